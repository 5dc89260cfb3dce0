import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { OpinionTemplate } from '#libs/contracts/index.js';
import { api } from '../api/client';
import { opinionTemplatesQuery } from '../api/queries';
import { announce } from '../components/announcer';
import { problemSentence } from '../components/problem-alert';
import { titled } from '../i18n/punctuation';
import { schemaFormTexts } from './texts';

/** 常用意见: words to put into a text with one press, and a way to keep what stands there now. */
export function KeptWords({ text, onText }: { text: string; onText: (text: string) => void }) {
  const t = schemaFormTexts.use();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const kept = useQuery({ ...opinionTemplatesQuery, enabled: open });
  const read = () => client.invalidateQueries({ queryKey: opinionTemplatesQuery.queryKey });
  const keep = useMutation({
    mutationFn: () => api.post<OpinionTemplate>('/opinion-templates', { words: text.trim() }),
    onSuccess: () => {
      announce(t('kept.done'));
      return read();
    },
  });
  const forget = useMutation({ mutationFn: (id: string) => api.delete(`/opinion-templates/${id}`), onSuccess: read });
  const items = kept.data?.items ?? [];
  const known = items.some(({ words }) => words === text.trim());
  const failed = kept.error ?? keep.error ?? forget.error;
  return (
    <div className="kept-words">
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('kept.open')}
      </Button>
      {open && (
        <div className="kept-words-list">
          {failed && (
            <p className="field-error" role="alert">
              {problemSentence(failed)}
            </p>
          )}
          {kept.data && items.length === 0 && <p className="field-help">{t('kept.none')}</p>}
          <ul>
            {items.map(({ id, words }) => (
              <li key={id}>
                <Button type="link" className="kept-words-use" onClick={() => onText(joined(text, words))}>
                  {words}
                </Button>
                <Button
                  type="text"
                  size="small"
                  aria-label={titled(t('kept.forget'), words)}
                  onClick={() => forget.mutate(id)}
                >
                  ×
                </Button>
              </li>
            ))}
          </ul>
          {kept.data && text.trim() !== '' && !known && (
            <Button size="small" loading={keep.isPending} onClick={() => keep.mutate()}>
              {t('kept.keep')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** Nothing that was typed is lost. */
const joined = (text: string, words: string): string => (text.trim() === '' ? words : `${text.trimEnd()}\n${words}`);
