import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type {
  Advisor,
  AuditView,
  BlockView,
  CaseAsOf,
  CaseRow,
  CaseTypeSummary,
  CaseTypeView,
  CaseView,
  ConsultationsView,
  DemoAccount,
  DemoClock,
  Diagram,
  HandedInChanges,
  LetterView,
  MailView,
  Me,
  NotificationView,
  OpinionTemplate,
  Page,
  ParkView,
  PartyRef,
  RelatedCase,
  RootView,
  RouteView,
  TaskBox,
  TaskRow,
  TimelineItem,
  VerificationView,
  WaitingView,
} from '#libs/contracts/index.js';

import type { AccountView, SecurityEventView, SessionView } from './account-views';
import { api, type Query } from './client';
import { isSessionOver } from './problem';

const pageSize = 20;

/** Pages of a list, followed by its opaque cursor. */
export function pages<Item>(key: readonly unknown[], path: string, query: Query = {}) {
  return infiniteQueryOptions({
    queryKey: [...key, query],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Item>>(path, { limit: pageSize, ...query, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
  });
}

/** Who is signed in; null when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await api.get<Me>('/auth/me', undefined, signal);
    } catch (error) {
      if (isSessionOver(error)) return null;
      throw error;
    }
  },
  staleTime: 60_000,
});

export const tasksQuery = (box: TaskBox, filter: Query = {}) =>
  pages<TaskRow>(['tasks', box], '/tasks', { box, ...filter });

export const casesQuery = (filter: { status?: string; q?: string; type?: string } = {}) =>
  pages<CaseRow>(['cases'], '/cases', filter);

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => api.get<CaseView>(`/cases/${id}`, undefined, signal),
  });

export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'timeline'],
    queryFn: ({ signal }) => api.get<{ items: TimelineItem[] }>(`/cases/${id}/timeline`, undefined, signal),
  });

export const waitingQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'waiting'],
    queryFn: ({ signal }) => api.get<WaitingView>(`/cases/${id}/waiting`, undefined, signal),
  });

/** What the reader keeps for opinions. */
export const opinionTemplatesQuery = queryOptions({
  queryKey: ['opinionTemplates'],
  queryFn: ({ signal }) => api.get<Page<OpinionTemplate>>('/opinion-templates', undefined, signal),
});

/** Whom a task can be handed to, or who can be asked to sign it. */
export const colleaguesQuery = (taskId: string) =>
  queryOptions({
    queryKey: ['colleagues', taskId],
    queryFn: ({ signal }) => api.get<Page<PartyRef>>(`/tasks/${taskId}/colleagues`, undefined, signal),
  });

/** 征求意见 in a case. */
export const consultationsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'consultations'],
    queryFn: ({ signal }) => api.get<ConsultationsView>(`/cases/${id}/consultations`, undefined, signal),
  });

/** Who can be asked for an opinion on a case. */
export const advisorsQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'advisors'],
    queryFn: ({ signal }) => api.get<Page<Advisor>>(`/cases/${id}/advisors`, undefined, signal),
  });

export const relatedCasesQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'related'],
    queryFn: ({ signal }) => api.get<{ items: RelatedCase[] }>(`/cases/${id}/related`, undefined, signal),
  });

/** What was changed between the last two times that the case was handed in. */
export const handedInChangesQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'changes'],
    queryFn: ({ signal }) => api.get<HandedInChanges>(`/cases/${id}/changes`, undefined, signal),
  });

export const routeOfCaseQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'route'],
    queryFn: ({ signal }) => api.get<RouteView>(`/cases/${id}/route`, undefined, signal),
  });

/** For an application that the reader would submit today. */
export const routeOfTypeQuery = (key: string) =>
  queryOptions({
    queryKey: ['caseTypes', key, 'route'],
    queryFn: ({ signal }) => api.get<RouteView>(`/case-types/${key}/route`, undefined, signal),
  });

/** The case after a line of its log, or on a date. */
export const asOfQuery = (id: string, moment: { seq: number } | { at: string }) =>
  queryOptions({
    queryKey: ['case', id, 'as-of', moment],
    queryFn: ({ signal }) => api.get<CaseAsOf>(`/cases/${id}/as-of`, moment, signal),
    retry: false,
  });

export const lettersQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'letters'],
    queryFn: ({ signal }) => api.get<{ items: LetterView[] }>(`/cases/${id}/letters`, undefined, signal),
  });

export const auditQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'audit'],
    queryFn: ({ signal }) => api.get<AuditView>(`/cases/${id}/audit`, undefined, signal),
  });

export const caseDiagramQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id, 'diagram'],
    queryFn: ({ signal }) => api.get<Diagram>(`/cases/${id}/diagram`, undefined, signal),
  });

export const caseTypesQuery = queryOptions({
  queryKey: ['caseTypes'],
  queryFn: ({ signal }) => api.get<{ items: CaseTypeSummary[] }>('/case-types', undefined, signal),
  staleTime: 300_000,
});

/** The version that new cases take, or the one that a running case follows. */
export const caseTypeQuery = (key: string, version?: number) =>
  queryOptions({
    queryKey: ['caseTypes', key, version ?? 'released'],
    queryFn: ({ signal }) =>
      api.get<CaseTypeView>(`/case-types/${key}`, version === undefined ? undefined : { version }, signal),
    staleTime: 300_000,
  });

export const notificationsQuery = pages<NotificationView>(['notifications'], '/notifications');

export const parksQuery = pages<ParkView>(['parks'], '/parks');

export const blocksQuery = pages<BlockView>(['blocks'], '/blocks');

export const mailboxQuery = pages<MailView>(['mailbox'], '/mailbox');

export const demoAccountsQuery = queryOptions({
  queryKey: ['demoAccounts'],
  queryFn: ({ signal }) => api.get<{ items: DemoAccount[] }>('/demo/accounts', undefined, signal),
  staleTime: Infinity,
  retry: false,
});

export const demoClockQuery = queryOptions({
  queryKey: ['demoClock'],
  queryFn: ({ signal }) => api.get<DemoClock>('/demo/clock', undefined, signal),
});

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => api.get<Page<SessionView>>('/auth/sessions', undefined, signal),
});

export const peopleQuery = pages<AccountView>(['people'], '/admin/people');

export const securityEventsQuery = pages<SecurityEventView>(['securityEvents'], '/admin/security-events');

export const rootsQuery = pages<RootView>(['roots'], '/audit/roots');

/** The newest verification; asked for again while it is waited for. */
export const verificationQuery = queryOptions({
  queryKey: ['verification'],
  queryFn: ({ signal }) => api.get<{ latest: VerificationView | null }>('/audit/verification', undefined, signal),
  refetchInterval: ({ state }) => (state.data?.latest?.state === 'waiting' ? 1_000 : false),
});
