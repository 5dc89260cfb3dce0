import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { CaseView } from '#libs/contracts/index.js';
import { api, newIdempotencyKey } from '../api/client';
import { ApiProblem } from '../api/problem';
import { caseQuery } from '../api/queries';

export interface Submission {
  type: string;
  payload?: Record<string, unknown>;
  comment?: string;
  taskId?: string;
}

/**
 * Sends an event of one case. A retry of the same submission after a lost answer carries the same key, so that it is
 * done once; when the case moved on meanwhile (409, 412) the case is read anew before the caller sees the problem.
 */
export function useSubmitEvent(caseId: string) {
  const client = useQueryClient();
  const attempt = useRef({ content: '', key: '' });
  return useMutation({
    mutationFn: async ({ submission, version }: { submission: Submission; version: number }) => {
      const content = JSON.stringify({ submission, version });
      if (attempt.current.content !== content) attempt.current = { content, key: newIdempotencyKey() };
      return api.post<CaseView>(`/cases/${caseId}/events`, submission, {
        ifMatch: version,
        idempotencyKey: attempt.current.key,
      });
    },
    onSuccess: async (view) => {
      client.setQueryData(caseQuery(caseId).queryKey, view);
      await Promise.all([
        client.invalidateQueries({ queryKey: ['case', caseId], predicate: (query) => query.queryKey.length > 2 }),
        client.invalidateQueries({ queryKey: ['tasks'] }),
        client.invalidateQueries({ queryKey: ['cases'] }),
      ]);
    },
    onError: async (error) => {
      const movedOn = error instanceof ApiProblem && [403, 404, 409, 412, 422].includes(error.status);
      if (movedOn) await client.invalidateQueries({ queryKey: caseQuery(caseId).queryKey });
    },
  });
}
