import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { controlWords } from '../console/control-words/index.ts'
import { consoleWords } from '../console/words/index.ts'
import { actWords, looksWords } from '../patient/looks/words/index.ts'
import { requestsWords } from '../patient/requests/words/index.ts'

/** Filled in from an access: whom to report. */
const named = (raw: Record<string, unknown>): { readonly nom?: string } =>
  typeof raw['nom'] === 'string' && raw['nom'] !== '' ? { nom: raw['nom'].slice(0, 200) } : {}

/** One access, and what is asked about a record (ui.md U21). */
export const requestRoutes = <Shell extends AnyRoute>(shell: Shell) =>
  [
    createRoute({
      getParentRoute: () => shell,
      path: '/regards/$line',
      loader: () => Promise.all([requestsWords.ready(), looksWords.ready(), actWords.ready()]),
      component: lazyRouteComponent(() => import('../patient/requests/screens.ts'), 'AccessDetailPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/demandes',
      loader: () => requestsWords.ready(),
      component: lazyRouteComponent(() => import('../patient/requests/screens.ts'), 'RequestsPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/demandes/soignant',
      validateSearch: named,
      loader: () => requestsWords.ready(),
      component: lazyRouteComponent(() => import('../patient/requests/screens.ts'), 'ReportProfessionalPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/documents/$documentId/signaler',
      loader: () => requestsWords.ready(),
      component: lazyRouteComponent(() => import('../patient/requests/screens.ts'), 'ReportDocumentPage'),
    }),
  ] as const

/** The console of who protects the data (ui.md A2, A3, A4, A6). */
export const consoleRoutes = <Shell extends AnyRoute>(shell: Shell) =>
  [
    createRoute({
      getParentRoute: () => shell,
      path: '/admin/demandes',
      loader: () => consoleWords.ready(),
      component: lazyRouteComponent(() => import('../console/screens.ts'), 'RequestsConsole'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/admin/audit',
      loader: () => consoleWords.ready(),
      component: lazyRouteComponent(() => import('../console/screens.ts'), 'AuditConsole'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/admin/urgences',
      loader: () => Promise.all([consoleWords.ready(), controlWords.ready()]),
      component: lazyRouteComponent(() => import('../console/control-screens.ts'), 'AccessesConsole'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/admin/habilitations',
      loader: () => Promise.all([consoleWords.ready(), controlWords.ready()]),
      component: lazyRouteComponent(() => import('../console/control-screens.ts'), 'MatrixConsole'),
    }),
  ] as const
