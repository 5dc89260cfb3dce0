import { useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Page, TaskRow } from '#libs/contracts/index.js';
import { caseTexts } from './texts';

/** The cases before and after this one in the to-do list that the reader comes from; also by the keys K and J. */
export function Neighbours({ caseId }: { caseId: string }) {
  const t = caseTexts.use();
  const navigate = useNavigate();
  const { previous, next } = useNeighbours(caseId);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]');
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.key === 'j' ? next : event.key === 'k' ? previous : undefined;
      if (target) void navigate(`/cases/${target}`);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate, previous, next]);
  if (!previous && !next) return null;
  return (
    <nav className="case-neighbours small" aria-label={t('page.neighbours')} title={t('page.keys')}>
      {previous && <Link to={`/cases/${previous}`}>← {t('page.previous')}</Link>}
      {next && <Link to={`/cases/${next}`}>{t('page.next')} →</Link>}
    </nav>
  );
}

interface NextTo {
  previous: string | undefined;
  next: string | undefined;
}

/** Read once per visit: deciding takes a case off the list, and then its neighbours must still be known. */
export function useNeighbours(caseId: string): NextTo {
  const client = useQueryClient();
  const [neighbours] = useState(() => findNeighbours(client, caseId));
  return neighbours;
}

function findNeighbours(client: QueryClient, caseId: string): NextTo {
  const lists = client.getQueriesData<InfiniteData<Page<TaskRow>>>({ queryKey: ['tasks', 'todo'] });
  for (const [, list] of lists) {
    const cases = [...new Set(list?.pages.flatMap((page) => page.items.map((row) => row.caseId)) ?? [])];
    const index = cases.indexOf(caseId);
    if (index >= 0) return { previous: cases[index - 1], next: cases[index + 1] };
  }
  return { previous: undefined, next: undefined };
}
