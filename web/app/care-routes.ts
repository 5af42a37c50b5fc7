import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { careWords } from '../professional/care/words/index.ts'
import { ownWords } from '../professional/own/words/index.ts'
import { teamWords } from '../professional/team/words/index.ts'
import { synthesisWords } from '../professional/record/words/index.ts'

const withWords = async (): Promise<void> => {
  await Promise.all([synthesisWords.ready(), careWords.ready()])
}

/** Treatments, vaccinations, measures, images and care team of a record (ui.md M4, M9, M10, M12). */
export const careRoutes = <Shell extends AnyRoute>(shell: Shell) =>
  [
    createRoute({
      getParentRoute: () => shell,
      path: '/pro/p/$recordId/traitements',
      loader: withWords,
      component: lazyRouteComponent(() => import('../professional/care/treatments.tsx'), 'TreatmentsPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/pro/p/$recordId/traitements/concilier',
      loader: withWords,
      component: lazyRouteComponent(() => import('../professional/care/reconcile.tsx'), 'ReconcilePage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/pro/p/$recordId/vaccins',
      loader: withWords,
      component: lazyRouteComponent(() => import('../professional/care/vaccines.tsx'), 'VaccinesPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/pro/p/$recordId/vaccins/ajouter',
      loader: withWords,
      component: lazyRouteComponent(() => import('../professional/care/dose-page.tsx'), 'DoseFormPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/pro/p/$recordId/mesures',
      // No words of its own: drawn without a network too.
      loader: () => synthesisWords.ready(),
      component: lazyRouteComponent(() => import('../professional/round/measures.tsx'), 'MeasuresPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/pro/p/$recordId/imagerie',
      loader: withWords,
      component: lazyRouteComponent(() => import('../professional/care/images.tsx'), 'ImagesPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/pro/p/$recordId/equipe',
      loader: async () => {
        await Promise.all([withWords(), teamWords.ready(), ownWords.ready()])
      },
      component: lazyRouteComponent(() => import('../professional/team/page.tsx'), 'TeamPage'),
    }),
  ] as const
