import type { Text } from '#libs/contracts/index.js';

/** 征求意见 in the log: the same in every case type. These lines neither move a case nor touch its tasks. */
export const consultationEvents = {
  OPINION_ASKED: { zh: '征求意见', en: 'Opinion asked' },
  OPINION_ANSWERED: { zh: '反馈意见', en: 'Opinion given' },
  OPINION_WITHDRAWN: { zh: '撤回征求意见', en: 'Request for an opinion withdrawn' },
} satisfies Record<string, Text>;
export type ConsultationEvent = keyof typeof consultationEvents;

export function isConsultationEvent(type: string): type is ConsultationEvent {
  return type in consultationEvents;
}

/** Under what such a line is logged: no duty and no power of the procedure. */
export const consultationCarrier = 'consultation';

/** What is left of such a line for those who do not read internal opinions: that the chain has it. */
export const internalLine: { type: string; title: Text; actor: Text } = {
  type: 'INTERNAL',
  title: { zh: '内部办理', en: 'Internal handling' },
  actor: { zh: '办理单位', en: 'The offices' },
};
