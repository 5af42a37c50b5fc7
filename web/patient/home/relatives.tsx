import { FolderOpen, HeartPulse, LineChart, type LucideIcon, Pill, Syringe } from 'lucide-react'
import type { Profile } from '../../api/types.ts'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { PersonBadge } from '../../ui/person-badge.tsx'
import { useSwitch } from '../relatives/use-switch.ts'
import './relatives.css'
import { homeWords } from './words/index.ts'

const PLACES = {
  record: { to: '/accueil', icon: FolderOpen },
  vaccines: { to: '/sante/vaccins', icon: Syringe },
  growth: { to: '/sante/croissance', icon: LineChart },
  treatments: { to: '/sante/traitements', icon: Pill },
  health: { to: '/sante', icon: HeartPulse },
} as const satisfies Readonly<Record<string, { readonly to: string; readonly icon: LucideIcon }>>
type Place = keyof typeof PLACES

const placesOf = ({ relation }: Profile): readonly Place[] =>
  relation === 'child' ? ['record', 'vaccines', 'growth'] : ['record', 'treatments', 'health']

const Row = ({ profile }: { readonly profile: Profile }) => {
  const { relatives: words } = homeWords.useWords()
  const go = useSwitch()
  const { firstName, lastName, recordId } = profile
  return (
    <li className="row relative">
      <PersonBadge name={`${firstName} ${lastName}`} />
      <span className="row-title">{firstName}</span>
      <ul role="list" className="relative-places">
        {placesOf(profile).map(place => (
          <li key={place}>
            <button
              type="button"
              className="button is-secondary"
              aria-label={words.of[place](firstName)}
              onClick={() => void go(recordId, firstName, PLACES[place].to)}
            >
              <Icon of={PLACES[place].icon} />
              {words.places[place]}
            </button>
          </li>
        ))}
      </ul>
    </li>
  )
}

/** Those she acts for, one press from her own home: a school asks for vaccines, a visit for treatments (ui.md §2). */
export const Relatives = ({ profiles }: { readonly profiles: readonly Profile[] }) => {
  const { relatives: words } = homeWords.useWords()
  return (
    <section className="stack is-tight screen-only" aria-labelledby="relatives">
      <h2 id="relatives">{words.title}</h2>
      <ul role="list" className="rows">
        {profiles.map(profile => (
          <Row key={profile.recordId} profile={profile} />
        ))}
      </ul>
      <p>
        <Link to="/proches">{words.all}</Link>
      </p>
    </section>
  )
}
