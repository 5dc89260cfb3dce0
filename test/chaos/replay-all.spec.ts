import { replayCommand } from '../../apps/cli/replay.js';
import { CaseCrowd } from '../support/case-crowd.js';
import { copyCases } from '../support/copy-cases.js';
import { seeded } from '../support/seeded.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** Trust row 10. Cases that live through the commands, and how often each is copied afterwards for the sake of bulk. */
const cases = Number(process.env.REPLAY_CASES ?? 100);
const copies = Number(process.env.REPLAY_COPIES ?? 1);

let database: TestDatabase;
let crowd: CaseCrowd;

beforeAll(
  async () => {
    database = await createTestDatabase('seeded');
    crowd = await CaseCrowd.over(database, seeded(cases));
    const started = performance.now();
    await crowd.live(cases, 14, Math.min(600, cases / 3) * 24);
    const seconds = Math.round((performance.now() - started) / 1000);
    await copyCases(database, copies);
    process.stdout.write(`${cases} cases lived in ${seconds} s: ${JSON.stringify(crowd.counts)}\n`);
  },
  60_000 + cases * 6_000,
);

afterAll(async () => {
  await crowd.close();
  await database.drop();
});

test(
  'every case, rebuilt from its log, is what is stored of it',
  async () => {
    const { query } = database;
    await query('update business_clock set ahead_ms = $1', [crowd.now.getTime() - Date.now()]);
    const lines: string[] = [];
    const [started, heap] = [performance.now(), process.memoryUsage().heapUsed];
    const same = await replayCommand(crowd.dataSource, ['--all'], (line) => lines.push(line));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const grown = Math.round((process.memoryUsage().heapUsed - heap) / 1_048_576);
    process.stdout.write(`${lines.at(-1)}; in ${seconds} s, heap ${grown > 0 ? '+' : ''}${grown} MB\n`);
    expect({ same, found: lines.slice(0, -1).join('\n').slice(0, 5_000) }).toEqual({ same: true, found: '' });
    const [{ states }] = (await query<{ states: number }>(
      'select count(distinct status)::int as states from case_file',
    )) as [{ states: number }];
    expect(states).toBeGreaterThan(4);
    expect(lines.at(-1)).toMatch(new RegExp(`^${cases * (copies + 1)} cases`));
  },
  60_000 + cases * (copies + 1) * 100,
);
