import type { CaseAsOf, CaseTypeView } from '#libs/contracts/index.js';
import { documentAddress } from '../api/client';
import { sizeInWords } from '../apply/file-kinds';
import { FormAnswers } from '../case/form-section';
import { TimeText } from '../components/time-text';
import { titled } from '../i18n/punctuation';
import { asOfTexts } from './texts';

/** The form and the attachments as they had been handed in. */
export function HandedInThen({ then, caseType }: { then: CaseAsOf; caseType: CaseTypeView }) {
  const t = asOfTexts.use();
  const { handedIn, attachments } = then;
  const order = caseType.attachments.map((it) => it.slot);
  const inOrder = [...attachments].sort((one, other) => order.indexOf(one.slot) - order.indexOf(other.slot));
  const titleOf = (slot: string): string => caseType.attachments.find((it) => it.slot === slot)?.title ?? slot;
  return (
    <>
      <section className="surface case-section">
        <h2>{t('form.title')}</h2>
        {handedIn === null ? (
          <p className="quiet">{t('form.none')}</p>
        ) : (
          <>
            <p className="quiet small">
              <TimeText at={handedIn.at} />
            </p>
            <FormAnswers form={handedIn.form} caseType={caseType} changed={[]} />
          </>
        )}
      </section>
      <section className="surface case-section">
        <h2>{t('files.title')}</h2>
        {attachments.length === 0 && <p className="quiet">{t('files.none')}</p>}
        <ul className="past-tasks">
          {inOrder.map(({ slot, sha256, document }) => (
            <li key={slot}>
              <p>{titleOf(slot)}</p>
              <p className="small">
                {document ? (
                  <a href={documentAddress(document.id)} download={document.name}>
                    {document.name}
                    <span className="for-screen-readers">{titled('', titleOf(slot))}</span>
                  </a>
                ) : (
                  <span className="quiet">{t('files.unnamed')}</span>
                )}
                {document && <span className="quiet"> · {sizeInWords(document.size)}</span>}
              </p>
              <p className="quiet small">
                SHA-256 <code className="past-hash">{sha256}</code>
              </p>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
