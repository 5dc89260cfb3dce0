import type { Role } from './identity.js';
import type { Text } from './text.js';

/** Going from one version of a case type to the next: what changes, what it means for each open case, who approved it. */

/**
 * `released`: new cases take it. `candidate`: newer, waits for an approved report. `older`: only cases that began under
 * it still follow it.
 */
export type VersionStanding = 'released' | 'candidate' | 'older';

export interface CaseTypeVersion {
  version: number;
  standing: VersionStanding;
  definitionHash: string;
  /** Cases that follow it and are not decided. */
  openCases: number;
}

/**
 * Who does what with a new version (三员分立, ADR 25): the system administrator puts it up and lets it be tried, and
 * decides nothing about cases; the bureau, whose procedure it is, or the joint meeting's office decides.
 */
export const versionOrderers = ['system-admin', 'bureau-director'] as const satisfies readonly Role[];
export const versionDeciders = [
  { role: 'bureau-director', unit: 'bureau' },
  { role: 'joint-meeting-secretary', unit: 'joint-meeting-office' },
] as const satisfies readonly { role: Role; unit: string }[];
export const versionDecidingRoles = versionDeciders.map(({ role }) => role);
/** Those, and who reads all logs. */
export const versionReaders = ['system-admin', 'auditor', ...versionDecidingRoles] as const satisfies readonly Role[];

/** `superseded`: a newer report was ordered before anybody decided on this one. */
export const versionChangeStates = ['computing', 'ready', 'superseded', 'rejected', 'migrating', 'done'] as const;
export type VersionChangeState = (typeof versionChangeStates)[number];

/** `skipped`: it, or what was foreseen of it, had changed since the dry run, or it came later. `stays`: the dry run could not decide where it would stand. */
export const caseFates = ['pending', 'migrated', 'skipped', 'stays'] as const;
export type CaseFate = (typeof caseFates)[number];

/** In which order the difference between two versions is told. */
export const diffSections = [
  'states',
  'ways',
  'paths',
  'powers',
  'duties',
  'limits',
  'separation',
  'events',
  'letters',
  'notices',
  'form',
] as const;
export type DiffSection = (typeof diffSections)[number];

/** One thing that the newer version has and the older has not, or the other way round, or says otherwise. */
export interface DiffEntry<Words = Text> {
  change: 'added' | 'removed' | 'changed';
  subject: Words;
  /** Null where the older version has no such thing. */
  before: Words | null;
  /** Null where the newer version has no such thing. */
  after: Words | null;
}

export type BehaviourDiff<Words = Text> = Record<DiffSection, DiffEntry<Words>[]>;

/** Whoever has a role in an office: what that person may send in the case before and after. */
export interface ForecastParty {
  role: string;
  unit: string;
  gained: string[];
  lost: string[];
}

export interface ForecastTask {
  /** Key of the duty; after the move where the task is kept or new. */
  duty: string;
  change: 'kept' | 'opened' | 'closed';
  role: string;
  unit: string;
  dueBefore: string | null;
  dueAfter: string | null;
  /** Null where nobody has claimed the task. */
  assignee: 'kept' | 'lost' | null;
}

/** What moving would mean for one case. Paths, duties and events by their keys. */
export interface CaseForecast {
  /** Business date (YYYY-MM-DD) on which it was foreseen. */
  on: string;
  from: string[];
  /** Empty where it cannot be decided. */
  to: string[];
  undecidable: { code: string; message: Text } | null;
  parties: ForecastParty[];
  tasks: ForecastTask[];
  promise: { before: string | null; after: string | null };
}

export interface VersionChangeCounts {
  moves: number;
  stays: number;
  /** Of those that move, after approval. */
  pending: number;
  migrated: number;
  skipped: number;
}

export interface VersionChangeSummary {
  id: string;
  caseType: string;
  title: string;
  fromVersion: number;
  toVersion: number;
  state: VersionChangeState;
  counts: VersionChangeCounts;
  /** Open cases of the older version that the dry run has not looked at yet. */
  remaining: number;
  orderedBy: string;
  orderedAt: string;
  orderReason: string;
  decidedBy: string | null;
  decidedAt: string | null;
  decisionReason: string | null;
  finishedAt: string | null;
}

export interface VersionChangeView extends VersionChangeSummary {
  fromHash: string;
  toHash: string;
  /** Null while it is computed. What is approved: the definitions, the difference, each case with its version. */
  digest: string | null;
  dryRunMs: number;
  diff: BehaviourDiff<string> | null;
  /** What the reader may do with it now. */
  mayDecide: boolean;
  /** Why not, in a sentence; null where the reader may. */
  whyNot: string | null;
}

/** One case of a report, for those who may follow the case. */
export interface VersionChangeCaseRow {
  caseId: string;
  number: string;
  subject: string;
  outcome: 'moves' | 'stays';
  fate: CaseFate;
  /** Why it stays or was skipped. */
  note: string | null;
  fromState: string;
  toState: string | null;
  gained: string[];
  lost: string[];
  tasks: {
    title: string;
    change: ForecastTask['change'];
    holder: string;
    dueBefore: string | null;
    dueAfter: string | null;
    assignee: ForecastTask['assignee'];
  }[];
  promise: CaseForecast['promise'];
}
