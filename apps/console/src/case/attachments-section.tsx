import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { AttachmentView } from '#libs/contracts/index.js';
import { documentAddress } from '../api/client';
import { handedInChangesQuery } from '../api/queries';
import { sizeInWords } from '../apply/file-kinds';
import { EmptyState } from '../components/empty-state';
import { TimeText } from '../components/time-text';
import { ToneTag } from '../components/tone';
import { listed, titled } from '../i18n/punctuation';
import type { SectionProps } from './section';
import { viewAddress } from '../schema-form/view-address';
import { relatedTexts } from './related-texts';
import { caseTexts } from './texts';

/** 附件: each document by its slot; one at a time is shown beside the decision. */
export function AttachmentsSection({ view, caseType }: SectionProps) {
  const t = caseTexts.use();
  const told = relatedTexts.use();
  const changes = useQuery(handedInChangesQuery(view.id)).data?.attachments ?? [];
  const [shown, setShown] = useState<string>();
  const titleOf = (slot: string): string => caseType.attachments.find((it) => it.slot === slot)?.title ?? slot;
  return (
    <>
      {view.missingAttachments.length > 0 && (
        <p className="case-part">
          <ToneTag tone="warning" shape="triangle">
            {t('attachments.missing', { titles: listed(view.missingAttachments.map(titleOf)) })}
          </ToneTag>
        </p>
      )}
      {view.attachments.length === 0 && <EmptyState title={t('attachments.empty')} />}
      <ul className="attachment-list">
        {view.attachments.map((attachment) => {
          const open = shown === attachment.documentId;
          const change = changes.find(({ slot }) => slot === attachment.slot);
          return (
            <li key={attachment.slot}>
              <div className="attachment-line">
                <div>
                  <h2>{titleOf(attachment.slot)}</h2>
                  <p className="small">
                    {attachment.name}{' '}
                    <span className="quiet">
                      · {sizeInWords(attachment.size)} · <TimeText at={attachment.attachedAt} />
                    </span>
                  </p>
                  {change && (
                    <ToneTag tone="information" shape="diamond">
                      {told(`changes.${change.how}`)}
                    </ToneTag>
                  )}
                </div>
                <div className="attachment-buttons">
                  <Button
                    aria-expanded={open}
                    aria-label={titled(t(open ? 'attachments.close' : 'attachments.preview'), titleOf(attachment.slot))}
                    onClick={() => setShown(open ? undefined : attachment.documentId)}
                  >
                    {open ? t('attachments.close') : t('attachments.preview')}
                  </Button>
                  <a className="button-link" href={documentAddress(attachment.documentId)} download={attachment.name}>
                    {t('attachments.download')}
                    <span className="for-screen-readers">{titled('', titleOf(attachment.slot))}</span>
                  </a>
                </div>
              </div>
              {open && <Preview attachment={attachment} />}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Preview({ attachment }: { attachment: AttachmentView }) {
  const t = caseTexts.use();
  const source = viewAddress(attachment.documentId);
  const title = t('attachments.previewOf', { name: attachment.name });
  return (
    <figure className="attachment-preview">
      {attachment.mediaType.startsWith('image/') ? (
        <img src={source} alt={title} />
      ) : attachment.mediaType === 'application/pdf' ? (
        <iframe src={source} title={title} />
      ) : (
        <p>{t('attachments.noPreview')}</p>
      )}
      <figcaption className="quiet small">
        {t('attachments.checksum')} <code>{attachment.sha256}</code>
      </figcaption>
    </figure>
  );
}
