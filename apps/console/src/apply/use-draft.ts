import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { CaseView } from '#libs/contracts/index.js';
import { api } from '../api/client';
import { isSessionOver } from '../api/problem';
import { caseQuery, meQuery } from '../api/queries';
import { DraftSaver, type DraftShelf, type DraftStatus } from './draft-saver';

/** The tab's own store: it survives a reload and a crash, and is gone when a shared computer's tab is closed. */
function shelfFor(caseId: string): DraftShelf {
  const key = `qiangwei.draft.${caseId}`;
  return {
    read() {
      const kept = sessionStorage.getItem(key);
      return kept === null ? null : (JSON.parse(kept) as Record<string, unknown>);
    },
    write(form) {
      if (form === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify(form));
    },
  };
}

export interface Draft extends DraftStatus {
  edit: (form: Record<string, unknown>) => void;
  flush: () => Promise<boolean>;
  /** The newest status, for use after an await. */
  current: () => DraftStatus;
  adopt: (view: CaseView) => void;
  dismissConflicts: () => void;
}

/** The draft of one case with its autosave; `view` is the case as first loaded. */
export function useDraft(view: CaseView): Draft {
  const client = useQueryClient();
  const [saver] = useState(() => {
    const { id } = view;
    return new DraftSaver(
      view,
      {
        save: (changes, version) =>
          api.patch<CaseView>(`/cases/${id}`, { form: changes }, { ifMatch: version }).catch((error: unknown) => {
            // The shell leads to the login and back; the shelf keeps what was typed meanwhile.
            if (isSessionOver(error)) client.setQueryData(meQuery.queryKey, null);
            throw error;
          }),
        load: () => api.get<CaseView>(`/cases/${id}`),
      },
      shelfFor(id),
    );
  });
  const status = useSyncExternalStore(saver.subscribe, saver.snapshot);
  useEffect(() => {
    client.setQueryData(caseQuery(view.id).queryKey, status.view);
  }, [client, status.view, view.id]);
  useEffect(() => {
    const online = () => void saver.flush();
    const leave = (event: BeforeUnloadEvent) => {
      if (saver.snapshot().phase === 'failed') event.preventDefault();
      void saver.flush();
    };
    window.addEventListener('online', online);
    window.addEventListener('beforeunload', leave);
    return () => {
      window.removeEventListener('online', online);
      window.removeEventListener('beforeunload', leave);
      void saver.flush();
    };
  }, [saver]);
  return {
    ...status,
    edit: (form) => saver.edit(form),
    flush: () => saver.flush(),
    current: saver.snapshot,
    adopt: (answer) => saver.adopt(answer),
    dismissConflicts: () => saver.dismissConflicts(),
  };
}
