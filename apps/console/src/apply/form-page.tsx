import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { caseQuery, caseTypeQuery } from '../api/queries';
import { Page } from '../components/page-header';
import { QueryFailure } from '../components/query-failure';
import { Skeleton } from '../components/skeleton';
import { DraftForm } from './draft-form';

/** /cases/:id/edit: filling in a draft, or settling what a correction asked for. */
export function FormPage() {
  const { id = '' } = useParams();
  const found = useQuery({ ...caseQuery(id), staleTime: 0 });
  const caseType = useQuery({
    ...caseTypeQuery(found.data?.type ?? '', found.data?.typeVersion),
    enabled: found.data !== undefined,
  });
  const failure = found.error ?? caseType.error;
  if (failure && !(found.data && caseType.data)) {
    return (
      <Page width="column">
        <QueryFailure error={failure} retry={() => void (found.error ? found.refetch() : caseType.refetch())} />
      </Page>
    );
  }
  if (!found.data || !caseType.data || (found.isFetching && !found.isFetchedAfterMount)) {
    return (
      <Page width="column">
        <Skeleton rows={8} rowHeight={72} />
      </Page>
    );
  }
  return <DraftForm key={id} view={found.data} caseType={caseType.data} />;
}
