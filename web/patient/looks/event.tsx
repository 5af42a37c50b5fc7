import { Ban, Check, CircleHelp, Eye, EyeOff, FilePlus2, Siren, TriangleAlert } from 'lucide-react'
import { Fragment } from 'react'
import type { JournalEvent } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { Instant } from '../../ui/time.tsx'
import { patientWords } from '../words/index.ts'

export type EventActions = {
  readonly onRecognise: (event: JournalEvent) => void
  readonly onDeny: (event: JournalEvent) => void
  readonly onBlock: (event: JournalEvent) => void
}

const iconOf = (event: JournalEvent): typeof Eye => {
  if (event.outcome === 'refused') return EyeOff
  if (event.mode !== 'normal') return Siren
  return event.act === 'deposit' || event.act === 'replace' ? FilePlus2 : Eye
}

const Documents = ({ event }: { readonly event: JournalEvent }) => {
  const { looks: words } = patientWords.useWords()
  return (
    <>
      {event.documents.map((document, index) => (
        <Fragment key={`${document.id}${index}`}>
          {index > 0 && ','} {document.id ? <Link to="/documents/$documentId" params={{ documentId: document.id }}>{words.quoted(document.title)}</Link> : words.quoted(document.title)}
        </Fragment>
      ))}
      {event.more ? ` ${words.andMore(event.more)}` : ''}
    </>
  )
}

const What = ({ event }: { readonly event: JournalEvent }) => {
  const { looks: words } = patientWords.useWords()
  const self = event.who.kind === 'self'
  const acts = event.outcome === 'refused' ? words.actsRefused : self ? words.actsYou : words.acts
  return (
    <p className="event-what">
      <strong>{self ? words.you : event.who.name}</strong>{!self && event.who.role ? `, ${event.who.role},` : ''} {acts[event.act]}
      <Documents event={event} />.
    </p>
  )
}

const Verdict = ({ event }: { readonly event: JournalEvent }) => {
  const { looks: words } = patientWords.useWords()
  if (event.outcome === 'refused') return <Badge icon={EyeOff}>{words.badge.refused}</Badge>
  if (event.answered === 'recognised') return <Badge tone="done" icon={Check}>{words.recognise}</Badge>
  if (event.answered === 'not-recognised') return <Badge tone="warning" icon={CircleHelp}>{words.dontRecognise}</Badge>
  if (event.verdict === 'to-check') return <Badge tone="warning" icon={TriangleAlert}>{words.badge['to-check']}</Badge>
  if (event.verdict === 'expected') return <Badge tone="done" icon={Check}>{words.badge.expected}</Badge>
  return event.verdict === 'not-analysed' ? <Badge>{words.badge['not-analysed']}</Badge> : null
}

const Because = ({ event }: { readonly event: JournalEvent }) => {
  const { looks: words } = patientWords.useWords()
  if (event.answered) return <p>{event.answered === 'recognised' ? words.recognised : words.notRecognised}</p>
  if (event.verdictReason === undefined || event.verdict === 'own') return null
  const why = words.verdictWhy[event.verdictReason]
  if (event.outcome === 'refused') return <p>{words.refusedSaid}</p>
  return <p>{event.verdict === 'to-check' ? words.toCheckBecause(why) : words.expectedBecause(why)}</p>
}

const Facts = ({ event }: { readonly event: JournalEvent }) => {
  const { looks: words } = patientWords.useWords()
  if (event.who.kind === 'self') return null
  const place = event.where ? [event.where.structure, event.where.town].filter(Boolean).join(', ') : ''
  return (
    <dl className="event-facts">
      {place && <div><dt>{words.where}</dt><dd>{place}</dd></div>}
      {event.reason && <div><dt>{words.why}</dt><dd lang="fr">{words.quoted(event.reason)}</dd></div>}
      <div><dt>{words.basis}</dt><dd>{words.bases[event.basis]}</dd></div>
    </dl>
  )
}

const Answers = ({ event, onRecognise, onDeny, onBlock }: { readonly event: JournalEvent } & EventActions) => {
  const { looks: words } = patientWords.useWords()
  if (event.verdict !== 'to-check' || event.answered) return null
  const named = (action: string): string => words.forEvent(action, event.who.name, formatInstant(event.at))
  return (
    <div className="button-row screen-only">
      {event.outcome === 'allowed' && <Button icon={Check} aria-label={named(words.recognise)} onPress={() => onRecognise(event)}>{words.recognise}</Button>}
      {event.outcome === 'allowed' && <Button icon={CircleHelp} aria-label={named(words.dontRecognise)} onPress={() => onDeny(event)}>{words.dontRecognise}</Button>}
      {event.who.actorId && <Button icon={Ban} aria-label={named(words.block)} onPress={() => onBlock(event)}>{words.block}</Button>}
    </div>
  )
}

/** One opening of the record: who, when, where, what, why, on which basis, and what the person makes of it. */
export const Event = ({ event, ...actions }: { readonly event: JournalEvent } & EventActions) => {
  const { looks: words } = patientWords.useWords()
  const exceptional = event.mode !== 'normal'
  const attention = event.verdict === 'to-check' && event.outcome === 'allowed' && !event.answered
  return (
    <li className={`event${exceptional ? ' is-exceptional' : attention ? ' is-to-check' : ''}`}>
      <div className="event-head">
        <Icon of={iconOf(event)} />
        <span className="event-when"><Instant at={event.at} /></span>
        {exceptional && <Badge tone="exceptional" icon={Siren}>{words.modes[event.mode]}</Badge>}
        <Verdict event={event} />
      </div>
      <What event={event} />
      <Facts event={event} />
      <Because event={event} />
      <Answers event={event} {...actions} />
    </li>
  )
}
