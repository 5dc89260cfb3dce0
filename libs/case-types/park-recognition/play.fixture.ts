import type { CaseOffices } from '#libs/case-engine/authority.js';
import { CasePlay, someone } from '#libs/case-engine/case-play.fixture.js';
import { parkRecognitionV1 as parkRecognition } from './index.js';
import { reviewDepartments } from './machine.v1.js';

export const offices: CaseOffices = { applicant: 'company-a', territory: '330110005', platform: 'platform-future' };

export const people = {
  operator: someone('operator-a', 'park-operator', 'company-a'),
  otherOperator: someone('operator-b', 'park-operator', 'company-b'),
  firm: someone('firm-a', 'enterprise-agent', 'company-firm-a'),
  federation: someone('federation', 'federation-officer', 'federation'),
  town: someone('town-wuchang', 'town-reviewer', '330110005'),
  otherTown: someone('town-cangqian', 'town-reviewer', '330110012'),
  bureau: someone('bureau', 'bureau-reviewer', 'bureau'),
  bureauToo: someone('bureau-2', 'bureau-reviewer', 'bureau'),
  director: someone('bureau-head', 'bureau-director', 'bureau'),
  planning: someone('dept-planning', 'department-reviewer', 'dept-planning'),
  ecology: someone('dept-ecology', 'department-reviewer', 'dept-ecology'),
  emergency: someone('dept-emergency', 'department-reviewer', 'dept-emergency'),
  fire: someone('dept-fire', 'department-reviewer', 'dept-fire'),
  housing: someone('dept-housing', 'department-reviewer', 'dept-housing'),
  secretary: someone('meeting-office', 'joint-meeting-secretary', 'joint-meeting-office'),
} as const;

/** Begins on Monday 2025-06-09. */
export function drafted(): CasePlay {
  return new CasePlay(parkRecognition, offices, '2025-06-09');
}

/** Brings a case to a stage of its main path, by those who usually do it, all on one day. */
export const at = {
  draft: drafted,
  preReview: () => after(at.draft, (play) => play.send(people.operator, 'SUBMIT')),
  townReview: () => after(at.preReview, (play) => play.send(people.federation, 'FORWARD')),
  acceptance: () => after(at.townReview, (play) => play.send(people.town, 'RECOMMEND')),
  jointReview: () => after(at.acceptance, (play) => play.send(people.bureau, 'ACCEPT')),
  committee: () => after(at.jointReview, concluded),
  rectification: () => after(at.committee, (play) => play.send(people.secretary, 'REQUIRE_RECTIFICATION')),
  reinspection: () => after(at.rectification, (play) => play.send(people.operator, 'REPORT_RECTIFIED')),
  publicNotice: () => after(at.committee, (play) => play.send(people.secretary, 'APPROVE')),
  objection: () => after(at.publicNotice, (play) => play.send(people.firm, 'RAISE_OBJECTION')),
  upward: () => after(at.publicNotice, (play) => play.on('2025-06-17').pass('publicNotice')),
  correction: () => after(at.preReview, (play) => play.send(people.federation, 'REQUEST_CORRECTION')),
};

function after(stage: () => CasePlay, move: (play: CasePlay) => unknown): CasePlay {
  const play = stage();
  move(play);
  return play;
}

/** All departments concur, and both inspectors sign. */
export function concluded(play: CasePlay): void {
  for (const department of reviewDepartments) {
    if (play.state.tasks.some((task) => task.duty === department)) play.send(people[department], 'CONCUR');
  }
  inspected(play, 'pass');
}

/** Both inspectors sign their sheets. */
export function inspected(play: CasePlay, result: 'pass' | 'fail') {
  const payload = { result, findings: '见附件。', photos: [] };
  play.send(people.bureau, 'RECORD_INSPECTION', { payload });
  return play.send(people.bureauToo, 'RECORD_INSPECTION', { payload });
}
