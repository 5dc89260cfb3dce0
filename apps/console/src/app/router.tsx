import { createBrowserRouter, type RouteObject } from 'react-router';
import { Shell } from '../shell/shell';
import { PageFailure } from './page-failure';

/** Every page is a chunk of its own; only the shell and this table are in the first load. */
const pages: RouteObject[] = [
  { index: true, lazy: async () => ({ Component: (await import('../workbench/workbench-page')).WorkbenchPage }) },
  { path: 'tasks', lazy: async () => ({ Component: (await import('../tasks/tasks-page')).TasksPage }) },
  { path: 'tasks/batch', lazy: async () => ({ Component: (await import('../batch/batch-page')).BatchPage }) },
  { path: 'apply', lazy: async () => ({ Component: (await import('../apply/choose-matter-page')).ChooseMatterPage }) },
  {
    path: 'apply/:type',
    lazy: async () => ({ Component: (await import('../apply/before-you-start-page')).BeforeYouStartPage }),
  },
  { path: 'cases', lazy: async () => ({ Component: (await import('../search/search-page')).SearchPage }) },
  { path: 'cases/:id', lazy: async () => ({ Component: (await import('../case/case-page')).CasePage }) },
  { path: 'cases/:id/as-of', lazy: async () => ({ Component: (await import('../as-of/as-of-page')).AsOfPage }) },
  { path: 'cases/:id/edit', lazy: async () => ({ Component: (await import('../apply/form-page')).FormPage }) },
  { path: 'cases/:id/check', lazy: async () => ({ Component: (await import('../apply/check-page')).CheckPage }) },
  { path: 'cases/:id/done', lazy: async () => ({ Component: (await import('../apply/done-page')).DonePage }) },
  {
    path: 'notifications',
    lazy: async () => ({ Component: (await import('../notifications/notifications-page')).NotificationsPage }),
  },
  { path: 'parks', lazy: async () => ({ Component: (await import('../registers/parks-page')).ParksPage }) },
  { path: 'blocks', lazy: async () => ({ Component: (await import('../registers/blocks-page')).BlocksPage }) },
  {
    path: 'case-types',
    lazy: async () => ({ Component: (await import('../case-types/case-types-page')).CaseTypesPage }),
  },
  {
    path: 'case-types/:key',
    lazy: async () => ({ Component: (await import('../case-types/case-type-page')).CaseTypePage }),
  },
  { path: 'mailbox', lazy: async () => ({ Component: (await import('../mailbox/mailbox-page')).MailboxPage }) },
  { path: 'profile', lazy: async () => ({ Component: (await import('../profile/profile-page')).ProfilePage }) },
  { path: 'audit', lazy: async () => ({ Component: (await import('../audit/audit-page')).AuditPage }) },
  { path: 'admin/people', lazy: async () => ({ Component: (await import('../admin/people-page')).PeoplePage }) },
  {
    path: 'admin/security-events',
    lazy: async () => ({ Component: (await import('../admin/security-events-page')).SecurityEventsPage }),
  },
  {
    path: 'admin/versions',
    lazy: async () => ({ Component: (await import('../versions/versions-page')).VersionsPage }),
  },
  {
    path: 'admin/versions/:id',
    lazy: async () => ({ Component: (await import('../versions/version-change-page')).VersionChangePage }),
  },
  { path: '*', lazy: async () => ({ Component: (await import('./not-found-page')).NotFoundPage }) },
];

export const router = createBrowserRouter([
  {
    path: '/login',
    lazy: async () => ({ Component: (await import('../login/login-page')).LoginPage }),
    ErrorBoundary: PageFailure,
    HydrateFallback: () => null,
  },
  {
    path: '/',
    Component: Shell,
    ErrorBoundary: PageFailure,
    HydrateFallback: () => null,
    // Below the shell as well, so that a broken page leaves the navigation standing.
    children: [{ ErrorBoundary: PageFailure, children: pages }],
  },
]);
