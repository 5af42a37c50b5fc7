import { CalendarClock, CircleCheck, Pencil, Stethoscope, TriangleAlert, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import type { HealthProfile, ProfileEntry } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { today } from '../../ui/format/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Day } from '../../ui/time.tsx'
import { ActMenu } from './act-menu.tsx'
import { dateOf, isDangerous, isToRenew, renewalOf, sayBody, saySource } from './say.ts'
import type { HealthWords } from './words/en.ts'
import { healthWords } from './words/index.ts'

export const nameOf = (entry: ProfileEntry, words: HealthWords): string =>
  entry.body === undefined ? words.noneShort : sayBody(entry.body, words).title

const When = ({ entry }: { readonly entry: ProfileEntry }) => {
  const words = healthWords.useWords()
  const when = entry.body === undefined ? undefined : dateOf(entry.body)
  const renewal = renewalOf(entry)
  return (
    <>
      {when && (
        <span>
          {when.isPoint ? '' : `${words.since} `}
          <Day date={when.date} long />
        </span>
      )}
      {renewal !== undefined && (
        <span>
          {words.renewal} <Day date={renewal} long />
        </span>
      )}
      {entry.status === 'ended' &&
        (entry.endedOn === undefined ? (
          <span>{words.endedUnknown}</span>
        ) : (
          <span>
            {words.until} <Day date={entry.endedOn} long />
          </span>
        ))}
    </>
  )
}

const SOURCE_ICONS = { declared: UserRound, confirmed: CircleCheck, professional: Stethoscope } as const

/** Plain name, medical name, since when, what is worth knowing, and who says so. */
export const EntryText = ({ entry, as: Title = 'h3' }: { readonly entry: ProfileEntry; readonly as?: 'h2' | 'h3' | 'strong' }) => {
  const words = healthWords.useWords()
  const said = entry.body === undefined ? null : sayBody(entry.body, words)
  return (
    <div className="row-main">
      <Title className="row-title">{nameOf(entry, words)}</Title>
      {said?.medical && <span className="row-meta">{said.medical}</span>}
      {said && said.facts.length > 0 && <span className="entry-facts">{said.facts.join(' · ')}</span>}
      <span className="row-meta entry-when">
        <When entry={entry} />
      </span>
      {entry.links.length > 0 && (
        <span className="row-meta entry-links">
          {entry.links.map((id, index) => (
            <Link key={id} to="/documents/$documentId" params={{ documentId: id }}>
              {words.linkedOne(index + 1)}
            </Link>
          ))}
        </span>
      )}
      <span className="row-meta entry-source">
        <Icon of={SOURCE_ICONS[entry.source]} size="1.1em" />
        {saySource(entry, words)}
      </span>
    </div>
  )
}

type EntryRowProps = {
  readonly entry: ProfileEntry
  readonly profile: HealthProfile
  readonly recordId: string
  readonly editTo: string | null
  /** Of its name, under the heading of its list. */
  readonly level?: 'h2' | 'h3'
  readonly children?: ReactNode
}

export const EntryRow = ({ entry, profile, recordId, editTo, level = 'h3', children }: EntryRowProps) => {
  const words = healthWords.useWords()
  const name = nameOf(entry, words)
  return (
    <li className="row entry-row">
      <EntryText entry={entry} as={level} />
      <div className="row-badges">
        {isDangerous(entry) && (
          <Badge tone="danger" icon={TriangleAlert}>
            {words.danger}
          </Badge>
        )}
        {isToRenew(entry, today()) && (
          <Badge tone="warning" icon={CalendarClock}>
            {words.renewalOver}
          </Badge>
        )}
        {entry.correctionAsked && <Badge tone="info">{words.correctionAsked}</Badge>}
      </div>
      <div className="row-actions screen-only">
        {children}
        {editTo !== null && entry.closed === undefined && profile.may.write && entry.status !== 'ended' && (
          <ButtonLink to={editTo} icon={Pencil} aria-label={words.editOf(name)}>
            {words.edit}
          </ButtonLink>
        )}
        <ActMenu entry={entry} profile={profile} name={name} recordId={recordId} />
      </div>
      {entry.closed !== undefined && profile.may.write && <p className="entry-closed muted">{words.closed[entry.closed]}</p>}
    </li>
  )
}
