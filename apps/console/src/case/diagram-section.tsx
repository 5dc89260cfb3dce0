import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { caseDiagramQuery, timelineQuery } from '../api/queries';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import type { SectionProps } from './section';
import { CaseDiagram } from './diagram';
import { caseTexts } from './texts';

/** 流程图: the procedure of this case's own version, with where it stands and where it has been. */
export function DiagramSection({ view }: SectionProps) {
  const t = caseTexts.use();
  const diagram = useQuery({ ...caseDiagramQuery(view.id), staleTime: 300_000 });
  const timeline = useQuery(timelineQuery(view.id));
  const visited = useMemo(
    () => [...new Set(timeline.data?.items.flatMap((item) => [...item.from, ...item.to]) ?? [])],
    [timeline.data],
  );
  if (diagram.error && !diagram.data)
    return <QueryFailure error={diagram.error} retry={() => void diagram.refetch()} />;
  if (!diagram.data) return <Skeleton rows={1} rowHeight={480} />;
  return (
    <>
      <CaseDiagram diagram={diagram.data} current={view.state} visited={visited} />
      <p className="quiet small">{t('diagram.hint')}</p>
    </>
  );
}
