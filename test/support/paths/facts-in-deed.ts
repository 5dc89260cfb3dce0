import type { CaseType, EventFact, Facts, Witness } from '#libs/case-engine/contract.js';
import { errorsOf } from '#libs/case-engine/form-errors.js';
import { someDay, type Move } from '#libs/case-engine/checker/procedure-moves.js';
import type { Situation } from '#libs/casework/situation.js';
import type { Actor } from '#libs/identity/actor.js';
import type { CaseLaboratory } from './case-laboratory.js';

/** Facts that the model checker assumes, brought about for real: what is sent says it, what is loaded is done. */

type Payload = Record<string, unknown>;

/** What the witnesses of a move's facts ask for, beyond the event's example and an ordinary day. */
export function witnessOf(caseType: CaseType, { facts }: Pick<Move, 'facts'>): Required<Witness> {
  const witnesses = Object.entries(facts).map(([name, value]) => caseType.facts.event[name]?.values[value] ?? {});
  return {
    payload: Object.assign({}, ...witnesses.map((each) => each.payload)) as Payload,
    facts: Object.assign({}, ...witnesses.map((each) => each.facts)) as Partial<Facts>,
  };
}

/**
 * What each signer sends: the example of that day with what the witnesses say. Dates of a witness lie as far from today
 * as they do from the day on which witnesses are made; what several sign together, each says for one part.
 */
export function payloadsOf(caseType: CaseType, move: Move, today: string): Payload[] {
  const example = caseType.events[move.event]?.example?.(today) ?? {};
  const { signed, ...said } = moved(witnessOf(caseType, move).payload, someDay, today) as Payload & {
    signed?: Payload[];
  };
  return Array.from({ length: move.signers }, (_, index) => ({ ...example, ...said, ...signed?.[index] }));
}

/** Makes the form and the attachments such as the move needs them, while they are in the applicant's hands. */
export async function prepareApplication(
  laboratory: CaseLaboratory,
  applicant: Actor,
  caseId: string,
  move: Move,
): Promise<void> {
  const { caseType } = laboratory;
  const wanted = witnessOf(caseType, move).facts;
  if (wanted.formErrors === undefined && wanted.missingAttachments === undefined) return;
  const { facts } = await laboratory.situation(caseId);
  const [faulty, lacking] = [wanted.formErrors?.length ?? 0, wanted.missingAttachments?.length ?? 0];
  if (faulty > 0 && facts.formErrors.length === 0) {
    await laboratory.fill(applicant, caseId, { [neededProperty(caseType)]: null });
  } else if (faulty === 0 && facts.formErrors.length > 0) {
    await laboratory.fill(applicant, caseId, caseType.formExample);
  }
  const required = caseType.attachments.filter((each) => each.required).map((each) => each.slot);
  if (lacking > 0 && facts.missingAttachments.length === 0) {
    for (const slot of required.slice(0, 1)) await laboratory.detach(applicant, caseId, slot);
  } else if (lacking === 0) {
    for (const slot of facts.missingAttachments) await laboratory.attach(applicant, caseId, slot);
  }
}

function neededProperty(caseType: CaseType): string {
  const needed = Object.keys(caseType.formExample).find((property) => {
    const { [property]: _, ...rest } = caseType.formExample;
    return errorsOf(caseType.form, rest).length > 0;
  });
  if (needed === undefined) throw new Error(`The form of ${caseType.key} needs nothing`);
  return needed;
}

/** Whether a move's facts are those of now: of the case as it is, and of the example that an action is judged by. */
export function isAsNow(situation: Situation, { event, facts }: Move): boolean {
  const { caseType, today } = situation;
  const example = caseType.events[event]?.example?.(today.date) ?? {};
  return Object.entries(facts).every(([name, value]) => {
    const fact = caseType.facts.event[name];
    return fact !== undefined && showsValue(fact, value, { payload: example, facts: situation.facts }, today.date);
  });
}

interface Now {
  payload: Payload;
  facts: Facts;
}

function showsValue(fact: EventFact, value: string, now: Now, today: string): boolean {
  const witness = fact.values[value];
  const looked = (part: 'payload' | 'facts') => [
    ...new Set(Object.values(fact.values).flatMap((each) => Object.keys(each[part] ?? {}))),
  ];
  const ordinary: Payload = { formErrors: [], missingAttachments: [], noticeDaysLeft: 0 };
  const ofFacts = looked('facts').every(
    (key) =>
      shapeOf((witness?.facts as Payload | undefined)?.[key] ?? ordinary[key], someDay) ===
      shapeOf((now.facts as unknown as Payload)[key], today),
  );
  const ofPayload = looked('payload').every(
    (key) => !(key in now.payload) || shapeOf(witness?.payload?.[key], someDay) === shapeOf(now.payload[key], today),
  );
  return ofFacts && ofPayload;
}

/** What guards can tell apart of a value: whether a list is empty, a number is above nought, a date lies ahead. */
function shapeOf(value: unknown, today: string): string {
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : 'something';
  if (typeof value === 'number') return value > 0 ? 'some' : 'none';
  return isDate(value) ? (value > today ? 'ahead' : 'past') : String(value);
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}

function moved(value: unknown, from: string, to: string): unknown {
  if (Array.isArray(value)) return value.map((each) => moved(each, from, to));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, moved(each, from, to)]));
  }
  if (!isDate(value)) return value;
  return new Date(Date.parse(value) + Date.parse(to) - Date.parse(from)).toISOString().slice(0, 10);
}
