import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { cardWords } from '../patient/card/words/index.ts'

/** The emergency card (ui.md U13). */
export const cardRoutes = <Shell extends AnyRoute>(shell: Shell) =>
  [
    createRoute({
      getParentRoute: () => shell,
      path: '/carte',
      loader: () => cardWords.ready(),
      component: lazyRouteComponent(() => import('../patient/card/page.tsx'), 'CardPage'),
    }),
  ] as const

/** Its copy on this phone: of no shell, since it opens without session and without network. */
export const offlineCardRoute = <Root extends AnyRoute>(root: Root) =>
  createRoute({
    getParentRoute: () => root,
    path: '/carte/hors-ligne',
    loader: () => cardWords.ready(),
    component: lazyRouteComponent(() => import('../patient/card/offline.tsx'), 'OfflineCardPage'),
  })

/** A link to somebody's card, read by whoever bears it: no shell, no session. */
export const linkReaderRoute = <Root extends AnyRoute>(root: Root) =>
  createRoute({
    getParentRoute: () => root,
    path: '/lien',
    loader: () => cardWords.ready(),
    component: lazyRouteComponent(() => import('../patient/card/reader.tsx'), 'LinkReaderPage'),
  })

/** Where « Cacher l'écran » leaves to (ui.md §5.16): a month, and nothing of anybody. */
export const calendarRoute = <Root extends AnyRoute>(root: Root) =>
  createRoute({
    getParentRoute: () => root,
    path: '/calendrier',
    component: lazyRouteComponent(() => import('../patient/hide/calendar.tsx'), 'CalendarPage'),
  })
