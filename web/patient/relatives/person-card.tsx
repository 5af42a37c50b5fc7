import { FileText, FolderOpen, Ruler, Siren, Syringe, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Delegation, Profile } from '../../api/types.ts'
import { Card } from '../../ui/card.tsx'
import { ageAt, formatDate } from '../../ui/format/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { PersonBadge } from '../../ui/person-badge.tsx'
import { Button } from '../../ui/button.tsx'
import { useSwitch } from './use-switch.ts'
import { relativesWords } from './words/index.ts'

const FIRST = { documents: '/documents', vaccines: '/sante/vaccins', measures: '/sante/mesures', emergency: '/carte' } as const
type Where = keyof typeof FIRST
const ICONS: Readonly<Record<Where, LucideIcon>> = { documents: FileText, vaccines: Syringe, measures: Ruler, emergency: Siren }

const QuickLinks = ({ profile, emergency }: { readonly profile: Profile; readonly emergency: boolean }) => {
  const words = relativesWords.useWords()
  const go = useSwitch()
  const name = profile.firstName
  const shown: readonly Where[] = emergency ? ['documents', 'vaccines', 'measures', 'emergency'] : ['documents', 'vaccines', 'measures']
  return (
    <ul role="list" className="quick-links">
      {shown.map(where => (
        <li key={where}>
          <button
            type="button"
            className="quick-link"
            aria-label={words.linkOf(words.links[where], name)}
            onClick={() => void go(profile.recordId, name, FIRST[where])}
          >
            <Icon of={ICONS[where]} />
            {words.links[where]}
          </button>
        </li>
      ))}
    </ul>
  )
}

type PersonCardProps = { readonly profile: Profile; readonly delegation: Delegation | undefined; readonly children?: ReactNode }

/** One record on offer: who it is, how far one may go in it, and the four places one goes to most. */
export const PersonCard = ({ profile, delegation, children }: PersonCardProps) => {
  const words = relativesWords.useWords()
  const go = useSwitch()
  const name = `${profile.firstName} ${profile.lastName}`
  const now = new Date().toISOString()
  return (
    <Card labelledBy={`person-${profile.recordId}`}>
      <div className="person-head">
        <PersonBadge name={name} />
        <div>
          <h3 id={`person-${profile.recordId}`}>{name}</h3>
          <p className="muted small">
            {[words.age(ageAt(profile.birthDate, now)), <RightsText key="rights" profile={profile} delegation={delegation} />]}
          </p>
        </div>
      </div>
      <QuickLinks profile={profile} emergency={profile.relation !== 'helped'} />
      <div className="button-row">
        <Button icon={FolderOpen} aria-label={words.openOf(profile.firstName)} onPress={() => void go(profile.recordId, profile.firstName)}>
          {words.open}
        </Button>
        {profile.relation === 'child' && (
          <Button
            look="quiet"
            aria-label={words.whoActsOf(profile.firstName)}
            onPress={() => void go(profile.recordId, profile.firstName, '/proches')}
          >
            {words.whoActs}
          </Button>
        )}
        {children}
      </div>
    </Card>
  )
}

const RightsText = ({ profile, delegation }: Pick<PersonCardProps, 'profile' | 'delegation'>) => {
  const words = relativesWords.useWords()
  if (profile.relation === 'child')
    return delegation?.until === undefined ? null : <> · {words.untilMajority(formatDate(delegation.until, 'long'))}</>
  const rights = profile.rights.map(right => words.rights[right]).join(', ')
  return (
    <>
      {' · '}
      {words.rightsSaid(rights)} {delegation?.until === undefined ? words.noEnd : words.until(formatDate(delegation.until, 'long'))}
    </>
  )
}
