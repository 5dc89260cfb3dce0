import type { CaseOffices } from '../authority.js';
import { CasePlay, someone } from '../case-play.fixture.js';
import { stallPermit } from './case-type.fixture.js';

export const offices: CaseOffices = { applicant: 'company-a', territory: '330110005', platform: null };

const desks = [
  { role: 'department-reviewer', unit: 'dept-fire' },
  { role: 'department-reviewer', unit: 'dept-housing' },
] as const;

export const people = {
  operator: someone('operator', 'park-operator', 'company-a'),
  rival: someone('rival', 'park-operator', 'company-b'),
  town: someone('town', 'town-reviewer', '330110005'),
  farTown: someone('far-town', 'town-reviewer', '330110012'),
  inspector: someone('inspector', 'bureau-reviewer', 'bureau'),
  inspectorToo: someone('inspector-too', 'bureau-reviewer', 'bureau'),
  inspectorThree: someone('inspector-three', 'bureau-reviewer', 'bureau'),
  director: someone('director', 'bureau-director', 'bureau'),
  fire: someone('fire', 'department-reviewer', 'dept-fire'),
  housing: someone('housing', 'department-reviewer', 'dept-housing'),
  bothDesks: { personId: 'both-desks', grants: desks, memberOf: ['dept-fire', 'dept-housing'] },
  /** An official of the town who works for the applicant as well. */
  partisan: someone('partisan', 'town-reviewer', '330110005', ['330110005', 'company-a']),
  /** Reviews for the town and inspects for the bureau. */
  everywhere: {
    personId: 'everywhere',
    grants: [
      { role: 'town-reviewer', unit: '330110005' },
      { role: 'bureau-reviewer', unit: 'bureau' },
    ],
    memberOf: ['330110005', 'bureau'],
  },
} as const;

/** A stall permit, begun on Monday 2025-06-09, brought to a stage by those who usually do it, all on one day. */
export const at = {
  draft: (caseType = stallPermit) => new CasePlay(caseType, offices, '2025-06-09'),
  review: (caseType = stallPermit) => moved(at.draft(caseType), (play) => play.send(people.operator, 'SUBMIT')),
  question: (caseType = stallPermit) => moved(at.review(caseType), (play) => play.send(people.town, 'ASK')),
  desks: (caseType = stallPermit) => moved(at.review(caseType), (play) => play.send(people.town, 'ACCEPT')),
  visit: (caseType = stallPermit) =>
    moved(at.desks(caseType), (play) => {
      play.send(people.fire, 'AGREE');
      play.send(people.housing, 'AGREE');
    }),
  notice: (caseType = stallPermit) =>
    moved(at.visit(caseType), (play) => {
      play.send(people.inspector, 'SIGN');
      play.send(people.inspectorToo, 'SIGN');
    }),
  objection: (caseType = stallPermit) => moved(at.notice(caseType), (play) => play.send(people.rival, 'OBJECT')),
};

function moved(play: CasePlay, move: (play: CasePlay) => unknown): CasePlay {
  move(play);
  return play;
}
