import type { CaseStatus } from '#libs/contracts/index.js';
import type { CaseType } from '../../contract.js';
import type { Finding, Proof } from '../finding.js';
import type { Place, ProcedureSpace } from '../procedure-space.js';

/** That promise, notice and limits run when they should, and only then. */

/** The offices are at work: the promise runs. */
const running: readonly CaseStatus[] = ['received', 'accepted', 'underReview'];
/** Others are: it stands still (domain.md §1.2). */
const paused: readonly CaseStatus[] = ['correction', 'suspended', 'publicNotice', 'objection'];

export const promiseRunsWhenItShould: Proof = {
  title: { zh: '办理中承诺时限计时，他方办理时暂停', en: 'The promise runs while offices work, and pauses else' },
  findings: (caseType, space) => [
    ...nearest(space, (place) => {
      if (!place.started || place.suspended || place.configuration.final) return null;
      const { outermost, status } = place.configuration;
      const runs = place.configuration.duties.some((key) => caseType.duties[key]?.promiseClock === 'runs');
      if (!status) return null;
      if (!runs && running.includes(status)) return `${outermost}: the promise is paused while the case is ${status}`;
      return runs && paused.includes(status) ? `${outermost}: the promise runs while the case is ${status}` : null;
    }),
    ...nearest(space, ({ configuration, started }) =>
      configuration.status === 'approved' && !started
        ? `${configuration.outermost}: decided although the promise was never started`
        : null,
    ),
  ],
};

export const noticeIsTakenDown: Proof = {
  title: {
    zh: '公示有发布、有结束',
    en: 'A public notice is put up where one waits for it, and taken down at the end',
  },
  findings: (caseType, space) =>
    nearest(space, ({ configuration, noticed }) => {
      if (configuration.final) return noticed ? `${configuration.outermost}: the notice stays up` : null;
      const waits = configuration.duties.find((key) => caseType.duties[key]?.continues);
      if (waits && !noticed) return `${waits}: waits for a notice that was never put up`;
      return configuration.status === 'publicNotice' && !noticed
        ? `${configuration.outermost}: counts as public notice, but none is up`
        : null;
    }),
};

/** A draft binds nobody: it alone may wait without end. */
export const limitsHaveDates: Proof = {
  title: { zh: '除草稿外，每项待办都有办理期限', en: 'Every duty but the draft has a last day' },
  findings: (caseType, space) =>
    nearest(space, ({ configuration, context }) => {
      const undated = configuration.duties.find((key) => hasNoDate(caseType, key) && !context.dated.includes(key));
      return undated && configuration.status !== 'draft' ? `${undated}: waits without a limit` : null;
    }),
};

function hasNoDate(caseType: CaseType, key: string): boolean {
  const duty = caseType.duties[key];
  return duty !== undefined && 'until' in duty.limit;
}

/** The nearest place for each breach. */
function nearest(space: ProcedureSpace, breachOf: (place: Place) => string | null): Finding[] {
  const found = new Map<string, Finding>();
  for (const place of space.places) {
    const message = breachOf(place);
    if (message !== null && !found.has(message)) found.set(message, { message, path: space.pathTo(place) });
  }
  return [...found.values()];
}
