import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { deskWords } from '../desk/words/index.ts'
import { deskSignInWords } from '../desk/sign-in/words/index.ts'
import { emergencyWords } from '../emergency/words/index.ts'
import { homeWords } from '../patient/home/words/index.ts'
import { relativesWords } from '../patient/relatives/words/index.ts'
import { accountWords } from '../patient/account/words/index.ts'
import { documentsSearch } from '../patient/documents/address.ts'
import { addWords } from '../patient/add/words/index.ts'
import { readerWords } from '../patient/document/words/index.ts'
import { papersWords } from '../patient/documents/words/index.ts'
import { searchWords } from '../patient/search/words/index.ts'
import { consoleRoutes, requestRoutes } from './request-routes.ts'
import { patientWords } from '../patient/words/index.ts'
import { signInWords } from '../professional/sign-in/words/index.ts'
import { professionalWords } from '../professional/words/index.ts'
import { TourStrip } from '../public/demo/tour-strip.tsx'
import { handOverWords } from '../public/hand-over/words/index.ts'
import { demoWords } from '../public/demo/words/index.ts'
import { easyWords } from '../public/easy/words/index.ts'
import { pagesWords } from '../public/pages/words/index.ts'
import { postWords } from '../public/post/words/index.ts'
import { refuseWords } from '../public/refuse/words/index.ts'
import { understandWords } from '../public/understand/words/index.ts'
import { doorWords } from '../public/sign-in/words/index.ts'
import { publicWords } from '../public/words/index.ts'
import { Failure } from '../ui/states.tsx'
import { ToastRegion } from '../ui/toast-region.tsx'
import { cardRoutes, offlineCardRoute } from './card-routes.ts'
import { accessRoutes } from './access-routes.ts'
import { followedRoutes } from './followed-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { SessionGuard } from './session-guard.tsx'
import { ShellSkeleton } from './shell-skeleton.tsx'
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

const publicShell = createRoute({
  getParentRoute: () => root,
  id: 'public',
  component: lazyRouteComponent(() => import('../public/shell.tsx'), 'PublicShell'),
  loader: () => publicWords.ready(),
})
const patientShell = createRoute({
  getParentRoute: () => root,
  id: 'patient',
  beforeLoad: demand('person'),
  loader: () => patientWords.ready(),
  component: lazyRouteComponent(() => import('../patient/shell.tsx'), 'PatientShell'),
})
const professionalShell = createRoute({
  getParentRoute: () => root,
  id: 'professional',
  beforeLoad: demand('professional'),
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
  beforeLoad: demand('professional'),
  loader: () => Promise.all([emergencyWords.ready(), professionalWords.ready()]).then(() => undefined),
  component: lazyRouteComponent(() => import('../emergency/shell.tsx'), 'EmergencyShell'),
})

/** Why a provider’s « no » brought her back: a code of ours, never anything of her. */
const refusedSearch = (raw: Record<string, unknown>): { readonly refus?: string } => {
  const code = raw['refus']
  return typeof code === 'string' && /^[a-z-]{1,40}$/.test(code) ? { refus: code } : {}
}

