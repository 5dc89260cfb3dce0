import { officeOf, type CaseOffices } from '#libs/case-engine/authority.js';
import type { CaseState, OpenTask } from '#libs/case-engine/case-state.js';
import type { CaseType, Duty, Facts, Power } from '#libs/case-engine/contract.js';
import { guardsPassed } from '#libs/case-engine/procedure.js';
import { principalOf } from '#libs/case-engine/task-handling.js';
import { judge } from '#libs/case-engine/verdict.js';
import type { ConditionThen, GroundsThen, PermissionThen, SeparationThen, Text } from '#libs/contracts/index.js';
import { systemActor } from '#libs/identity/actor.js';
import type { CaseEvent } from '../case-event.entity.js';
import { consultationEvents, internalLine, isConsultationEvent } from '../consultations/consultation-events.js';
import type { ReplayedLine } from '../replay/replay.js';
import { recusalDeclared } from '../recusals/recusal-line.js';
import { isTaskEvent } from '../task-events.js';
import type { LineShown } from '../timeline-item.js';
import { caseMigrated, caseMigratedTitle } from '../versions/case-migrated.js';
import type { Withheld } from '../withheld.js';
import type { Names } from './names.js';

/** Why a line of a log was permitted: read from the line and from the case as it was just before. */

/** A line, the case before it, and the words to say it in. */
export interface Asked {
  line: ReplayedLine & { event: CaseEvent; before: CaseState };
  offices: CaseOffices;
  names: Names;
  /** What the reader does not get to see of the case, and of this line. */
  withheld: Withheld;
  shown: LineShown;
  lang: keyof Text;
}

export function permissionOf(asked: Asked): PermissionThen {
  const { line, offices, names, shown, lang } = asked;
  const { event, caseType, before } = line;
  const { carrier } = event.input;
  const task = before.tasks.find(({ key }) => key === event.input.taskKey) ?? null;
  const post = caseType.duties[carrier] ?? caseType.powers[carrier];
  // The office of a person whose name is kept confidential would tell who it was.
  const held = post && !shown.nameless ? heldBy(post, event, offices) : { role: null, office: null };
  const [principal] = principalOf(task, event.actorId);
  return {
    by: kindOf(event, task),
    carrier,
    title: (titleOf(event, shown) ?? post?.title)?.[lang] ?? carrier,
    role: held.role,
    office: held.office === null ? null : names.office(held.office),
    task: task && {
      key: task.key,
      openedOn: task.openedOn,
      dueDate: task.due,
      principal: principal === undefined ? null : names.person(principal),
    },
    grounds: shown.hidden || shown.nameless ? null : groundsOf(asked, task),
  };
}

/** Of a line that no duty or power carries. */
function titleOf({ type }: CaseEvent, { hidden }: LineShown): Text | undefined {
  if (isConsultationEvent(type)) return hidden ? internalLine.title : consultationEvents[type];
  return type === caseMigrated ? caseMigratedTitle : undefined;
}

function kindOf(event: CaseEvent, task: OpenTask | null): PermissionThen['by'] {
  if (event.type === caseMigrated) return 'migration';
  if (event.type === recusalDeclared) return 'recusal';
  if (isTaskEvent(event.type) || isConsultationEvent(event.type)) return 'handling';
  if (event.actorId === systemActor.personId) return 'limit';
  return task ? 'task' : 'power';
}

/** Whether the procedure decided: not on handling a task, and not on moving to another version. */
function isOfProcedure(caseType: CaseType, event: CaseEvent): boolean {
  return Object.hasOwn(caseType.events, event.type);
}

/** The role and office by which the actor held a duty or power. */
function heldBy(post: Duty | Power, { input }: CaseEvent, offices: CaseOffices) {
  const { scope } = post;
  const office = scope.kind === 'anyone' ? null : officeOf(scope, offices);
  if ('role' in post) return { role: post.role === 'system' ? null : post.role, office };
  const grant = input.person?.grants.find(
    ({ role, unit }) => post.roles.includes(role) && (scope.kind === 'anyone' || unit === office),
  );
  return { role: grant?.role ?? post.roles[0] ?? null, office: grant?.unit ?? office };
}

