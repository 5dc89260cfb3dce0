import type { CaseView } from '#libs/contracts/index.js';
import { ApiProblem } from '../api/problem';
import { changesBetween, mergeDrafts, type Conflict } from './merge-drafts';

type Form = Record<string, unknown>;

export interface DraftServer {
  /** Merges the changed fields into the stored form; a null clears a field. */
  save(changes: Form, version: number): Promise<CaseView>;
  load(): Promise<CaseView>;
}

/** A place that survives a reload for what the server does not have yet. */
export interface DraftShelf {
  read(): Form | null;
  write(form: Form | null): void;
}

export interface DraftStatus {
  /** `locked`: the case has moved on and takes no more edits; what was typed is still shown. */
  phase: 'saved' | 'waiting' | 'saving' | 'failed' | 'locked';
  savedAt: Date | null;
  form: Form;
  /** Latest answer of the server, with its verdict on the form. */
  view: CaseView;
  problem: ApiProblem | null;
  conflicts: Conflict[];
}

const pauseMs = 700;
const retryMs = [2_000, 5_000, 10_000, 30_000] as const;
const editable = (view: CaseView): boolean => view.status === 'draft' || view.status === 'correction';

/**
 * Keeps one draft in step with the server: waits for a pause in typing, saves, retries what failed, and merges when
 * somebody else saved in between. One save is under way at a time, so versions never race each other.
 */
export class DraftSaver {
  private status: DraftStatus;
  private agreed: Form;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private failures = 0;
  private readonly listeners = new Set<() => void>();

  constructor(
    view: CaseView,
    private readonly server: DraftServer,
    private readonly shelf: DraftShelf,
  ) {
    // What was kept for a form that can no longer be changed must not come back in a later correction.
    if (!editable(view)) shelf.write(null);
    const kept = shelf.read();
    this.agreed = view.form;
    const phase = editable(view) ? (kept ? 'waiting' : 'saved') : 'locked';
    this.status = { phase, savedAt: null, form: kept ?? view.form, view, problem: null, conflicts: [] };
    if (kept) this.schedule(0);
  }

  readonly snapshot = (): DraftStatus => this.status;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes a changed form; it is on the shelf at once and at the server after a pause. */
  edit(form: Form): void {
    this.shelf.write(form);
    this.show({ form, phase: this.status.phase === 'saving' ? 'saving' : 'waiting' });
    this.schedule(pauseMs);
  }

  /** Saves now what is not saved yet. True when the server has everything. */
  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    await this.running;
    if (this.status.phase === 'locked') return !this.dirty();
    if (this.dirty()) await this.save();
    else if (this.status.phase === 'waiting') this.show({ phase: 'saved' });
    return !this.dirty();
  }

  /** Takes over an answer from another command on the same case (an attachment put, for instance). */
  adopt(view: CaseView): void {
    if (view.version >= this.status.view.version) this.show({ view });
  }

  dismissConflicts(): void {
    this.show({ conflicts: [] });
  }

  /** No more saving; what is not at the server stays on the shelf. */
  stop(): void {
    clearTimeout(this.timer);
  }

  private dirty(): boolean {
    return Object.keys(changesBetween(this.agreed, this.status.form)).length > 0;
  }

  private schedule(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private save(): Promise<void> {
    this.running = this.attempt().finally(() => (this.running = undefined));
    return this.running;
  }

  private async attempt(): Promise<void> {
    const sent = this.status.form;
    this.show({ phase: 'saving', problem: null });
    try {
      const view = await this.server.save(changesBetween(this.agreed, sent), this.status.view.version);
      this.failures = 0;
      this.agreed = sent;
      const dirty = this.dirty();
      if (!dirty) this.shelf.write(null);
      this.show({ view, savedAt: new Date(), phase: dirty ? 'waiting' : 'saved' });
      if (dirty) this.schedule(pauseMs);
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : new ApiProblem({ status: 0, code: 'NETWORK' });
      if (problem.status === 412 || problem.status === 409) await this.reconcile(problem);
      else this.fail(problem);
    }
  }

  private fail(problem: ApiProblem): void {
    this.show({ phase: 'failed', problem });
    const passing = problem.status === 0 || problem.status === 429 || problem.status >= 500;
    if (passing) this.schedule(this.retryAfter());
    this.failures += 1;
  }

  private retryAfter(): number {
    return retryMs[Math.min(this.failures, retryMs.length - 1)] ?? 30_000;
  }

  private async reconcile(problem: ApiProblem): Promise<void> {
    try {
      const view = await this.server.load();
      if (!editable(view)) {
        this.show({ view, phase: 'locked', problem });
        return;
      }
      const { form, conflicts } = mergeDrafts(this.agreed, this.status.form, view.form);
      this.agreed = view.form;
      this.shelf.write(form);
      this.show({ view, form, conflicts: [...this.status.conflicts, ...conflicts], phase: 'waiting' });
      this.schedule(this.failures === 0 ? 0 : this.retryAfter());
      this.failures += 1;
    } catch (error) {
      this.fail(error instanceof ApiProblem ? error : problem);
    }
  }

  private show(change: Partial<DraftStatus>): void {
    this.status = { ...this.status, ...change };
    for (const listener of this.listeners) listener();
  }
}
