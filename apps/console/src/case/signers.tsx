import type { TaskView } from '#libs/contracts/index.js';
import { listed } from '../i18n/punctuation';
import { caseTexts } from './texts';

/** 会签: who has signed and how many are missing. */
export function Signers({ task: { signers, state } }: { task: TaskView }) {
  const t = caseTexts.use();
  const missing = signers.required - signers.signed.length;
  return (
    <span className="small now-signers">
      {t('overview.signed', { signed: signers.signed.length, required: signers.required })}
      {signers.signed.length > 0 && ` · ${t('overview.by', { names: listed(signers.signed.map((it) => it.name)) })}`}
      {missing > 0 && state === 'open' && ` · ${t('overview.missing', { count: missing })}`}
    </span>
  );
}
