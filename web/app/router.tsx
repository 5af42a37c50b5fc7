import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { deskWords } from '../desk/words/index.ts'
import { deskSignInWords } from '../desk/sign-in/words/index.ts'
import { emergencyWords } from '../emergency/words/index.ts'
import { homeWords } from '../patient/home/words/index.ts'
import { placesWords } from '../patient/places/words/index.ts'
import { relativesWords } from '../patient/relatives/words/index.ts'
import { accountWords } from '../patient/account/words/index.ts'
import { documentsSearch } from '../patient/documents/address.ts'
import { addWords } from '../patient/add/words/index.ts'
import { readerWords } from '../patient/document/words/index.ts'
import { papersWords } from '../patient/documents/words/index.ts'
import { searchWords } from '../patient/search/words/index.ts'
import { consoleRoutes, requestRoutes } from './request-routes.ts'
import { actWords, looksWords } from '../patient/looks/words/index.ts'
import { lifeWords } from '../patient/my-data/words/index.ts'
import { fetchHome, fetchShelf } from '../patient/queries.ts'
import { patientWords } from '../patient/words/index.ts'
import { readingSearch } from '../professional/record/reading/address.ts'
import { readingWords } from '../professional/record/reading/words/index.ts'
import { findWords } from '../professional/find/words/index.ts'
import { synthesisWords } from '../professional/record/words/index.ts'
import { professionalWords } from '../professional/words/index.ts'
import { timelineSearch } from '../ui/timeline/address.ts'
import { timelineWords } from '../ui/timeline/words/index.ts'
import { TourStrip } from '../public/demo/tour-strip.tsx'
import { doorWords } from '../public/sign-in/words/index.ts'
import { publicWords } from '../public/words/index.ts'
import { Failure } from '../ui/states.tsx'
import { ToastRegion } from '../ui/toast-region.tsx'
import { isHidden } from '../patient/hide/hidden.ts'
import { careRoutes } from './care-routes.ts'
import { calendarRoute, cardRoutes, linkReaderRoute, offlineCardRoute } from './card-routes.ts'
import { accessRoutes } from './access-routes.ts'
import { followedRoutes } from './followed-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { noticeRoutes } from './notice-routes.ts'
import { timelineRoutes } from './timeline-routes.ts'
import { publicRoutes } from './public-routes.ts'
import { SessionGuard } from './session-guard.tsx'
import { ShellSkeleton } from './shell-skeleton.tsx'
import { resume } from './lock.ts'
import { currentSession } from './session.ts'
import { StepUp } from './step-up.tsx'

const root = createRootRoute({
  component: () => (
    <>
      <TourStrip />
      <Outlet />
      <ToastRegion />
      <StepUp />
      <SessionGuard />
    </>
  ),
  errorComponent: ({ error }) => (
    <main>
      <Failure error={error} />
    </main>
  ),
})

/** Each shell needs a session of its kind; anyone else is sent to the door. */
const demand = (kind: 'person' | 'professional' | 'agent') => async (): Promise<void> => {
  const session = await currentSession()
  if (session?.kind !== kind) throw redirect({ to: '/' })
}

/** A locked workstation lets nobody in but who signs in again, and leads her back to where she was. */
const demandProfessional = async ({ preload }: { readonly preload: boolean }): Promise<void> => {
  if (preload) return
  const session = await currentSession()
  const resumed = resume(session?.kind === 'professional' ? session.actorId : null)
  if (resumed.kind === 'locked') throw redirect({ to: '/pro/verrou', replace: true })
  if (resumed.kind === 'back') throw redirect({ href: resumed.path, replace: true })
  await demand('professional')()
}

