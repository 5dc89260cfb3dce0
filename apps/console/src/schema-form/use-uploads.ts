import { useEffect, useRef, useState } from 'react';
import type { DocumentView } from '#libs/contracts/index.js';
import { uploadDocument } from '../api/client';
import { ApiProblem } from '../api/problem';
import { schemaFormTexts } from './texts';

/** A file on its way, or one that did not arrive (`error` in words). */
export interface Upload {
  key: number;
  file: File;
  /** 0 to 1. */
  share: number;
  error: string | null;
}

export interface Uploads {
  running: readonly Upload[];
  start: (files: Iterable<File>) => void;
  retry: (upload: Upload) => void;
  dismiss: (upload: Upload) => void;
  /** What a screen reader is told when it happens. */
  announcement: string;
}

/** Uploads files and hands each stored document to `onStored`; what fails stays listed with its reason. */
export function useUploads(onStored: (document: DocumentView) => Promise<void> | void): Uploads {
  const t = schemaFormTexts.use();
  const [running, setRunning] = useState<readonly Upload[]>([]);
  const [announcement, setAnnouncement] = useState('');
  const leaving = useRef<AbortController | null>(null);
  const nextKey = useRef(0);
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);

  const change = (key: number, change: Partial<Upload>): void =>
    setRunning((uploads) => uploads.map((it) => (it.key === key ? { ...it, ...change } : it)));
  const drop = (key: number): void => setRunning((uploads) => uploads.filter((it) => it.key !== key));

  const run = async ({ key, file }: Upload): Promise<void> => {
    try {
      const document = await uploadDocument(file, {
        onProgress: (share) => change(key, { share }),
        signal: leaving.current?.signal,
      });
      await onStored(document);
      drop(key);
      setAnnouncement(t('uploaded', { name: file.name }));
    } catch (error) {
      if (leaving.current?.signal.aborted) return;
      const unreachable = !(error instanceof ApiProblem) || error.code === 'NETWORK';
      const reason = unreachable ? t('uploadUnreachable') : error.message;
      change(key, { error: t('uploadFailed', { name: file.name, reason }) });
    }
  };

  return {
    running,
    announcement,
    start(files) {
      const added = [...files].map((file) => ({ key: nextKey.current++, file, share: 0, error: null }));
      setRunning((uploads) => [...uploads.filter((it) => it.error === null), ...added]);
      for (const upload of added) void run(upload);
    },
    retry(upload) {
      change(upload.key, { error: null, share: 0 });
      void run(upload);
    },
    dismiss: (upload) => drop(upload.key),
  };
}
