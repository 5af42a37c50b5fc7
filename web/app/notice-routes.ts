import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { noticesWords } from '../patient/notices/words/index.ts'

/** What she was told, and how she wants to be (ui.md U27). */
export const noticeRoutes = <Shell extends AnyRoute>(shell: Shell) =>
  [
    createRoute({
      getParentRoute: () => shell,
      path: '/notifications',
      loader: () => noticesWords.ready(),
      component: lazyRouteComponent(() => import('../patient/notices/page.tsx'), 'NoticesPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/notifications/reglages',
      loader: () => noticesWords.ready(),
      component: lazyRouteComponent(() => import('../patient/notices/settings.tsx'), 'NoticeSettingsPage'),
    }),
  ] as const
