import { Outlet, useNavigate } from '@tanstack/react-router'
import {
  Baby,
  CircleUser,
  Eye,
  FileText,
  FolderDown,
  HeartHandshake,
  HeartPulse,
  House,
  KeyRound,
  Plus,
  Search,
  Stethoscope,
  Users,
} from 'lucide-react'
import { lazy, Suspense, useEffect } from 'react'
import { AccompaniedNote } from '../app/accompanied-note.tsx'
import { AccountMenu } from '../app/account-menu.tsx'
import { useSession } from '../app/session.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { MenuList } from '../ui/menu.tsx'
import { PersonBadge } from '../ui/person-badge.tsx'
import { setShellDefaults } from '../ui/preferences.ts'
import { Rich } from '../ui/rich.tsx'
import { type NavItem, Shell } from '../ui/shell/shell.tsx'
import { say } from '../ui/toast.ts'
import { common } from '../ui/words/index.ts'
import { QuickHide } from './hide/quick-hide.tsx'
import { useIsShut } from './my-data/life.ts'
import { lifeWords } from './my-data/words/index.ts'
import { Bell } from './notices/bell.tsx'
import { goToProfile, useActing } from './profile.ts'
import { patientWords } from './words/index.ts'

const ShutRecord = lazy(async () => {
  const [module] = await Promise.all([import('./my-data/shut.tsx'), lifeWords.ready()])
  return { default: module.ShutRecord }
})

const useSwitch = (): ((recordId: string | null, name: string) => Promise<void>) => {
  const { shell } = common.useWords()
  const navigate = useNavigate()
  return async (recordId, name) => {
    goToProfile(recordId)
    await navigate({ to: '/accueil' })
    say(shell.nowIn(name))
  }
}

/** Ctrl or ⌘ with K: the search, from anywhere. */
const useSearchKey = (): void => {
  const navigate = useNavigate()
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      void navigate({ to: '/recherche' })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate])
}

const ActingBanner = () => {
  const { shell } = common.useWords()
  const { actingFor, profile, profiles } = useActing()
  const go = useSwitch()
  if (actingFor === null) return null
  const said = {
    child: shell.actingChild(actingFor, profile.sex),
    helped: shell.actingHelped(actingFor),
    represented: shell.actingRepresented(actingFor),
    self: '',
  }[profile.relation]
  const self = profiles.find(p => p.relation === 'self')
  return (
    <section className="banner" aria-label={shell.profile}>
      <p>
        <Icon of={profile.relation === 'child' ? Baby : HeartHandshake} />
        <span>
          <Rich text={said} />
        </span>
      </p>
      {self && (
        <Button look="quiet" onPress={() => void go(null, self.firstName)}>
          {shell.backToMine}
        </Button>
      )}
    </section>
  )
}

const Banners = () => (
  <>
    <ActingBanner />
    <AccompaniedNote />
  </>
)

const ProfileChoices = () => {
  const { shell } = common.useWords()
  const { nav } = patientWords.useWords()
  const { profiles, recordId } = useActing()
  const go = useSwitch()
  return (
    <MenuList>
      {(profiles.length < 2 ? [] : profiles).map(profile => (
        <li key={profile.recordId}>
          <button
            type="button"
            aria-current={profile.recordId === recordId ? 'true' : undefined}
            onClick={() => void go(profile.recordId, profile.firstName)}
          >
            <PersonBadge name={`${profile.firstName} ${profile.lastName}`} small />
            {shell.profileOf(profile.firstName)}
          </button>
        </li>
      ))}
      <li>
        <Link to="/proches">
          <Icon of={Users} />
          {nav.relatives}
        </Link>
      </li>
    </MenuList>
  )
}

const Tools = () => {
  const { documents } = patientWords.useWords()
  return (
    <>
      <Link id="search" to="/recherche" className="tool" aria-label={documents.search}>
        <Icon of={Search} />
      </Link>
      <Bell />
      <QuickHide />
    </>
  )
}

export const PatientShell = () => {
  const { nav, ownAccount } = patientWords.useWords()
  const { shell } = common.useWords()
  const { profile, recordId } = useActing()
  const session = useSession()
  // Who may see, and who looked, are not a helper's to read (domain.md §1.7).
  const isHelper = profile.relation === 'helped'
  const mayAdd = profile.rights.includes('add')
  const isShut = useIsShut(recordId)
  useSearchKey()
  useEffect(() => setShellDefaults({ density: 'comfort', theme: 'auto' }), [])
  const home: NavItem = { to: '/accueil', label: nav.home, icon: House }
  const papers: NavItem = { to: '/documents', label: nav.documents, icon: FileText }
  const add: NavItem = { to: '/documents/ajouter', label: nav.add, icon: Plus, strong: true }
  const health: NavItem = { to: '/sante', label: nav.health, short: nav.healthShort, icon: HeartPulse }
  const access: NavItem = { to: '/acces', label: nav.access, short: nav.accessShort, icon: KeyRound }
  const looks: NavItem = { to: '/regards', label: nav.looks, short: nav.looksShort, icon: Eye }
  return (
    <Shell
      home="/accueil"
      nav={isHelper ? [home, papers, health] : [home, papers, health, access, looks]}
      bottom={isHelper ? [home, papers, ...(mayAdd ? [add] : []), health] : [home, papers, add, health, access]}
      search
      demonstration={session?.mode === 'demonstration'}
      banner={<Banners />}
      tools={<Tools />}
      account={
        <AccountMenu name={`${profile.firstName} ${profile.lastName}`} label={shell.profileOf(`${profile.firstName} ${profile.lastName}`)}>
          <ProfileChoices />
          <MenuList>
            <li>
              <Link to="/compte">
                <Icon of={CircleUser} />
                {ownAccount}
              </Link>
            </li>
            {!isHelper && (
              <li>
                <Link to="/professionnels">
                  <Icon of={Stethoscope} />
                  {nav.carers}
                </Link>
              </li>
            )}
            <li>
              <Link to="/mes-donnees">
                <Icon of={FolderDown} />
                {nav.data}
              </Link>
            </li>
          </MenuList>
        </AccountMenu>
      }
    >
      {isShut ? (
        <Suspense fallback={null}>
          <ShutRecord key={recordId} />
        </Suspense>
      ) : (
        <Outlet key={recordId} />
      )}
    </Shell>
  )
}
