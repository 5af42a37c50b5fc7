import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { previewSearch } from '../patient/access/preview-choice.ts'
import { rulesWords, sharingWords } from '../patient/access/words/index.ts'
import { actWords } from '../patient/looks/words/index.ts'

/** The one document that is shown to somebody, when one comes from it. */
const sharedSearch = ({ document }: Record<string, unknown>): { readonly document?: string } =>
  typeof document === 'string' && /^[\w-]{1,64}$/.test(document) ? { document } : {}

const words = async (): Promise<void> => {
  await Promise.all([sharingWords.ready(), rulesWords.ready()])
}

/** Where what somebody did last is told. */
const wordsOfActs = async (): Promise<void> => {
  await Promise.all([words(), actWords.ready()])
}

/** The screens about who may see (ui.md U16–U19, U30). */
export const accessRoutes = <Shell extends AnyRoute>(shell: Shell) => {
  const page = <Path extends string>(path: Path, loader: () => Promise<void>, load: () => Promise<() => ReactNode>) =>
    createRoute({
      getParentRoute: () => shell,
      path,
      loader,
      component: lazyRouteComponent(async () => ({ default: await load() })),
    })
  return [
    page('/acces', words, () => import('../patient/access/page.tsx').then(module => module.AccessPage)),
    page('/acces/urgence', words, () => import('../patient/access/emergency.tsx').then(module => module.EmergencyPage)),
    page('/acces/$actorId', words, () => import('../patient/access/rule.tsx').then(module => module.RulePage)),
    page('/professionnels', wordsOfActs, () => import('../patient/access/team.tsx').then(module => module.TeamPage)),
    page('/professionnels/$actorId', wordsOfActs, () => import('../patient/access/carer.tsx').then(module => module.CarerPage)),
    createRoute({
      getParentRoute: () => shell,
      path: '/partage',
      validateSearch: sharedSearch,
      loader: words,
      component: lazyRouteComponent(() => import('../patient/access/share.tsx'), 'SharePage'),
    }),
    createRoute({
      getParentRoute: () => shell,
      path: '/acces/apercu',
      validateSearch: previewSearch,
      loader: words,
      component: lazyRouteComponent(() => import('../patient/access/preview.tsx'), 'PreviewPage'),
    }),
  ] as const
}
