import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { previewSearch } from '../patient/access/preview-choice.ts'
import { sharingWords } from '../patient/access/words/index.ts'

/** The screens about who may see (ui.md U16–U19, U30); they travel together. */
export const accessRoutes = <Shell extends AnyRoute>(shell: Shell) => {
  const page = <Path extends string>(path: Path, name: Screen) =>
    createRoute({
      getParentRoute: () => shell,
      path,
      loader: () => sharingWords.ready(),
      component: lazyRouteComponent(() => import('../patient/access/screens.ts'), name),
    })
  return [
    page('/acces', 'AccessPage'),
    page('/acces/urgence', 'EmergencyPage'),
    page('/acces/$actorId', 'RulePage'),
    page('/professionnels', 'TeamPage'),
    page('/professionnels/$actorId', 'CarerPage'),
    page('/partage', 'SharePage'),
    createRoute({
      getParentRoute: () => shell,
      path: '/acces/apercu',
      validateSearch: previewSearch,
      loader: () => sharingWords.ready(),
      component: lazyRouteComponent(() => import('../patient/access/screens.ts'), 'PreviewPage'),
    }),
  ] as const
}

type Screen = Exclude<keyof typeof import('../patient/access/screens.ts'), 'PreviewPage'>