const open = [
  createRoute({
    getParentRoute: () => publicShell,
    path: '/',
    component: lazyRouteComponent(() => import('../public/home.tsx'), 'PublicHome'),
  }),
  createRoute({
    getParentRoute: () => publicShell,
    path: '/aide',
    loader: () => pagesWords.ready(),
    component: lazyRouteComponent(() => import('../public/pages/help.tsx'), 'HelpPage'),
  }),
  createRoute({
    getParentRoute: () => publicShell,
    path: '/demo',
    loader: () => demoWords.ready(),
    component: lazyRouteComponent(() => import('../public/demo/page.tsx'), 'DemoPage'),
  }),
  createRoute({
    getParentRoute: () => publicShell,
    path: '/guichet/connexion',
    loader: () => deskSignInWords.ready(),
    component: lazyRouteComponent(() => import('../desk/sign-in/page.tsx'), 'AgentSignInPage'),
  }),
  createRoute({
    getParentRoute: () => publicShell,
    path: '/guichet/cle',
    loader: () => deskSignInWords.ready(),
    component: lazyRouteComponent(() => import('../desk/sign-in/register.tsx'), 'RegisterKeyPage'),
  }),
  createRoute({
    getParentRoute: () => publicShell,
    path: '/refuser',
    loader: () => refuseWords.ready(),
    component: lazyRouteComponent(() => import('../public/refuse/page.tsx'), 'RefusePage'),
  }),
  createRoute({
    getParentRoute: () => publicShell,
    path: '/facile',
    loader: () => easyWords.ready(),
    component: lazyRouteComponent(() => import('../public/easy/page.tsx'), 'EasyPage'),
  }),
  createRoute({
    getParentRoute: () => publicShell,
    path: '/remise',
    loader: () => handOverWords.ready(),
    component: lazyRouteComponent(() => import('../public/hand-over/page.tsx'), 'HandOverPage'),
  }),
  createRoute({
    getParentRoute: () => publicShell,
    path: '/comprendre',
    loader: () => understandWords.ready(),
    component: lazyRouteComponent(() => import('../public/understand/page.tsx'), 'UnderstandPage'),
  }),
  createRoute({
    getParentRoute: () => publicShell,
    path: '/demo/courrier',
    loader: () => postWords.ready(),
    component: lazyRouteComponent(() => import('../public/post/page.tsx'), 'PostPage'),
  }),
  createRoute({
    getParentRoute: () => publicShell,
    path: '/accessibilite',
    loader: () => pagesWords.ready(),
    component: lazyRouteComponent(() => import('../public/pages/accessibility.tsx'), 'AccessibilityPage'),
  }),
  createRoute({
    getParentRoute: () => publicShell,
    path: '/donnees-personnelles',
    loader: () => pagesWords.ready(),
    component: lazyRouteComponent(() => import('../public/pages/personal-data.tsx'), 'PersonalDataPage'),
  }),
  createRoute({
    getParentRoute: () => publicShell,
    path: '/mentions',
    loader: () => pagesWords.ready(),
    component: lazyRouteComponent(() => import('../public/pages/legal.tsx'), 'LegalPage'),
  }),
  createRoute({
    getParentRoute: () => publicShell,
    path: '/etat-du-service',
    loader: () => pagesWords.ready(),
    component: lazyRouteComponent(() => import('../public/pages/status.tsx'), 'StatusPage'),
  }),
  createRoute({
    getParentRoute: () => publicShell,
    path: '/connexion/identite',
    validateSearch: refusedSearch,
    loader: () => pagesWords.ready(),
    component: lazyRouteComponent(() => import('../public/pages/identity.tsx'), 'IdentityPage'),
  }),
  createRoute({
    getParentRoute: () => publicShell,
    path: '/pro/connexion',
    validateSearch: refusedSearch,
    loader: () => signInWords.ready(),
    component: lazyRouteComponent(() => import('../professional/sign-in/page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => publicShell,
    path: '/connexion',
    loader: () => doorWords.ready(),
    component: lazyRouteComponent(() => import('../public/sign-in/page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => publicShell,
    path: '/activer',
    loader: () => doorWords.ready(),
    component: lazyRouteComponent(() => import('../public/activate/page.tsx'), 'ActivatePage'),
  }),
  createRoute({
    getParentRoute: () => publicShell,
    path: '/codes',
    loader: () => doorWords.ready(),
    component: lazyRouteComponent(() => import('../public/codes/page.tsx'), 'CodesPage'),
  }),
  createRoute({
    getParentRoute: () => publicShell,
    path: '/affichage',
    component: lazyRouteComponent(() => import('../public/display.tsx'), 'DisplayPage'),
  }),
] as const

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
const patientPage = <Path extends string>(path: Path, words: { ready(): Promise<void> }, load: () => Promise<() => ReactNode>) =>
  createRoute({
    getParentRoute: () => patientShell,
    path,
    loader: () => words.ready(),
    component: lazyRouteComponent(async () => ({ default: await load() })),
  })

const patient = [
  patientPage('/accueil', homeWords, () => import('../patient/home.tsx').then(module => module.HomePage)),
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
    loader: () => papersWords.ready(),
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
    component: lazyRouteComponent(() => import('../patient/looks/page.tsx'), 'LooksPage'),
  }),
  createRoute({
    getParentRoute: () => patientShell,
    path: '/mes-donnees',
    component: lazyRouteComponent(() => import('../patient/my-data/page.tsx'), 'MyDataPage'),
  }),
  createRoute({
    getParentRoute: () => patientShell,
    path: '/mes-donnees/fermer',
    component: lazyRouteComponent(() => import('../patient/my-data/close.tsx'), 'ClosePage'),
  }),
  patientPage('/proches', relativesWords, () => import('../patient/relatives/page.tsx').then(module => module.RelativesPage)),
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
    component: lazyRouteComponent(() => import('../professional/own-accesses.tsx'), 'OwnAccessesPage'),
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
    component: lazyRouteComponent(() => import('../professional/record/page.tsx'), 'RecordPage'),
  }),
  createRoute({
    getParentRoute: () => professionalShell,
    path: '/pro/p/$recordId/deposer',
    validateSearch: depositSearch,
    component: lazyRouteComponent(() => import('../professional/deposit/page.tsx'), 'DepositPage'),
  }),
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
    path: '/urgence/p/$recordId',
    component: lazyRouteComponent(() => import('../emergency/view.tsx'), 'ViewPage'),
  }),
] as const

export const router = createRouter({
  routeTree: root.addChildren([
    offlineCardRoute(root),
    publicShell.addChildren(open),
    patientShell.addChildren([
      ...patient,
      ...accessRoutes(patientShell),
      ...requestRoutes(patientShell),
      ...cardRoutes(patientShell),
      ...followedRoutes(patientShell),
      ...healthRoutes(patientShell),
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