const publicShell = createRoute({
  getParentRoute: () => root,
  id: 'public',
  component: lazyRouteComponent(() => import('../public/shell.tsx'), 'PublicShell'),
  loader: () => publicWords.ready(),
})
const patientShell = createRoute({
  getParentRoute: () => root,
  id: 'patient',
  beforeLoad: async () => {
    // Hidden by a press: going back in the history of this tab shows nothing of her.
    if (isHidden()) throw redirect({ to: '/calendrier', replace: true })
    await demand('person')()
  },
  loader: () => patientWords.ready(),
  component: lazyRouteComponent(() => import('../patient/shell.tsx'), 'PatientShell'),
})
const professionalShell = createRoute({
  getParentRoute: () => root,
  id: 'professional',
  beforeLoad: demandProfessional,
  loader: () => professionalWords.ready(),
  component: lazyRouteComponent(() => import('../professional/shell.tsx'), 'ProfessionalShell'),
})
const deskShell = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  beforeLoad: demand('agent'),
  loader: () => Promise.all([deskSignInWords.ready(), deskWords.ready()]).then(() => undefined),
  component: lazyRouteComponent(() => import('../desk/sign-in/shell.tsx'), 'DeskShell'),
})
const emergencyShell = createRoute({
  getParentRoute: () => root,
  id: 'emergency',
  beforeLoad: demandProfessional,
  loader: () => Promise.all([emergencyWords.ready(), professionalWords.ready()]).then(() => undefined),
  component: lazyRouteComponent(() => import('../emergency/shell.tsx'), 'EmergencyShell'),
})

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const recordSearch = (raw: Record<string, unknown>): { readonly doc?: string } => {
  const doc = textOf(raw['doc'])
  return doc ? { doc } : {}
}
const depositSearch = (raw: Record<string, unknown>): { readonly replaces?: string } => {
  const replaces = textOf(raw['replaces'])
  return replaces ? { replaces } : {}
}

/** A screen of the person's space that waits for its own words. */
const patientPage = <Path extends string>(
  path: Path,
  words: { ready(): Promise<void> },
  load: () => Promise<() => ReactNode>,
  ahead: () => Promise<void> = async () => undefined,
) =>
  createRoute({
    getParentRoute: () => patientShell,
    path,
    loader: () => {
      // Nobody waits for it here; the page tells its trouble.
      ahead().catch(() => undefined)
      return words.ready()
    },
    component: lazyRouteComponent(async () => ({ default: await load() })),
  })

const patient = [
  patientPage('/accueil', homeWords, () => import('../patient/home.tsx').then(module => module.HomePage), fetchHome),
  createRoute({
    getParentRoute: () => patientShell,
    path: '/activer/choix',
    loader: () => Promise.all([accountWords.ready(), doorWords.ready()]),
    component: lazyRouteComponent(() => import('../patient/account/choices.tsx'), 'ChoicesPage'),
  }),
  createRoute({
    getParentRoute: () => patientShell,
    path: '/compte',
    loader: () => Promise.all([accountWords.ready(), doorWords.ready()]),
    component: lazyRouteComponent(() => import('../patient/account/page.tsx'), 'AccountPage'),
  }),
  patientPage('/recherche', searchWords, () => import('../patient/search/page.tsx').then(module => module.SearchPage)),
  createRoute({
    getParentRoute: () => patientShell,
    path: '/documents',
    validateSearch: documentsSearch,
    loader: () => {
      fetchShelf().catch(() => undefined)
      return papersWords.ready()
    },
    component: lazyRouteComponent(() => import('../patient/documents/page.tsx'), 'DocumentsPage'),
  }),
  patientPage('/documents/ajouter', addWords, () => import('../patient/add/page.tsx').then(module => module.AddPage)),
  patientPage('/documents/ecrire', addWords, () => import('../patient/add/write.tsx').then(module => module.WritePage)),
  patientPage('/documents/imprimer', papersWords, () => import('../patient/documents/print.tsx').then(module => module.PrintPage)),
  patientPage('/documents/$documentId', readerWords, () => import('../patient/document/page.tsx').then(module => module.DocumentPage)),
  patientPage('/documents/$documentId/visibilite', readerWords, () =>
    import('../patient/document/visibility.tsx').then(module => module.VisibilityPage),
  ),
  createRoute({
    getParentRoute: () => patientShell,
    path: '/regards',
    loader: () => Promise.all([looksWords.ready(), actWords.ready()]),
    component: lazyRouteComponent(() => import('../patient/looks/page.tsx'), 'LooksPage'),
  }),
  createRoute({
    getParentRoute: () => patientShell,
    path: '/mes-donnees',
    loader: () => lifeWords.ready(),
    component: lazyRouteComponent(() => import('../patient/my-data/page.tsx'), 'MyDataPage'),
  }),
  createRoute({
    getParentRoute: () => patientShell,
    path: '/mes-donnees/fermer',
    loader: () => lifeWords.ready(),
    component: lazyRouteComponent(() => import('../patient/my-data/close.tsx'), 'ClosePage'),
  }),
  patientPage('/proches', relativesWords, () => import('../patient/relatives/page.tsx').then(module => module.RelativesPage)),
  patientPage('/proches/discretion', placesWords, () => import('../patient/places/page.tsx').then(module => module.PlacesPage)),
  patientPage('/proches/inviter', relativesWords, () => import('../patient/relatives/invite.tsx').then(module => module.InvitePage)),
] as const

