import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { healthWords, wishesWords } from '../patient/health/words/index.ts'

const withWishes = async (): Promise<void> => {
  await Promise.all([healthWords.ready(), wishesWords.ready()])
}

/** The screens of what is declared of somebody's health (ui.md U7, U8, U14, U15). */
export const healthRoutes = <Shell extends AnyRoute>(shell: Shell) =>
  [
    createRoute({
      getParentRoute: () => shell,
      path: '/sante',
      loader: () => healthWords.ready(),
      component: lazyRouteComponent(() => import('../patient/health/page.tsx'), 'HealthPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/sante/resume',
      loader: () => healthWords.ready(),
      component: lazyRouteComponent(() => import('../patient/health/sheet.tsx'), 'SheetPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/sante/$slug',
      loader: () => healthWords.ready(),
      component: lazyRouteComponent(() => import('../patient/health/rubric.tsx'), 'RubricPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/sante/$slug/$entryId',
      loader: () => healthWords.ready(),
      component: lazyRouteComponent(() => import('../patient/health/entry-page.tsx'), 'HealthEntryPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/activer/essentiel',
      loader: withWishes,
      component: lazyRouteComponent(() => import('../patient/health/proposals.tsx'), 'ProposalsPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/entourage',
      loader: withWishes,
      component: lazyRouteComponent(() => import('../patient/health/circle.tsx'), 'CirclePage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/entourage/$role/$entryId',
      loader: () => healthWords.ready(),
      component: lazyRouteComponent(() => import('../patient/health/circle-form.tsx'), 'CircleFormPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/volontes',
      loader: withWishes,
      component: lazyRouteComponent(() => import('../patient/health/wishes.tsx'), 'WishesPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/volontes/ecrire',
      loader: withWishes,
      component: lazyRouteComponent(() => import('../patient/health/directives-steps.tsx'), 'DirectivesStepsPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/volontes/deposer',
      loader: withWishes,
      component: lazyRouteComponent(() => import('../patient/health/directives-paper.tsx'), 'DirectivesPaperPage'),
    }),
  ] as const
