import type { Role } from '#libs/contracts/index.js';

/**
 * The legal moves of the procedure as design.md §9 tells them, written down a second time and without the machine:
 * from the outermost state, by an event, in a role (`system` for a limit that passed), to one of the states.
 */
export type LegalMoves = Record<string, Record<string, { by: readonly (Role | 'system')[]; to: readonly string[] }>>;

export const move = (by: Role | 'system', ...to: string[]) => ({ by: [by], to });
const correctable = (by: Role) => ({ REQUEST_CORRECTION: move(by, 'correction') });
const escalates = (state: string) => ({ DEADLINE_PASSED: move('system', state) });

const anybodyNamed: readonly Role[] = [
  'park-operator',
  'enterprise-agent',
  'expert',
  'federation-officer',
  'federation-director',
  'town-reviewer',
  'platform-reviewer',
  'department-reviewer',
];

const own: LegalMoves = {
  draft: { SUBMIT: move('park-operator', 'preReview'), DISCARD: move('park-operator', 'void') },
  preReview: {
    FORWARD: move('federation-officer', 'townReview'),
    ...correctable('federation-officer'),
    ...escalates('preReview'),
  },
  correction: {
    RESUBMIT: move('park-operator', 'preReview', 'townReview', 'acceptance'),
    DEADLINE_PASSED: move('system', 'returned'),
  },
  townReview: {
    RECOMMEND: move('town-reviewer', 'acceptance'),
    DECLINE: move('town-reviewer', 'rejected'),
    ...correctable('town-reviewer'),
    ...escalates('townReview'),
  },
  acceptance: {
    ACCEPT: move('bureau-reviewer', 'jointReview'),
    REFUSE: move('bureau-reviewer', 'notAccepted'),
    ...correctable('bureau-reviewer'),
    ...escalates('acceptance'),
  },
  jointReview: {
    CONCUR: move('department-reviewer', 'jointReview', 'committee'),
    OBJECT: move('department-reviewer', 'jointReview', 'committee'),
    RECORD_INSPECTION: move('bureau-reviewer', 'jointReview', 'committee'),
    ...escalates('jointReview'),
  },
  committee: {
    APPROVE: move('joint-meeting-secretary', 'publicNotice'),
    REJECT: move('joint-meeting-secretary', 'rejected'),
    RETURN: move('joint-meeting-secretary', 'townReview', 'jointReview'),
    REQUIRE_RECTIFICATION: move('joint-meeting-secretary', 'rectification'),
    ...escalates('committee'),
  },
  rectification: {
    REPORT_RECTIFIED: move('park-operator', 'reinspection'),
    DEADLINE_PASSED: move('system', 'rejected'),
  },
  reinspection: {
    RECORD_INSPECTION: move('bureau-reviewer', 'reinspection', 'committee'),
    ...escalates('reinspection'),
  },
  publicNotice: {
    NOTICE_ENDED: move('system', 'upward'),
    RAISE_OBJECTION: { by: anybodyNamed, to: ['objection'] },
  },
  objection: {
    DISMISS: move('bureau-reviewer', 'publicNotice', 'upward'),
    UPHOLD: move('bureau-reviewer', 'committee'),
    ...escalates('objection'),
  },
  upward: { RECORD_UPPER_DECISION: move('bureau-reviewer', 'approved', 'rejected'), ...escalates('upward') },
};

/**
 * At any time before a decision: withdrawing, suspending, resuming, extending.
 * @param otherwise what another version lets move otherwise
 */
export const legalMovesOf = (otherwise: (moves: LegalMoves) => LegalMoves): LegalMoves =>
  Object.fromEntries(
    Object.entries(otherwise(own)).map(([state, moves]) => [
      state,
      {
        ...moves,
        ...(state !== 'draft' && { WITHDRAW: move('park-operator', 'withdrawn') }),
        SUSPEND: move('bureau-reviewer', state),
        RESUME: move('bureau-reviewer', state),
        EXTEND: move('bureau-director', state),
      },
    ]),
  );

export const legalMoves = legalMovesOf((moves) => moves);
