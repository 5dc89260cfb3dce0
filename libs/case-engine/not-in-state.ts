import { mayHoldDuty, type CaseOffices, type Person } from './authority.js';
import type { CaseState } from './case-state.js';
import type { CaseType, Duty } from './contract.js';
import { activeLeaves, activeMeta } from './procedure.js';
import { pathOf } from './procedure-graph.js';
import { eventComesAgain } from './outlook/procedure-outlook.js';
import { refuse, turnsTowards, type Refused } from './refusal.js';

/** Who asks for what, and where the case stands. */
interface Question {
  caseType: CaseType;
  state: CaseState;
  offices: CaseOffices;
  person: Person;
  event: string;
}

/**
 * Why an event does not go where the case stands: over for good, already done, or still to come.
 * @param carriers the duties and powers under which the person could send it
 */
export function notInState(question: Question, carriers: readonly string[]): Refused {
  const { caseType, state, event } = question;
  const at = activeMeta(caseType, state.snapshot).title;
  if (state.snapshot.status === 'done') {
    return refuse('CASE.NOT_IN_STATE', {
      zh: `办件已办结（${at.zh}），不能再办理。`,
      en: `The case is closed (${at.en}).`,
    });
  }
  const answered = answeredDuty(question, carriers);
  if (answered) return alreadyAnswered(question, ...answered);
  const title = caseType.events[event]?.title ?? { zh: event, en: event };
  if (!eventComesAgain(caseType, state, event, carriers)) {
    return refuse('CASE.NOT_IN_STATE', {
      zh: `办件现处于「${at.zh}」，「${title.zh}」的环节已经过去。`,
      en: `The case is in ${at.en}; the time for ${title.en} has passed.`,
    });
  }
  const { turns, onlyByPower } = turnsTowards(caseType, state, event, carriers);
  const aside = onlyByPower
    ? { zh: '；办完现环节也不会到此环节', en: ', nor does finishing what is open now lead there' }
    : { zh: '', en: '' };
  return refuse(
    'CASE.NOT_IN_STATE',
    {
      zh: `办件现处于「${at.zh}」，尚不能「${title.zh}」${aside.zh}。`,
      en: `${title.en} is not possible while the case is in ${at.en}${aside.en}.`,
    },
    { holders: turns },
  );
}

/** A duty of the person whose part of what runs side by side is done, while other parts are not. */
function answeredDuty({ caseType, state, person, offices }: Question, carriers: readonly string[]) {
  const done = activeLeaves(caseType, state.snapshot).flatMap(({ type, parent }) =>
    type === 'final' && parent?.parent?.type === 'parallel' ? [pathOf(parent)] : [],
  );
  return carriers
    .flatMap((key): [string, Duty][] => (caseType.duties[key] ? [[key, caseType.duties[key]]] : []))
    .find(([, duty]) => {
      const part = duty.state.split('.').slice(0, -1).join('.');
      return done.includes(part) && mayHoldDuty(person, duty, offices);
    });
}

/** There is nothing that anybody could do about it, and nothing that has to be done. */
function alreadyAnswered({ state, person }: Question, key: string, { title }: Duty): Refused {
  const held = state.holders[key] ?? [];
  const byPerson = held.length > 0 && held.every((each) => each === person.personId);
  return refuse('CASE.NOT_IN_STATE', {
    zh: `「${title.zh}」${byPerson ? '您' : ''}已办结，无须再办；办件在等其他各项。`,
    en: `${byPerson ? 'You have already done your part' : 'This part is already done'} (${title.en}); the case waits for the other parts.`,
  });
}