const professional = [
  createRoute({
    getParentRoute: () => professionalShell,
    path: '/pro',
    component: lazyRouteComponent(() => import('../professional/finder.tsx'), 'FinderPage'),
  }),
  createRoute({
    getParentRoute: () => professionalShell,
    path: '/pro/code',
    component: lazyRouteComponent(() => import('../professional/code.tsx'), 'CodePage'),
  }),
  createRoute({
    getParentRoute: () => professionalShell,
    path: '/pro/identite',
    loader: () => findWords.ready(),
    component: lazyRouteComponent(() => import('../professional/find/page.tsx'), 'FindPage'),
  }),
  createRoute({
    getParentRoute: () => professionalShell,
    path: '/pro/identite/doute',
    loader: () => findWords.ready(),
    component: lazyRouteComponent(() => import('../professional/find/doubt.tsx'), 'DoubtPage'),
  }),
  createRoute({
    getParentRoute: () => professionalShell,
    path: '/pro/ouvrir',
    component: lazyRouteComponent(() => import('../professional/opening.tsx'), 'OpeningPage'),
  }),
  createRoute({
    getParentRoute: () => professionalShell,
    path: '/pro/creer',
    component: lazyRouteComponent(() => import('../professional/create/page.tsx'), 'CreatePage'),
  }),
  createRoute({
    getParentRoute: () => professionalShell,
    path: '/pro/mes-acces',
    loader: () =>
      Promise.all([
        import('../professional/own/words/index.ts').then(({ ownWords }) => ownWords.ready()),
        import('../professional/authorised/words/index.ts').then(({ authorisedWords }) => authorisedWords.ready()),
      ]),
    component: lazyRouteComponent(() => import('../professional/own/page.tsx'), 'OwnAccessesPage'),
  }),
  createRoute({
    getParentRoute: () => professionalShell,
    path: '/pro/remplacants',
    loader: () => import('../professional/under/words/index.ts').then(({ underWords }) => underWords.ready()),
    component: lazyRouteComponent(() => import('../professional/under/page.tsx'), 'UnderPage'),
  }),
  createRoute({
    getParentRoute: () => professionalShell,
    path: '/pro/lots',
    loader: () => import('../professional/sendings/words/index.ts').then(({ sendingsWords }) => sendingsWords.ready()),
    component: lazyRouteComponent(() => import('../professional/sendings/page.tsx'), 'SendingsPage'),
  }),
  createRoute({
    getParentRoute: () => professionalShell,
    path: '/pro/deposer',
    component: lazyRouteComponent(() => import('../professional/deposit/blind.tsx'), 'BlindDepositPage'),
  }),
  createRoute({
    getParentRoute: () => professionalShell,
    path: '/pro/p/$recordId',
    validateSearch: recordSearch,
    loader: () => synthesisWords.ready(),
    component: lazyRouteComponent(() => import('../professional/record/synthesis.tsx'), 'SynthesisPage'),
  }),
  createRoute({
    getParentRoute: () => professionalShell,
    path: '/pro/p/$recordId/synthese/editer',
    loader: () => synthesisWords.ready(),
    component: lazyRouteComponent(() => import('../professional/record/write-summary.tsx'), 'WriteSummaryPage'),
  }),
  createRoute({
    getParentRoute: () => professionalShell,
    path: '/pro/p/$recordId/documents',
    validateSearch: readingSearch,
    loader: () => Promise.all([synthesisWords.ready(), readingWords.ready()]),
    component: lazyRouteComponent(() => import('../professional/record/page.tsx'), 'RecordPage'),
  }),
  createRoute({
    getParentRoute: () => professionalShell,
    path: '/pro/p/$recordId/resultats',
    loader: () => Promise.all([synthesisWords.ready(), readingWords.ready()]),
    component: lazyRouteComponent(() => import('../professional/record/reading/results-page.tsx'), 'ResultsPage'),
  }),
  createRoute({
    getParentRoute: () => professionalShell,
    path: '/pro/p/$recordId/temps',
    validateSearch: timelineSearch,
    loader: () => Promise.all([synthesisWords.ready(), timelineWords.ready(), readingWords.ready()]),
    component: lazyRouteComponent(() => import('../professional/record/time.tsx'), 'TimePage'),
  }),
  createRoute({
    getParentRoute: () => professionalShell,
    path: '/pro/p/$recordId/deposer',
    validateSearch: depositSearch,
    component: lazyRouteComponent(() => import('../professional/deposit/page.tsx'), 'DepositPage'),
  }),
  ...careRoutes(professionalShell),
] as const

