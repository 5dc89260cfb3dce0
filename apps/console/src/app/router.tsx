import { createBrowserRouter } from 'react-router';
import { PageFailure } from './page-failure';
import { Shell } from './shell';

/** Every page is a chunk of its own; only the shell and this table are in the first load. */
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
    children: [
      {
        ErrorBoundary: PageFailure,
        children: [
          {
            index: true,
            lazy: async () => ({ Component: (await import('../workbench/workbench-page')).WorkbenchPage }),
          },
          { path: 'tasks', lazy: async () => ({ Component: (await import('../tasks/tasks-page')).TasksPage }) },
          { path: 'cases', lazy: async () => ({ Component: (await import('../search/search-page')).SearchPage }) },
          { path: 'cases/:id', lazy: async () => ({ Component: (await import('../case/case-page')).CasePage }) },
          { path: 'cases/:id/edit', lazy: async () => ({ Component: (await import('../apply/form-page')).FormPage }) },
          {
            path: 'cases/:id/check',
            lazy: async () => ({ Component: (await import('../apply/check-page')).CheckPage }),
          },
          { path: 'cases/:id/done', lazy: async () => ({ Component: (await import('../apply/done-page')).DonePage }) },
          {
            path: 'apply',
            lazy: async () => ({ Component: (await import('../apply/choose-matter-page')).ChooseMatterPage }),
          },
          {
            path: 'apply/:type',
            lazy: async () => ({ Component: (await import('../apply/before-you-start-page')).BeforeYouStartPage }),
          },
          { path: '*', lazy: async () => ({ Component: (await import('./not-found-page')).NotFoundPage }) },
        ],
      },
    ],
  },
]);
