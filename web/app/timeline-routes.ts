import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { pageWords } from '../patient/timeline/words/index.ts'
import { timelineSearch } from '../ui/timeline/address.ts'
import { timelineWords } from '../ui/timeline/words/index.ts'

/** A life in time (ui.md U12). */
export const timelineRoutes = <Shell extends AnyRoute>(shell: Shell) =>
  [
    createRoute({
      getParentRoute: () => shell,
      path: '/temps',
      validateSearch: timelineSearch,
      loader: () => Promise.all([pageWords.ready(), timelineWords.ready()]),
      component: lazyRouteComponent(() => import('../patient/timeline/page.tsx'), 'TimelinePage'),
    }),
  ] as const