type DeskScreen = keyof typeof import('../desk/screens.ts')
const deskPage = <Path extends string>(path: Path, name: DeskScreen) =>
  createRoute({ getParentRoute: () => deskShell, path, component: lazyRouteComponent(() => import('../desk/screens.ts'), name) })

const desk = [
  deskPage('/guichet', 'DeskHome'),
  deskPage('/guichet/p/$personId', 'PersonPage'),
  deskPage('/guichet/p/$personId/identite', 'IdentityPage'),
  deskPage('/guichet/p/$personId/code', 'CodePage'),
  deskPage('/guichet/p/$personId/choix', 'ChoicePage'),
  deskPage('/guichet/p/$personId/contacts', 'ContactsPage'),
  deskPage('/guichet/demandes/$requestId', 'RequestPage'),
] as const

const emergency = [
  createRoute({
    getParentRoute: () => emergencyShell,
    path: '/urgence',
    loader: () => findWords.ready(),
    component: lazyRouteComponent(() => import('../emergency/search.tsx'), 'SearchPage'),
  }),
  createRoute({
    getParentRoute: () => emergencyShell,
    path: '/urgence/ouvrir',
    component: lazyRouteComponent(() => import('../emergency/opening.tsx'), 'OpeningPage'),
  }),
  createRoute({
    getParentRoute: () => emergencyShell,
    path: '/urgence/refus',
    component: lazyRouteComponent(() => import('../emergency/refused.tsx'), 'RefusedPage'),
  }),
  createRoute({
    getParentRoute: () => emergencyShell,
    path: '/urgence/equipe/$handle',
    component: lazyRouteComponent(() => import('../emergency/team.tsx'), 'TeamPage'),
  }),
  createRoute({
    getParentRoute: () => emergencyShell,
    path: '/urgence/p/$recordId',
    component: lazyRouteComponent(() => import('../emergency/view.tsx'), 'ViewPage'),
  }),
] as const

export const router = createRouter({
  routeTree: root.addChildren([
    offlineCardRoute(root),
    linkReaderRoute(root),
    calendarRoute(root),
    publicShell.addChildren(publicRoutes(publicShell)),
    patientShell.addChildren([
      ...patient,
      ...accessRoutes(patientShell),
      ...requestRoutes(patientShell),
      ...cardRoutes(patientShell),
      ...followedRoutes(patientShell),
      ...timelineRoutes(patientShell),
      ...healthRoutes(patientShell),
      ...noticeRoutes(patientShell),
    ]),
    professionalShell.addChildren(professional),
    emergencyShell.addChildren(emergency),
    deskShell.addChildren([...desk, ...consoleRoutes(deskShell)]),
  ]),
  defaultPreload: 'intent',
  defaultPreloadDelay: 80,
  scrollRestoration: true,
  defaultPendingComponent: ShellSkeleton,
  defaultPendingMs: 300,
  defaultErrorComponent: ({ error, reset }) => <Failure error={error} onRetry={reset} />,
  defaultNotFoundComponent: lazyRouteComponent(() => import('./not-found.tsx'), 'NotFound'),
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
