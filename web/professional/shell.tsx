import { History, Search, Siren } from 'lucide-react'
import { lazy, Suspense, useEffect } from 'react'
import { AccountMenu, LanguageButton } from '../app/account-menu.tsx'
import { useSession } from '../app/session.ts'
import { Link } from '../ui/link.tsx'
import { setShellDefaults } from '../ui/preferences.ts'
import { Shell } from '../ui/shell/shell.tsx'
import './professional.css'
import { LockTool } from './lock/tool.tsx'
import { professionalWords } from './words/index.ts'

/** What waits for a network is told once the page is there. */
const RoundStrip = lazy(() => import('./round/strip.tsx').then(module => ({ default: module.RoundStrip })))

type Words = ReturnType<typeof professionalWords.useWords>

const placeOf = (exercise: NonNullable<ReturnType<typeof useSession>>['exercise'], { under }: Words): string =>
  exercise === undefined
    ? ''
    : [
        exercise.specialtyLabel ?? exercise.professionLabel,
        exercise.under && under[exercise.under.kind](exercise.under.name),
        exercise.structureName,
        exercise.town,
      ]
        .filter(Boolean)
        .join(', ')

export const ProfessionalShell = () => {
  const words = professionalWords.useWords()
  const { nav } = words
  const session = useSession()
  useEffect(() => setShellDefaults({ density: 'compact', theme: 'auto' }), [])
  return (
    <Shell
      home="/pro"
      nav={[
        { to: '/pro', label: nav.finder, icon: Search },
        { to: '/pro/mes-acces', label: nav.own, icon: History },
        { to: '/urgence', label: nav.emergency, icon: Siren },
      ]}
      banner={
        <Suspense fallback={null}>
          <RoundStrip />
        </Suspense>
      }
      demonstration={session?.mode === 'demonstration'}
      tools={
        <>
          <LockTool />
          <span className="wide-only">
            <LanguageButton />
          </span>
        </>
      }
      account={
        <AccountMenu name={session?.name ?? ''} label={session?.name ?? ''} detail={placeOf(session?.exercise, words)}>
          <Link to="/pro/lots">{nav.sendings}</Link>
          <Link to="/pro/remplacants">{nav.under}</Link>
          {session?.exercise?.hasOtherPlaces && <Link to="/pro/connexion">{nav.changePlace}</Link>}
        </AccountMenu>
      }
    />
  )
}
