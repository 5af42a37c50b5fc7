import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { deskSignInWords } from '../desk/sign-in/words/index.ts'
import { signInWords } from '../professional/sign-in/words/index.ts'
import { demoWords } from '../public/demo/words/index.ts'
import { displayWords } from '../public/display/words/index.ts'
import { easyWords } from '../public/easy/words/index.ts'
import { handOverWords } from '../public/hand-over/words/index.ts'
import { pagesWords } from '../public/pages/words/index.ts'
import { postWords } from '../public/post/words/index.ts'
import { refuseWords } from '../public/refuse/words/index.ts'
import { doorWords } from '../public/sign-in/words/index.ts'
import { understandWords } from '../public/understand/words/index.ts'
import { lockedHere } from './lock.ts'

/** What the house says of itself, and how its pages are shown. */
const aboutRoutes = <Shell extends AnyRoute>(shell: Shell) =>
  [
    createRoute({
      getParentRoute: () => shell,
      path: '/',
      // Back from the provider, where her session was ended too.
      beforeLoad: ({ preload }) => {
        if (!preload && lockedHere() !== null) throw redirect({ to: '/pro/verrou', replace: true })
      },
      component: lazyRouteComponent(() => import('../public/home.tsx'), 'PublicHome'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/aide',
      loader: () => pagesWords.ready(),
      component: lazyRouteComponent(() => import('../public/pages/help.tsx'), 'HelpPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/accessibilite',
      loader: () => pagesWords.ready(),
      component: lazyRouteComponent(() => import('../public/pages/accessibility.tsx'), 'AccessibilityPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/donnees-personnelles',
      loader: () => pagesWords.ready(),
      component: lazyRouteComponent(() => import('../public/pages/personal-data.tsx'), 'PersonalDataPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/mentions',
      loader: () => pagesWords.ready(),
      component: lazyRouteComponent(() => import('../public/pages/legal.tsx'), 'LegalPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/etat-du-service',
      loader: () => pagesWords.ready(),
      component: lazyRouteComponent(() => import('../public/pages/status.tsx'), 'StatusPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/affichage',
      loader: () => displayWords.ready(),
      component: lazyRouteComponent(() => import('../public/display/page.tsx'), 'DisplayPage'),
    }),
  ] as const

/** What a record is, told and tried; what is done without a sign-in. */
const toldRoutes = <Shell extends AnyRoute>(shell: Shell) =>
  [
    createRoute({
      getParentRoute: () => shell,
      path: '/demo',
      loader: () => demoWords.ready(),
      component: lazyRouteComponent(() => import('../public/demo/page.tsx'), 'DemoPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/refuser',
      loader: () => refuseWords.ready(),
      component: lazyRouteComponent(() => import('../public/refuse/page.tsx'), 'RefusePage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/facile',
      loader: () => easyWords.ready(),
      component: lazyRouteComponent(() => import('../public/easy/page.tsx'), 'EasyPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/remise',
      loader: () => handOverWords.ready(),
      component: lazyRouteComponent(() => import('../public/hand-over/page.tsx'), 'HandOverPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/comprendre',
      loader: () => understandWords.ready(),
      component: lazyRouteComponent(() => import('../public/understand/page.tsx'), 'UnderstandPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/demo/courrier',
      loader: () => postWords.ready(),
      component: lazyRouteComponent(() => import('../public/post/page.tsx'), 'PostPage'),
    }),
  ] as const

/** Why a provider’s « no » brought her back: a code of ours, never anything of her. */
const refusedSearch = (raw: Record<string, unknown>): { readonly refus?: string } => {
  const code = raw['refus']
  return typeof code === 'string' && /^[a-z-]{1,40}$/.test(code) ? { refus: code } : {}
}

/** Every door. */
const doorRoutes = <Shell extends AnyRoute>(shell: Shell) =>
  [
    createRoute({
      getParentRoute: () => shell,
      path: '/guichet/connexion',
      loader: () => deskSignInWords.ready(),
      component: lazyRouteComponent(() => import('../desk/sign-in/page.tsx'), 'AgentSignInPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/guichet/cle',
      loader: () => deskSignInWords.ready(),
      component: lazyRouteComponent(() => import('../desk/sign-in/register.tsx'), 'RegisterKeyPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/connexion/identite',
      validateSearch: refusedSearch,
      loader: () => pagesWords.ready(),
      component: lazyRouteComponent(() => import('../public/pages/identity.tsx'), 'IdentityPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/pro/verrou',
      loader: () => signInWords.ready(),
      component: lazyRouteComponent(() => import('../professional/lock/page.tsx'), 'LockPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/pro/connexion',
      validateSearch: refusedSearch,
      loader: () => signInWords.ready(),
      component: lazyRouteComponent(() => import('../professional/sign-in/page.tsx'), 'SignInPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/connexion',
      loader: () => doorWords.ready(),
      component: lazyRouteComponent(() => import('../public/sign-in/page.tsx'), 'SignInPage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/activer',
      loader: () => doorWords.ready(),
      component: lazyRouteComponent(() => import('../public/activate/page.tsx'), 'ActivatePage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/codes',
      loader: () => doorWords.ready(),
      component: lazyRouteComponent(() => import('../public/codes/page.tsx'), 'CodesPage'),
    }),
  ] as const

/** The public pages, and every door. */
export const publicRoutes = <Shell extends AnyRoute>(shell: Shell) =>
  [...aboutRoutes(shell), ...toldRoutes(shell), ...doorRoutes(shell)] as const
