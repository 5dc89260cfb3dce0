import { queryOptions } from '@tanstack/react-query';
import type {
  CaseFate,
  CaseTypeVersion,
  VersionChangeCaseRow,
  VersionChangeSummary,
  VersionChangeView,
} from '#libs/contracts/index.js';
import { api } from '../api/client';
import { pages } from '../api/queries';

/** How often a report is looked at while a worker is busy with it. */
const whileBusyMs = 1_500;

export const isBusy = (state: VersionChangeSummary['state'] | undefined): boolean =>
  state === 'computing' || state === 'migrating';

export const versionsQuery = (key: string) =>
  queryOptions({
    queryKey: ['versions', key],
    queryFn: ({ signal }) => api.get<{ items: CaseTypeVersion[] }>(`/case-types/${key}/versions`, undefined, signal),
  });

export const versionChangesQuery = pages<VersionChangeSummary>(['versionChanges'], '/admin/version-changes');

export const versionChangeQuery = (id: string) =>
  queryOptions({
    queryKey: ['versionChanges', 'one', id],
    queryFn: ({ signal }) => api.get<VersionChangeView>(`/admin/version-changes/${id}`, undefined, signal),
    refetchInterval: ({ state }) => (isBusy(state.data?.state) ? whileBusyMs : false),
  });

export const versionChangeCasesQuery = (id: string, fate: CaseFate | undefined) =>
  pages<VersionChangeCaseRow>(['versionChanges', 'cases', id], `/admin/version-changes/${id}/cases`, { fate });
