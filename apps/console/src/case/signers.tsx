import type { TaskView } from '#libs/contracts/index.js';
import { TimeText } from '../components/time-text';
import { ToneTag } from '../components/tone';
import { caseTexts } from './texts';

/** 会签、依次: who has signed and when, who is missing, and whose turn it is. */
export function Signers({ task: { signers, signing, state } }: { task: TaskView }) {
  const t = caseTexts.use();
  if (!signing) return null;
  const missing = state === 'open' ? signing.missing : [];
  const others = state === 'open' ? signing.others : 0;
  return (
    <div className="now-signers small">
      <span>{t('overview.signed', { signed: signing.signed.length, required: signers.required })}</span>
      <ul className="signers">
        {signing.signed.map(({ person, at }) => (
          <li key={person.id}>
            {person.name}
            <ToneTag tone="success" shape="tick">
              {t('signing.signed')}
            </ToneTag>
            <TimeText at={at} />
          </li>
        ))}
        {missing.map(({ person, turn, now }) => (
          <li key={person.id}>
            {person.name}
            <ToneTag tone={now ? 'information' : 'quiet'} shape={now ? 'halfRing' : 'dashedRing'}>
              {t(now ? 'signing.now' : 'signing.later')}
            </ToneTag>
            {turn !== 'together' && <span className="quiet">{t(`signing.${turn}`)}</span>}
          </li>
        ))}
        {others > 0 && <li className="quiet">{t('signing.others', { count: others })}</li>}
      </ul>
    </div>
  );
}
