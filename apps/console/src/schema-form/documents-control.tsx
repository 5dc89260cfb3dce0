import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { DocumentView } from '#libs/contracts/index.js';
import type { ControlProps } from './controls';
import { GroupFrame } from './field-frame';
import { viewAddress } from './view-address';
import { schemaFormTexts } from './texts';
import { FileButton, UploadList } from './upload-parts';
import { useUploads } from './use-uploads';

const idsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];

/** A document or a list of them, kept in the payload by id. */
export function DocumentsControl({ field, id, value, error, onChange }: ControlProps) {
  const t = schemaFormTexts.use();
  const [known, setKnown] = useState<Readonly<Record<string, DocumentView>>>({});
  const several = field.kind === 'documents';
  const ids = idsOf(value);
  // An upload ends long after the drawing that started it: it must add to what is there by then.
  const latest = useRef<{ ids: readonly string[]; onChange: ControlProps['onChange'] }>({ ids, onChange });
  useEffect(() => {
    latest.current = { ids, onChange };
  });
  const store = (next: readonly string[]): void => {
    latest.current = { ids: next, onChange: latest.current.onChange };
    latest.current.onChange(next.length === 0 ? undefined : several ? next : next[0]);
  };
  const uploads = useUploads((document) => {
    setKnown((documents) => ({ ...documents, [document.id]: document }));
    store(several ? [...latest.current.ids, document.id] : [document.id]);
  });
  return (
    <GroupFrame id={id} title={field.title} help={field.help} required={field.required} error={error}>
      {ids.length > 0 && (
        <ul className="file-list">
          {ids.map((documentId, index) => {
            const name = known[documentId]?.name ?? t('file', { index: index + 1 });
            return (
              <li key={documentId}>
                <PaperClipOutlined aria-hidden />
                <a href={viewAddress(documentId)} target="_blank" rel="noreferrer">
                  {name}
                </a>
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t('removeFile', { name })}
                  onClick={() => store(ids.filter((it) => it !== documentId))}
                />
              </li>
            );
          })}
        </ul>
      )}
      <UploadList uploads={uploads} />
      <FileButton
        id={`${id}-file`}
        label={several ? t('addFile') : t(ids.length > 0 ? 'replaceFile' : 'chooseFile')}
        multiple={several}
        describedBy={id}
        onFiles={uploads.start}
      />
    </GroupFrame>
  );
}