function groundsOf(asked: Asked, task: OpenTask | null): GroundsThen {
  const { line, offices, names, withheld, lang } = asked;
  const { event, caseType } = line;
  const { person, facts, settings } = event.input;
  const slotTitle = (slot: string) => caseType.attachments.find((each) => each.slot === slot)?.title[lang] ?? slot;
  return {
    grants: withheld.opinions
      ? null
      : (person?.grants.map(({ role, unit }) => ({ role, office: names.office(unit) })) ?? null),
    ownCase: {
      applicant: names.office(offices.applicant),
      belonged: person ? person.memberOf.includes(offices.applicant) : null,
    },
    conditions: conditionsOf(asked),
    separation: separationOf(asked, task),
    facts: {
      formErrors: facts.formErrors.length,
      missingAttachments: facts.missingAttachments.map(slotTitle),
      noticeDaysLeft: facts.noticeDaysLeft,
      today: facts.today,
    },
    settings: Object.entries(settings).map(([key, value]) => {
      const definition = caseType.settings[key];
      return { key, title: definition?.title[lang] ?? key, value, unit: definition?.unit ?? '' };
    }),
    judgedAgain: judgedAgain(asked),
  };
}

function conditionsOf({ line, lang }: Asked): ConditionThen[] {
  const { event, caseType, before } = line;
  if (!isOfProcedure(caseType, event)) return [];
  const { facts, carrier, taskKey } = event.input;
  const duty = taskKey === null ? null : carrier;
  const sent = { type: event.type, duty, payload: event.payload, facts };
  return guardsPassed(caseType, before.snapshot, sent).map((guard) => {
    const reads = caseType.guards[guard]?.reads ?? [];
    const told = reads.flatMap((name) => factOf(line, name, lang));
    const plain = { zh: '轮到该职责', en: 'It was the turn of this duty' };
    return {
      guard,
      title: told.map(({ title }) => title).join(lang === 'zh' ? '、' : ', ') || plain[lang],
      facts: told,
    };
  });
}

/** A fact with the value that it had. One of the event is told by its witnesses: they name where it is looked for. */
function factOf({ event, caseType, before }: Asked['line'], name: string, lang: keyof Text): ConditionThen['facts'] {
  const ofContext = caseType.facts.context[name];
  if (ofContext) return [{ title: ofContext.title[lang], value: ofContext.of(before.snapshot.context) }];
  const ofEvent = caseType.facts.event[name];
  if (!ofEvent) return [];
  const witnesses = Object.values(ofEvent.values);
  const looked = [
    ...witnesses.flatMap(({ payload }) => Object.keys(payload ?? {}).map((key) => event.payload[key])),
    ...witnesses.flatMap(({ facts }) => Object.keys(facts ?? {}).map((key) => event.input.facts[key as keyof Facts])),
  ];
  const value = looked.find((each) => ['string', 'number', 'boolean'].includes(typeof each)) ?? null;
  return [{ title: ofEvent.title[lang], value: value as string | number | boolean | null }];
}

/** Every duty that may not meet the one acted under, whether anybody had held it or not: all of them were looked at. */
function separationOf({ line, names, withheld, lang }: Asked, task: OpenTask | null): SeparationThen[] {
  const { event, caseType, before } = line;
  const { carrier } = event.input;
  const acting = [event.actorId, ...principalOf(task, event.actorId)];
  return caseType.separate.flatMap(([one, other]) => {
    const duty = one === carrier ? other : other === carrier ? one : null;
    if (duty === null) return [];
    const holders = before.holders[duty] ?? [];
    const post = caseType.duties[duty] ?? caseType.powers[duty];
    const confidential = withheld.objectors && post?.events.some((each) => caseType.events[each]?.confidential);
    return [
      {
        duty,
        title: post?.title[lang] ?? duty,
        heldBy: confidential ? [] : holders.map(names.person),
        kept: !holders.some((each) => acting.includes(each)),
      },
    ];
  });
}

function judgedAgain({ line, offices, lang }: Asked): GroundsThen['judgedAgain'] {
  const { event, caseType, before } = line;
  const { person, facts, settings, taskKey } = event.input;
  if (!person || !isOfProcedure(caseType, event)) return null;
  const verdict = judge({
    caseType,
    state: before,
    offices,
    person: { personId: event.actorId, ...person },
    event: event.type,
    payload: event.payload,
    taskKey,
    facts,
    settings,
  });
  const reasons = verdict.allowed ? [] : verdict.reasons;
  return { allowed: verdict.allowed, reasons: reasons.map(({ code, message }) => ({ code, message: message[lang] })) };
}
