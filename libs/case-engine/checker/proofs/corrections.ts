import type { Finding, Proof } from '../finding.js';
import type { Passage, Place, ProcedureSpace } from '../procedure-space.js';

/** 补正: whoever asks for a correction gets the case back, and nobody else does. */
export const correctionsReturn: Proof = {
  title: { zh: '补正后回到提出要求的环节', en: 'A correction comes back to who asked for it' },
  findings: (_, space) => {
    const found = new Map<string, Finding>();
    for (const from of space.places) {
      if (isCorrection(from)) continue;
      for (const asked of space.passagesFrom(from).filter(({ to }) => isCorrection(to))) {
        const asker = from.configuration.outermost;
        const answers = answersTo(space, asked.to);
        const wrong = answers.find(({ to }) => to.configuration.outermost !== asker);
        const message = wrong
          ? `${asker}: the correction that it asked for goes on to ${wrong.to.configuration.outermost}`
          : `${asker}: nothing that the applicant can send leads back from ${asked.to.configuration.outermost}`;
        if ((wrong ?? answers.length === 0) && !found.has(message)) {
          found.set(message, { message, path: [...space.pathTo(from), asked, ...(wrong ? [wrong] : [])] });
        }
      }
    }
    return [...found.values()];
  },
};

/** What people who hold the correction's task may send that ends it; timers and withdrawals are no answers. */
function answersTo(space: ProcedureSpace, correction: Place): Passage[] {
  const within = new Set([correction]);
  const answers: Passage[] = [];
  for (const place of within) {
    for (const passage of space.passagesFrom(place)) {
      if (isCorrection(passage.to)) within.add(passage.to);
      else if (passage.move.task && !passage.move.by.includes('system')) answers.push(passage);
    }
  }
  return answers;
}

function isCorrection({ configuration }: Place): boolean {
  return configuration.status === 'correction';
}
