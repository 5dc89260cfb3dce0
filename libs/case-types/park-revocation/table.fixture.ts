import type { Role } from '#libs/contracts/index.js';
import type { LegalMoves } from '../park-recognition/table.v1.fixture.js';

/** The legal moves, written down a second time and without the machine. */

const move = (by: Role | 'system', ...to: string[]) => ({ by: [by], to });
const escalates = (state: string) => ({ DEADLINE_PASSED: move('system', state) });

const witnesses: readonly Role[] = [
  'enterprise-agent',
  'expert',
  'federation-officer',
  'town-reviewer',
  'department-reviewer',
];

const own: LegalMoves = {
  draft: { SUBMIT: move('bureau-reviewer', 'interview'), DISCARD: move('bureau-reviewer', 'void') },
  interview: { RECORD_INTERVIEW: move('town-reviewer', 'assessment'), ...escalates('interview') },
  assessment: {
    ORDER_RECTIFICATION: move('bureau-reviewer', 'rectification'),
    PROPOSE_AT_ONCE: move('bureau-reviewer', 'hearingNotice'),
    CLOSE_UNFOUNDED: move('bureau-reviewer', 'kept'),
    ...escalates('assessment'),
  },
  rectification: {
    REPORT_RECTIFIED: move('park-operator', 'inspection'),
    DEADLINE_PASSED: move('system', 'proposal'),
  },
  inspection: {
    RECORD_INSPECTION: move('bureau-reviewer', 'inspection', 'rectified', 'proposal'),
    ...escalates('inspection'),
  },
  proposal: {
    PROPOSE_REMOVAL: move('bureau-reviewer', 'hearingNotice'),
    CLOSE_UNFOUNDED: move('bureau-reviewer', 'kept'),
    ...escalates('proposal'),
  },
  hearingNotice: {
    REQUEST_HEARING: move('park-operator', 'hearing'),
    WAIVE_HEARING: move('park-operator', 'committee'),
    DEADLINE_PASSED: move('system', 'committee'),
  },
  hearing: { RECORD_HEARING: move('bureau-reviewer', 'committee'), ...escalates('hearing') },
  committee: {
    REVOKE: move('joint-meeting-secretary', 'publicNotice'),
    REJECT: move('joint-meeting-secretary', 'kept'),
    RETURN: move('joint-meeting-secretary', 'proposal'),
    ...escalates('committee'),
  },
  publicNotice: {
    NOTICE_ENDED: move('system', 'removed'),
    RAISE_OBJECTION: { by: witnesses, to: ['objection'] },
  },
  objection: {
    DISMISS: move('bureau-reviewer', 'publicNotice', 'removed'),
    UPHOLD: move('bureau-reviewer', 'committee'),
    ...escalates('objection'),
  },
};

export const legalMoves: LegalMoves = Object.fromEntries(
  Object.entries(own).map(([state, moves]) => [
    state,
    {
      ...moves,
      ...(state !== 'draft' && { DISCONTINUE: move('bureau-director', 'discontinued') }),
      SUSPEND: move('bureau-reviewer', state),
      RESUME: move('bureau-reviewer', state),
      EXTEND: move('bureau-director', state),
    },
  ]),
);
