import type { CaseStatus } from '#libs/contracts/index.js';
import { componentTexts } from './texts';
import { type Shape, type Tone, ToneTag } from './tone';

const appearance: Record<CaseStatus, { tone: Tone; shape: Shape }> = {
  draft: { tone: 'quiet', shape: 'dashedRing' },
  received: { tone: 'information', shape: 'ring' },
  correction: { tone: 'warning', shape: 'triangle' },
  accepted: { tone: 'information', shape: 'disc' },
  notAccepted: { tone: 'danger', shape: 'cross' },
  returned: { tone: 'danger', shape: 'back' },
  underReview: { tone: 'information', shape: 'halfRing' },
  suspended: { tone: 'warning', shape: 'bars' },
  publicNotice: { tone: 'information', shape: 'square' },
  objection: { tone: 'warning', shape: 'diamond' },
  approved: { tone: 'success', shape: 'tick' },
  rejected: { tone: 'danger', shape: 'cross' },
  withdrawn: { tone: 'quiet', shape: 'back' },
  terminated: { tone: 'quiet', shape: 'square' },
  void: { tone: 'quiet', shape: 'dash' },
};

export function StatusTag({ status }: { status: CaseStatus }) {
  const t = componentTexts.use();
  return <ToneTag {...appearance[status]}>{t(`status.${status}`)}</ToneTag>;
}
