import type { JsonSchema } from './case.js';

export interface CaseTypeSummary {
  key: string;
  version: number;
  title: string;
  description: string;
  applicantRole: string;
  subjectKind: string;
  promise: { days: number; kind: 'wd' | 'cd' };
}

export interface AttachmentSlotView {
  slot: string;
  title: string;
  help: string;
  required: boolean;
  /** Media types, e.g. `application/pdf`. */
  accept: string[];
}

export interface StateInfo {
  /** Dotted path, e.g. `jointReview.fire.pending`. */
  path: string;
  title: string;
  status: string;
  final: boolean;
}

export interface DutyInfo {
  key: string;
  title: string;
  state: string;
  role: string;
  scope: string;
  events: string[];
  signers: number;
  limit: { days: number; kind: 'wd' | 'cd' } | null;
  promiseClock: 'runs' | 'paused';
  whenPassed: string;
}

/** What an event is called and carries, so that the timeline can tell its payload in words. */
export interface EventInfo {
  event: string;
  title: string;
  grave: boolean;
  payload?: JsonSchema;
}

/** Nodes and arrows of the procedure; layout is the reader's. */
export interface Diagram {
  nodes: { id: string; title: string; parent: string | null; kind: 'state' | 'final' | 'parallel' }[];
  edges: { id: string; from: string; to: string; event: string; title: string }[];
}

/** What the model checker proved about a case type when the process started. */
export interface CheckReport {
  passed: boolean;
  rules: { rule: string; passed: boolean; findings: string[] }[];
  /** What ought to be looked at, though nothing breaks by it. */
  warnings: string[];
  /** Over how much it was proved; null when the declarations were too broken to be explored. */
  explored: {
    /** Places that a case can be in: states, what guards see of the context, and how the clocks stand. */
    places: number;
    /** Combinations of states alone. */
    configurations: number;
    /** Ways from one place to another. */
    passages: number;
  } | null;
  milliseconds: number;
}

export interface CaseTypeView extends CaseTypeSummary {
  form: {
    schema: JsonSchema;
    /** Pages of the form, in order: title and the properties on it. */
    steps: { title: string; properties: string[] }[];
    example: Record<string, unknown>;
  };
  attachments: AttachmentSlotView[];
  states: StateInfo[];
  duties: DutyInfo[];
  diagram: Diagram;
  events: EventInfo[];
  check: CheckReport;
  definitionHash: string;
}
