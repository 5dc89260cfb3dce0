import type { CaseType } from '#libs/case-engine/contract.js';
import type { Text, TimelineItem } from '#libs/contracts/index.js';
import { systemActor, type Actor } from '#libs/identity/actor.js';
import { inShanghai } from './business-time.js';
import type { CaseEvent } from './case-event.entity.js';
import { consultationEvents, internalLine, isConsultationEvent } from './consultations/consultation-events.js';
import { isAboutPeople, recusalDeclared, recusalDeclaredTitle } from './recusals/recusal-line.js';
import { isTaskEvent, taskEvents } from './task-events.js';
import { caseMigrated, caseMigratedTitle } from './versions/case-migrated.js';
import type { Withheld } from './withheld.js';

/** What a reader does not get to see of one line of a log. */
export interface LineShown {
  /** What was said is an internal opinion of others. */
  hidden: boolean;
  /** Who acted is kept confidential. */
  nameless: boolean;
}

const confidentialName: Text = { zh: '实名异议人（依法保密）', en: 'A named person (kept confidential)' };

export function shownTo(caseType: CaseType, actor: Actor, withheld: Withheld, event: CaseEvent): LineShown {
  const definition = caseType.events[event.type];
  const internal = definition
    ? definition.audience === 'officials'
    : isAboutPeople(event.type) || isConsultationEvent(event.type);
  const others = event.actorId !== actor.personId;
  return {
    hidden: internal && others && withheld.opinions,
    nameless: definition?.confidential === true && others && withheld.objectors,
  };
}

export function timelineItem(
  caseType: CaseType,
  { hidden, nameless }: LineShown,
  event: CaseEvent,
  lang: keyof Text,
): TimelineItem {
  const definition = caseType.events[event.type];
  const shownAs = hidden ? definition?.shownAs : undefined;
  const title = shownAs?.title ?? titleOf(event.type) ?? definition?.title;
  const { actorId, actorName, actorOffice } = event;
  if (hidden && isConsultationEvent(event.type)) return internalItem(event, lang);
  return {
    seq: event.seq,
    at: inShanghai(event.at),
    type: shownAs?.type ?? event.type,
    title: title?.[lang] ?? event.type,
    actor: nameless
      ? { id: null, name: confidentialName[lang], office: '' }
      : { id: actorId === systemActor.personId ? null : actorId, name: actorName, office: actorOffice },
    from: event.fromState,
    to: event.toState,
    payload: hidden ? null : event.payload,
    comment: hidden ? null : event.comment,
  };
}

/** The chain has the line, and so does the timeline; who asked whom what is for officials. */
function internalItem({ seq, at, fromState, toState }: CaseEvent, lang: keyof Text): TimelineItem {
  const { type, title, actor } = internalLine;
  return {
    seq,
    at: inShanghai(at),
    type,
    title: title[lang],
    actor: { id: null, name: actor[lang], office: '' },
    from: fromState,
    to: toState,
    payload: null,
    comment: null,
  };
}

/** What is the same in every case type. */
function titleOf(type: string): Text | undefined {
  if (type === caseMigrated) return caseMigratedTitle;
  if (isConsultationEvent(type)) return consultationEvents[type];
  if (type === recusalDeclared) return recusalDeclaredTitle;
  return isTaskEvent(type) ? taskEvents[type] : undefined;
}
