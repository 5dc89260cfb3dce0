import type { ErrorCode, Text } from '#libs/contracts/index.js';
import { carriersOf } from './authority.js';
import type { CaseState, OpenTask } from './case-state.js';
import type { CaseType } from './contract.js';
import { carriersTowards, eventComesAgain, eventsThatStartThePromise } from './outlook/procedure-outlook.js';

/** Somebody whose turn it is, or will be: the holder of a duty or of a power. */
export interface Unblocker {
  /** Key of the duty or power. */
  carrier: string;
  /** Engine's key of the open task; null while the duty is still to come, and for a power. */
  task: string | null;
  /** Last day, YYYY-MM-DD; null where nothing runs. */
  by: string | null;
  /** It is not the holder who is awaited but the end of this duty's limit, when the system acts. */
  limit?: true;
}

/** Why an action cannot be taken; who or what would unblock it, and by when. */
export interface Refusal {
  code: ErrorCode | (string & {});
  message: Text;
  /** What would: a document, a date, a signature, another value. */
  unblockedBy?: Text;
  /** Who would; all of them have to where a case waits for several. */
  holders?: readonly Unblocker[];
  /** Where it is not the holders' own last day. */
  by?: string | null;
}

export interface Refused {
  allowed: false;
  error: ErrorCode;
  reasons: Refusal[];
  authority: null;
}

export function refuse(error: ErrorCode, message: Text, more: Partial<Refusal> = {}): Refused {
  return { allowed: false, error, reasons: [{ code: error, message, ...more }], authority: null };
}

/** An open task as somebody's turn. While the case is suspended its last day is not known. */
export function turnOf(state: CaseState, task: OpenTask): Unblocker {
  return { carrier: task.duty, task: task.key, by: state.clock.suspension ? null : task.due };
}

/** 依次: who signs before must sign first. The command names them as the task's holders. */
export function notYourTurn(state: CaseState, task: OpenTask, count: number): Refused {
  return refuse(
    'CASE.NOT_YOUR_TURN',
    {
      zh: `尚未轮到您签署，须先由前面的 ${count} 人签署。`,
      en: `It is not your turn to sign yet: ${count} must sign before you.`,
    },
    { holders: [turnOf(state, task)] },
  );
}

/** Everybody for whom the case waits now. */
export function turns(state: CaseState): Unblocker[] {
  return state.tasks.map((task) => turnOf(state, task));
}

/**
 * Who sends an event: the open duties that carry it, or else those that will, or else the limits that send it when they
 * pass. A closed case is nobody's, and so is an event that no way leads back to.
 */
export function sendersOf(
  caseType: CaseType,
  state: CaseState,
  event: string,
  but: (carrier: string) => boolean = () => false,
): Unblocker[] {
  const { duties, powers } = carriersOf(caseType, event);
  if (duties.length + powers.length === 0) return limitsThatSend(caseType, state, event);
  const still = [...duties, ...powers].filter((carrier) => eventComesAgain(caseType, state, event, [carrier]));
  const open = still.length > 0 ? state.tasks.filter((task) => duties.includes(task.duty)) : [];
  const turns = open.length > 0 ? open.map((task) => turnOf(state, task)) : still.map(toCome);
  return turns.filter(({ carrier }) => !but(carrier));
}

/**
 * Whose next step leads towards an event: open duties with their last days, or else powers, which have none. Whoever
 * only finishes what is open now, without bringing the event nearer, is not named.
 * @param by the duties and powers under which the event would be sent
 */
export function turnsTowards(
  caseType: CaseType,
  state: CaseState,
  event: string,
  by: readonly string[],
): { turns: Unblocker[]; onlyByPower: boolean } {
  const towards = carriersTowards(caseType, state, event, by);
  if (!towards) return { turns: turns(state), onlyByPower: false };
  const found = towards.flatMap(({ carrier, task, limit }): Unblocker[] => {
    if (!task) return [toCome(carrier)];
    const open = state.tasks.filter(({ duty }) => duty === carrier);
    return open.map((each) => ({ ...turnOf(state, each), ...(limit && { limit }) }));
  });
  return { turns: found, onlyByPower: towards.length > 0 && towards.every(({ task }) => !task) };
}

function toCome(carrier: string): Unblocker {
  return { carrier, task: null, by: null };
}

function limitsThatSend(caseType: CaseType, state: CaseState, event: string): Unblocker[] {
  return state.tasks.flatMap((task) => {
    const passed = caseType.duties[task.duty]?.whenPassed;
    const sends = passed && ('send' in passed ? passed.send : 'DEADLINE_PASSED') === event;
    return sends && task.due !== null ? [{ ...turnOf(state, task), limit: true as const }] : [];
  });
}

/** Whoever lets the promise begin: those who accept the case. */
export function acceptors(caseType: CaseType, state: CaseState): Unblocker[] {
  return eventsThatStartThePromise(caseType).flatMap((event) => sendersOf(caseType, state, event));
}

/** The refusal's last day: the latest of its holders', for a case that waits for several waits for the last of them. */
export function dayOf({ by, holders }: Refusal): string | null {
  return by ?? (holders ?? []).reduce<string | null>((last, each) => latest(last, each.by), null);
}

function latest(one: string | null, other: string | null): string | null {
  return one !== null && (other === null || one > other) ? one : other;
}
