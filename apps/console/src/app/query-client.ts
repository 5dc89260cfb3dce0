import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { meQuery } from '../api/queries';
import { ApiProblem, isSessionOver } from '../api/problem';

/** Any answer "not signed in" ends the session here; the shell then leads to the login page and back. */
function noticeSessionEnd(error: unknown): void {
  if (isSessionOver(error)) queryClient.setQueryData(meQuery.queryKey, null);
}

function worthRetrying(failures: number, error: unknown): boolean {
  return failures < 2 && error instanceof ApiProblem && (error.code === 'NETWORK' || error.status === 503);
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSessionEnd }),
  mutationCache: new MutationCache({ onError: noticeSessionEnd }),
  defaultOptions: { queries: { retry: worthRetrying, staleTime: 10_000 } },
});

/** After something moved many things at once (the demo clock, another language): read everything shown anew. */
export async function refreshEverything(): Promise<void> {
  await queryClient.invalidateQueries();
}
