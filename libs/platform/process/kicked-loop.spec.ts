import { KickedLoop } from './kicked-loop.js';

const silent = { warn: () => undefined };
const hour = 3_600_000;

/** Work whose rounds are let through one by one. */
function heldWork() {
  const rounds: (() => void)[] = [];
  let most = 0;
  let now = 0;
  return {
    rounds,
    mostAtOnce: () => most,
    work: async () => {
      most = Math.max(most, ++now);
      await new Promise<void>((resolve) => rounds.push(resolve));
      now -= 1;
      return false;
    },
  };
}

describe('a kicked loop', () => {
  it('never works twice at the same time, and works once more after a kick during work', async () => {
    const held = heldWork();
    const loop = new KickedLoop('test', hour, held.work, silent);
    loop.start();
    loop.kick();
    loop.kick();
    held.rounds.shift()?.();
    await new Promise(setImmediate);
    expect(held.rounds).toHaveLength(1);
    held.rounds.shift()?.();
    await loop.stop();
    expect(held.mostAtOnce()).toBe(1);
  });

  it('goes on as long as there is more', async () => {
    let left = 3;
    const done = new Promise<void>((resolve) => {
      const loop = new KickedLoop(
        'test',
        hour,
        async () => {
          left -= 1;
          if (left === 0) resolve(loop.stop());
          return left > 0;
        },
        silent,
      );
      loop.start();
    });
    await done;
    expect(left).toBe(0);
  });

  it('survives a failure and tries again at the next interval', async () => {
    const warnings: string[] = [];
    let rounds = 0;
    let loop: KickedLoop | undefined;
    const second = new Promise<void>((resolve) => {
      const work = async (): Promise<boolean> => {
        rounds += 1;
        if (rounds === 1) throw new Error('passing');
        resolve();
        return false;
      };
      loop = new KickedLoop('test', 1, work, { warn: (message: string) => warnings.push(message) });
      loop.start();
    });
    await second;
    await loop?.stop();
    expect(rounds).toBeGreaterThanOrEqual(2);
    expect(warnings[0]).toContain('passing');
  });

  it('waits for the round under way when it stops, and starts none afterwards', async () => {
    const held = heldWork();
    const loop = new KickedLoop('test', 1, held.work, silent);
    loop.start();
    const stopped = loop.stop();
    held.rounds.shift()?.();
    await stopped;
    loop.kick();
    expect(held.rounds).toHaveLength(0);
  });
});
