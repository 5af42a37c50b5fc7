import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { healthWords } from '../patient/health/words/index.ts'
import { followedWords } from '../patient/followed/words/index.ts'

type WithKind = { readonly kind?: string }

/** The screens of what is followed in time (ui.md U9, U10, U11), and of what is read in documents. */
export const followedRoutes = <Shell extends AnyRoute>(shell: Shell) =>
  [
    createRoute({
      getParentRoute: () => shell,
      path: '/sante/mesures',
      loader: () => followedWords.ready(),
      component: lazyRouteComponent(() => import('../patient/followed/measures.tsx'), 'MeasuresPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/sante/mesures/ajouter',
      validateSearch: ({ kind }: Record<string, unknown>): WithKind => (typeof kind === 'string' ? { kind } : {}),
      loader: () => followedWords.ready(),
      component: lazyRouteComponent(() => import('../patient/followed/measure-form.tsx'), 'MeasureFormPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/sante/mesures/$kind',
      loader: () => followedWords.ready(),
      component: lazyRouteComponent(() => import('../patient/followed/measure.tsx'), 'MeasurePage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/sante/vaccins',
      loader: () => followedWords.ready(),
      component: lazyRouteComponent(() => import('../patient/followed/vaccines.tsx'), 'VaccinesPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/sante/vaccins/ajouter',
      loader: () => Promise.all([followedWords.ready(), healthWords.ready()]),
      component: lazyRouteComponent(() => import('../patient/followed/vaccine-form.tsx'), 'VaccineFormPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/sante/croissance',
      loader: () => followedWords.ready(),
      component: lazyRouteComponent(() => import('../patient/followed/growth.tsx'), 'GrowthPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/sante/croissance/ajouter',
      loader: () => followedWords.ready(),
      component: lazyRouteComponent(() => import('../patient/followed/growth/add.tsx'), 'GrowthFormPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/sante/analyses',
      loader: () => followedWords.ready(),
      component: lazyRouteComponent(() => import('../patient/followed/analyses.tsx'), 'AnalysesPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/sante/lu',
      loader: () => followedWords.ready(),
      component: lazyRouteComponent(() => import('../patient/followed/proposals.tsx'), 'ProposalsPage'),
    }),
  ] as const
