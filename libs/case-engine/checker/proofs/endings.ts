import type { Finding, Proof } from '../finding.js';
import type { Passage, Place } from '../procedure-space.js';

/** Whoever handed something in is told how it ended: by a letter, and by a message unless it was the applicant's own doing. */
export const endingsAreTold: Proof = {
  title: { zh: '每种办结都有文书并通知申请人', en: 'Every ending has its letter, and the applicant is told' },
  findings: (caseType, space) => {
    const found = new Map<string, Finding>();
    const note = (from: Place, passage: Passage, message: string) => {
      if (!found.has(message)) found.set(message, { message, path: [...space.pathTo(from), passage] });
    };
    for (const from of space.places) {
      for (const passage of space.passagesFrom(from)) {
        const { configuration } = passage.to;
        if (!configuration.final || from.configuration.status === 'draft') continue;
        const { event, by } = passage.move;
        const letter = passage.effects.some((effect) => effect.type === 'issueLetter');
        const told = (caseType.notices[event] ?? []).some((notice) => notice.to.includes('applicant'));
        const own = by.every((role) => role === caseType.applicantRole);
        if (!letter) note(from, passage, `${configuration.outermost}: ${event} ends the case without a letter`);
        if (!told && !own)
          note(from, passage, `${configuration.outermost}: ${event} ends the case and nobody tells the applicant`);
      }
    }
    return [...found.values()];
  },
};
