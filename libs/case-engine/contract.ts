import type { AnyStateMachine } from 'xstate';
import type { CaseStatus, NotificationKind, Role, Text } from '#libs/contracts/index.js';
import type { LetterModel } from '#libs/contracts/index.js';
import type { VersionMigration } from './versions/version-migration.js';
import type { ContextFact, EventFact, Guard, ProcedureContext } from './procedure-facts.js';

export type * from './procedure-facts.js';
export type * from './versions/version-migration.js';

/** A class whose class-validator decorators describe a form or a payload. */
export type FormClass = new () => object;

export type DayKind = 'wd' | 'cd';

/** Whose office a duty falls to; it becomes the code of one office when the duty's task opens. */
export type DutyScope =
  { kind: 'applicant' } | { kind: 'territory' } | { kind: 'platform' } | { kind: 'unit'; unit: string };

/** How long a duty may take: a number of days taken from a setting, or a date that the case itself carries. */
export type Limit =
  | {
      setting: string;
      kind: DayKind;
      /** A last day on a day off moves to the next working day (民法典 203). */ roll: boolean;
    }
  | { until: (context: ProcedureContext) => string | null };

/** What happens when the limit passes: the case moves by a clock event, or stays and the superior is told. */
export type WhenPassed = { send: string } | { escalateTo: { role: Role; unit: string } };

/** What one waiting state asks of one role. */
export interface Duty {
  title: Text;
  /** Dotted path of the state that waits for this duty. */
  state: string;
  /** `system` marks a state that only a timer leaves. */
  role: Role | 'system';
  scope: DutyScope;
  events: readonly string[];
  /** How many different persons of the role must send the event before it reaches the procedure (会签). */
  signers: number;
  limit: Limit;
  promiseClock: 'runs' | 'paused';
  whenPassed: WhenPassed;
  /** Re-entering goes on with the days that are left (公示), until an effect starts the period anew. */
  continues?: boolean;
}

/** An event that a role may send without holding a task: withdrawing, objecting, suspending. */
export interface Power {
  title: Text;
  roles: readonly Role[];
  /** `anyone`: whoever holds one of the roles, outside of the applicant's own organisation. */
  scope: DutyScope | { kind: 'anyone' };
  events: readonly string[];
}

/** Events that act on the clock of a case, the same for every case type that names them. */
export interface ClockPowers {
  suspend: string;
  resume: string;
  extend: string;
  /** Events that go although the case is suspended. */
  whileSuspended: readonly string[];
  /** Names of the special procedures that `suspend` may give as its `kind`. */
  kinds: Readonly<Record<string, Text>>;
  /** Setting that holds the longest extension, in the promise's days. */
  extensionSetting: string;
}

export interface EventDefinition {
  title: Text;
  payload?: FormClass;
  /** A valid payload; `today` (YYYY-MM-DD) lets it carry dates in the future. */
  example?: (today: string) => Record<string, unknown>;
  /** `officials`: applicants and federation see that it happened, not what it says (内部意见). */
  audience: 'everyone' | 'officials';
  /** What the applicant and the federation read in place of an event whose very name is an internal opinion. */
  shownAs?: { type: string; title: Text };
  /** Who sent it is kept from the applicant (实名异议 is confidential). */
  confidential?: boolean;
  /** Sends the case aside without deciding the duty (补正): who sends it does not count as having held the duty. */
  preparatory?: boolean;
  /** Negative or final for the applicant: the console asks once more. */
  grave?: boolean;
}

export interface AttachmentSlot {
  slot: string;
  title: Text;
  help: Text;
  required: boolean;
  accept: readonly string[];
  /** Departments that need it, when not all do (an office sees only what is tagged to it). */
  departments?: readonly string[];
}

/** A number that the bureau may change from a date on; `source` says where the default comes from. */
export interface SettingDefinition {
  default: number;
  unit: string;
  title: Text;
  /** The rule or practice that the default follows, for readers of a deadline. */
  source: Text;
}

export interface LetterFacts {
  number: string;
  applicant: string;
  subject: string;
  territory: string;
  form: Record<string, unknown>;
  payload: Record<string, unknown>;
  /** Business date in Chinese long form, e.g. 2026年11月23日. */
  date: string;
  /** Last day of the promise, or of the applicant's limit for correcting or rectifying, in Chinese long form. */
  dueDate: string;
  /** What was asked for, item by item, in words. */
  items: string[];
  context: ProcedureContext;
}

export interface LetterDefinition {
  /** As readers know it, where several letters are of one kind (a decision for, a decision against). */
  kind: string;
  title: Text;
  build: (facts: LetterFacts) => LetterModel;
}

/** Who is told of an event that has moved the case, beyond the holders of the new tasks. */
export interface Notice {
  kind: NotificationKind;
  to: readonly ('applicant' | 'territory' | 'platform' | { role: Role; unit: string } | { whoHeld: string })[];
  /** Also listed under 抄送我的 of those told. */
  copy?: boolean;
}

/** State node's `meta`: what the state is called and counts as. */
export interface StateMeta {
  title: Text;
  status?: CaseStatus;
}

/** One kind of case. Everything a person sees is derived from it. */
export interface CaseType {
  key: string;
  version: number;
  title: Text;
  description: Text;
  /** Letters in the case number, e.g. `RD`. */
  numberPrefix: string;
  /** Role of the party concerned in its own office: who asks for something, or whom the case is about. */
  applicantRole: Role;
  /** Who opens a case ex officio (依职权); absent where the party concerned applies. */
  opening?: { role: Role };
  subjectKind: 'park' | 'enterprise' | 'parcel' | 'organisation';
  promise: { setting: string; kind: DayKind };
  machine: AnyStateMachine;
  form: FormClass;
  formSteps: readonly { title: Text; properties: readonly string[] }[];
  formExample: Record<string, unknown>;
  attachments: readonly AttachmentSlot[];
  /** Tax figures and the like: the federation follows a case without them (domain.md §1.5). */
  withheldFromFederation: { fields: readonly string[]; slots: readonly string[] };
  duties: Readonly<Record<string, Duty>>;
  powers: Readonly<Record<string, Power>>;
  clock: ClockPowers;
  events: Readonly<Record<string, EventDefinition>>;
  /** All that guards and context-writing actions tell apart; the model checker goes through every combination. */
  facts: { event: Readonly<Record<string, EventFact>>; context: Readonly<Record<string, ContextFact>> };
  guards: Readonly<Record<string, Guard>>;
  /** Duties or powers that one person may never both hold in one case. */
  separate: readonly (readonly [string, string])[];
  letters: Readonly<Record<string, LetterDefinition>>;
  /** What the notice board says, where the procedure publishes a notice. Not about natural persons. */
  publicNotice?: { title: (subject: string) => Text; basis: string; receivingUnit: string };
  /** By event: sent when it has moved the case. */
  notices: Readonly<Record<string, readonly Notice[]>>;
  settings: Readonly<Record<string, SettingDefinition>>;
  /** How open cases of older versions go on under this one, by the older version's number. */
  migrateFrom?: Readonly<Record<number, VersionMigration>>;
}

/** Effects that a machine's actions may name; the command carries them out in its own transaction. */
export const effectTypes = [
  'startPromiseClock',
  'issueLetter',
  'publishNotice',
  'endNotice',
  'registerPark',
  'revokeRecognition',
  'scheduleGrading',
] as const;
export type EffectType = (typeof effectTypes)[number];

export interface Effect {
  type: EffectType;
  params: Record<string, unknown>;
}
