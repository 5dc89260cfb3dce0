import type { Role } from '#libs/contracts/index.js';
import { isApplicants } from '../../authority.js';
import type { CaseType } from '../../contract.js';
import type { Finding, Proof } from '../finding.js';
import type { Passage, Place, ProcedureSpace } from '../procedure-space.js';
import { canSendUnder } from './separation.js';
import { carrierOf } from './task-hands.js';

/** That nobody decides who is not meant to, and nobody alone where the case type asks for several. */

/** 三员分立 (GB/T 22239-2019, level 3): settings, accounts and audit lie in three hands, and none of them decides. */
const overseers: readonly Role[] = ['auditor', 'security-admin', 'system-admin'];

export const administratorsDecideNothing: Proof = {
  title: {
    zh: '三员（系统、安全、审计）不办理任何环节，每项职责分离都有实际意义',
    en: 'Auditors and administrators decide nothing, and each separation is of duties that one person could hold',
  },
  findings: (caseType) => [...overseersIn(caseType), ...emptySeparations(caseType)],
};

function overseersIn({ duties, powers }: CaseType): Finding[] {
  const held = [
    ...Object.entries(duties).flatMap(([key, { role, whenPassed }]) => [
      { key, role, what: 'is held by' },
      ...('escalateTo' in whenPassed ? [{ key, role: whenPassed.escalateTo.role, what: 'escalates to' }] : []),
    ]),
    ...Object.entries(powers).flatMap(([key, { roles }]) => roles.map((role) => ({ key, role, what: 'is held by' }))),
  ];
  return held
    .filter(({ role }) => overseers.some((overseer) => overseer === role))
    .map(({ key, role, what }) => ({ message: `${key}: ${what} the ${role}, who only oversees` }));
}

/** A separation that nobody could ever break says nothing, and most likely names the wrong duty. */
function emptySeparations(caseType: CaseType): Finding[] {
  return caseType.separate.flatMap((pair) => {
    const [one, other] = pair.map((key) => carrierOf(caseType, key));
    if (!one || !other) return [];
    const ofTimers = pair.filter((key) => caseType.duties[key]?.role === 'system');
    const mixed = isApplicants(one) !== isApplicants(other);
    return [
      ...ofTimers.map((key) => ({ message: `${key}: is nobody's, so it separates no persons` })),
      ...(mixed
        ? [{ message: `${pair.join(' and ')}: the applicant's people never hold an office's duty anyway` }]
        : []),
    ];
  });
}

/** Where several must sign, nobody gets around them by a power or another duty that carries the same event. */
export const coSignersAreHeard: Proof = {
  title: { zh: '须多人签署的环节，无人能独自作出', en: 'Where several must sign, nobody decides alone' },
  findings: (caseType, space) => {
    const several = Object.entries(caseType.duties).filter(([, { signers }]) => signers > 1);
    const found = new Map<string, Finding>();
    for (const from of several.length === 0 ? [] : space.places) {
      for (const passage of space.passagesFrom(from)) {
        for (const [key, duty] of several) {
          const message = `${key}: ${passage.move.carrier} sends ${passage.move.event} without its co-signers`;
          const ends = duty.events.includes(passage.move.event) && closes(from, passage.to, key);
          if (!ends || passage.move.carrier === key || isTimers(passage) || found.has(message)) continue;
          if (!canSendUnder(caseType, from, passage.move, [])) continue;
          found.set(message, { message, path: [...space.pathTo(from), passage] });
        }
      }
    }
    return [...found.values()];
  },
};

/** An event that only prepares (补正) is not held against who sends it: so it must decide nothing. */
export const preparationDecidesNothing: Proof = {
  title: {
    zh: '预备性操作只把办件搁置，不作出决定',
    en: 'What counts as preparing only sets a case aside, and comes back to whoever decides',
  },
  findings: (caseType, space) => {
    const found = new Map<string, Finding>();
    for (const from of space.places) {
      for (const passage of space.passagesFrom(from)) {
        const { event, carrier, task } = passage.move;
        if (!caseType.events[event]?.preparatory || !task || isTimers(passage) || found.has(`${carrier} ${event}`))
          continue;
        const beyond = decidedBy(caseType, space, from, passage);
        if (beyond) found.set(`${carrier} ${event}`, beyond);
      }
    }
    return [...found.values()];
  },
};

/** Where a preparatory event gets a case although the duty was never decided. */
function decidedBy(caseType: CaseType, space: ProcedureSpace, from: Place, passage: Passage): Finding | null {
  const { carrier, event } = passage.move;
  const way = space.pathTo(from);
  const found = (what: string, more: readonly Passage[]): Finding => ({
    message: `${carrier}: ${event} counts as preparing, yet ${what}`,
    path: [...way, passage, ...more],
  });
  if (passage.to.configuration.final) return found('it ends the case', []);
  const aside = new Map<Place, readonly Passage[]>([[passage.to, []]]);
  for (const [place, sofar] of aside) {
    if (place.configuration.duties.includes(carrier)) continue;
    const next = place.configuration.duties.find(
      (key) => isOfficials(caseType, key) && !from.configuration.duties.includes(key),
    );
    if (next) return found(`the case goes on to ${next} without it`, sofar);
    for (const each of space.passagesFrom(place)) {
      const { final, status, outermost } = each.to.configuration;
      const granted = final && status === 'approved' && !isTimers(each);
      if (granted) return found(`the case comes to ${outermost} without it`, [...sofar, each]);
      if (!final && !aside.has(each.to)) aside.set(each.to, [...sofar, each]);
    }
  }
  return null;
}

function isOfficials(caseType: CaseType, key: string): boolean {
  const duty = caseType.duties[key];
  return duty !== undefined && duty.role !== 'system' && !isApplicants(duty);
}

function isTimers({ move }: Passage): boolean {
  return move.by.includes('system');
}

function closes(from: Place, to: Place, key: string): boolean {
  return from.configuration.duties.includes(key) && (to.configuration.final || !to.configuration.duties.includes(key));
}
