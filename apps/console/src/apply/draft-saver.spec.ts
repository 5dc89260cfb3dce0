import { jest } from '@jest/globals';
import type { CaseView } from '#libs/contracts/index.js';
import { ApiProblem } from '../api/problem';
import { DraftSaver, type DraftServer, type DraftShelf } from './draft-saver';

const viewOf = (form: Record<string, unknown>, version: number, status = 'draft'): CaseView =>
  ({ form, version, status }) as unknown as CaseView;

/** A server that keeps one draft, counts versions and can be told to refuse. */
class OneDraft implements DraftServer {
  view: CaseView;
  refuse: ApiProblem | null = null;
  readonly received: Record<string, unknown>[] = [];

  constructor(form: Record<string, unknown>) {
    this.view = viewOf(form, 1);
  }

  change(form: Record<string, unknown>, status = 'draft'): void {
    this.view = viewOf({ ...this.view.form, ...form }, this.view.version + 1, status);
  }

  save(changes: Record<string, unknown>, version: number): Promise<CaseView> {
    if (this.refuse) return Promise.reject(this.refuse);
    if (version !== this.view.version)
      return Promise.reject(new ApiProblem({ status: 412, code: 'CASE.STALE_VERSION' }));
    this.received.push(changes);
    this.change(changes);
    return Promise.resolve(this.view);
  }

  load(): Promise<CaseView> {
    return Promise.resolve(this.view);
  }
}

class Shelf implements DraftShelf {
  kept: Record<string, unknown> | null = null;
  read = () => this.kept;
  write = (form: Record<string, unknown> | null) => void (this.kept = form);
}

function setUp(form: Record<string, unknown> = { name: 'a' }, kept: Record<string, unknown> | null = null) {
  const server = new OneDraft(form);
  const shelf = new Shelf();
  shelf.kept = kept;
  return { server, shelf, saver: new DraftSaver(server.view, server, shelf) };
}

describe('DraftSaver', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('saves once after a pause in typing, and only what changed', async () => {
    const { server, saver, shelf } = setUp({ name: 'a', city: 'x' });
    saver.edit({ name: 'ab', city: 'x' });
    saver.edit({ name: 'abc', city: 'x' });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(server.received).toEqual([{ name: 'abc' }]);
    expect([saver.snapshot().phase, shelf.kept]).toEqual(['saved', null]);
  });

  it('keeps on the shelf what the server did not take, and tries again', async () => {
    const { server, saver, shelf } = setUp();
    server.refuse = new ApiProblem({ status: 0, code: 'NETWORK' });
    saver.edit({ name: 'b' });
    await jest.advanceTimersByTimeAsync(1_000);
    expect([saver.snapshot().phase, shelf.kept]).toEqual(['failed', { name: 'b' }]);
    server.refuse = null;
    await jest.advanceTimersByTimeAsync(3_000);
    expect([saver.snapshot().phase, server.view.form]).toEqual(['saved', { name: 'b' }]);
  });

  it('goes on with what the shelf kept over a reload', async () => {
    const { server, saver } = setUp({ name: 'a' }, { name: 'kept' });
    expect(saver.snapshot().form).toEqual({ name: 'kept' });
    await jest.advanceTimersByTimeAsync(1_000);
    expect(server.view.form).toEqual({ name: 'kept' });
  });

  it('merges with what somebody else saved, and tells a clash', async () => {
    const { server, saver } = setUp({ name: 'a', city: 'x' });
    server.change({ name: 'theirs', city: 'y' });
    saver.edit({ name: 'mine', city: 'x' });
    await jest.advanceTimersByTimeAsync(2_000);
    expect(server.view.form).toEqual({ name: 'mine', city: 'y' });
    expect(saver.snapshot().conflicts).toEqual([{ name: 'name', mine: 'mine', theirs: 'theirs' }]);
  });

  it('stops, and keeps the text, when the case has moved on', async () => {
    const { server, saver } = setUp();
    server.change({}, 'received');
    saver.edit({ name: 'late' });
    await jest.advanceTimersByTimeAsync(2_000);
    expect([saver.snapshot().phase, saver.snapshot().form]).toEqual(['locked', { name: 'late' }]);
    expect(await saver.flush()).toBe(false);
  });
});
