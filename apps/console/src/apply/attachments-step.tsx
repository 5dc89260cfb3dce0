import { useState } from 'react';
import type { AttachmentSlotView, AttachmentView, CaseTypeView, CaseView } from '#libs/contracts/index.js';
import { api } from '../api/client';
import { TimeText } from '../components/time-text';
import { ToneTag } from '../components/tone';
import { bracketed } from '../i18n/punctuation';
import { FieldError } from '../schema-form/field-frame';
import { FileButton, UploadList } from '../schema-form/upload-parts';
import { useUploads } from '../schema-form/use-uploads';
import { kindsInWords, mayBe, sizeInWords } from './file-kinds';
import { slotControlId } from './form-steps';
import { viewAddress } from '../schema-form/view-address';
import { applyTexts } from './texts';

interface AttachmentsProps {
  caseType: CaseTypeView;
  view: CaseView;
  /** Takes over the server's answer after a document was put into its slot. */
  onView: (view: CaseView) => void;
  /** Settles the form's own saving first, so that the two do not run into each other. */
  beforeWrite: () => Promise<boolean>;
  showMissing: boolean;
}

export function AttachmentsStep({ caseType, ...rest }: AttachmentsProps) {
  const t = applyTexts.use();
  return (
    <>
      <p className="portal-note quiet">{t('attachments.lead')}</p>
      {caseType.attachments.map((slot) => (
        <Slot key={slot.slot} slot={slot} {...rest} />
      ))}
    </>
  );
}

function Slot({
  slot,
  view,
  onView,
  beforeWrite,
  showMissing,
}: Omit<AttachmentsProps, 'caseType'> & { slot: AttachmentSlotView }) {
  const t = applyTexts.use();
  const [refused, setRefused] = useState<string>();
  const id = slotControlId(slot.slot);
  const attached = view.attachments.find((it) => it.slot === slot.slot);
  const missing = slot.required && view.missingAttachments.includes(slot.slot);
  const kinds = kindsInWords(slot.accept);
  const uploads = useUploads(async (document) => {
    await beforeWrite();
    onView(await api.put<CaseView>(`/cases/${view.id}/attachments/${slot.slot}`, { documentId: document.id }));
  });
  const error = refused ?? (showMissing && missing ? t('attachments.missing') : undefined);
  const action = attached ? t('attachments.replace') : t('attachments.upload');
  return (
    <section className="slot" data-invalid={error ? '' : undefined} aria-labelledby={`${id}-title`}>
      <h2 className="slot-title" id={`${id}-title`}>
        {slot.title}
        {!slot.required && <span className="field-optional">{bracketed(t('attachments.optional'))}</span>}
      </h2>
      <p className="field-help" id={`${id}-help`}>
        {[slot.help, kinds && t('attachments.accept', { types: kinds })].filter(Boolean).join(' · ')}
      </p>
      {attached ? (
        <Attached attachment={attached} />
      ) : error ? null : (
        <p className="slot-state">
          <ToneTag tone="quiet" shape="dashedRing">
            {t('attachments.missing')}
          </ToneTag>
        </p>
      )}
      <UploadList uploads={uploads} />
      <FieldError id={id} error={error} />
      <FileButton
        id={id}
        label={action}
        name={t('attachments.fileFor', { action, title: slot.title })}
        describedBy={`${id}-help${error ? ` ${id}-error` : ''}`}
        accept={slot.accept}
        onFiles={(files) => {
          const wrong = files.find((file) => !mayBe(file, slot.accept));
          setRefused(wrong && t('attachments.wrongType', { name: wrong.name, types: kinds }));
          if (!wrong) uploads.start(files);
        }}
      />
    </section>
  );
}

function Attached({ attachment }: { attachment: AttachmentView }) {
  const t = applyTexts.use();
  const [before, after] = t('attachments.attachedAt', { size: sizeInWords(attachment.size), time: '\u0000' }).split(
    '\u0000',
  );
  return (
    <p className="slot-state">
      <ToneTag tone="success" shape="tick">
        {t('attachments.there')}
      </ToneTag>{' '}
      <a href={viewAddress(attachment.documentId)} target="_blank" rel="noreferrer">
        {attachment.name}
      </a>
      <span className="quiet small">
        {' '}
        {before}
        <TimeText at={attachment.attachedAt} />
        {after}
      </span>
    </p>
  );
}
