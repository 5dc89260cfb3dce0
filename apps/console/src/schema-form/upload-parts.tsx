import { ExclamationCircleOutlined, UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { schemaFormTexts } from './texts';
import type { Uploads } from './use-uploads';

interface FileButtonProps {
  id: string;
  label: string;
  /** Full name for screen readers, beginning with the label, where several such buttons stand on a page. */
  name?: string;
  describedBy?: string | undefined;
  accept?: readonly string[];
  multiple?: boolean;
  disabled?: boolean;
  onFiles: (files: File[]) => void;
}

/** A real file input under a label that looks like a button: works by keyboard, by touch and with the camera. */
export function FileButton({ id, label, name, describedBy, accept, multiple, disabled, onFiles }: FileButtonProps) {
  return (
    <span className="file-button">
      <input
        id={id}
        type="file"
        className="for-screen-readers"
        accept={accept?.join(',')}
        multiple={multiple}
        disabled={disabled}
        aria-label={name}
        aria-describedby={describedBy}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <label htmlFor={id}>
        <UploadOutlined aria-hidden />
        {label}
      </label>
    </span>
  );
}

/** Files under way with their progress, failed ones with reason and another try. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  const t = schemaFormTexts.use();
  return (
    <>
      {uploads.running.map((upload) =>
        upload.error === null ? (
          <div className="file-progress" key={upload.key}>
            <span className="small">
              {t('uploading', { name: upload.file.name, percent: Math.round(upload.share * 100) })}
            </span>
            <progress value={upload.share} max={1} aria-label={upload.file.name} />
          </div>
        ) : (
          <div className="field-error" role="alert" key={upload.key}>
            <ExclamationCircleOutlined aria-hidden />
            <span>{upload.error}</span>
            <Button size="small" onClick={() => uploads.retry(upload)}>
              {t('retry')}
            </Button>
          </div>
        ),
      )}
      <span className="for-screen-readers" role="status">
        {uploads.announcement}
      </span>
    </>
  );
}
