import { Ban, Check, Eye, EyeOff, FilePlus2, Siren, TriangleAlert } from 'lucide-react'
import { Fragment } from 'react'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/class-names.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { formatInstant, formatTime } from '../../ui/format/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { Instant } from '../../ui/time.tsx'
import type { JournalEvent } from '../../api/types.ts'
import { useActing } from '../profile.ts'
import { lineInAddress } from '../requests/line-address.ts'
import { actWords, looksWords } from './words/index.ts'
import { AnswerVisit } from './answer.tsx'
import { answerableIn, type Done, doneIn, reasonsOf, verdictOf, type Visit } from './visits.ts'

type Shown = { readonly visit: Visit }

const iconOf = ({ events: [event] }: Visit): typeof Eye => {
  if (event.outcome === 'refused') return EyeOff
  if (event.mode !== 'normal') return Siren
  return event.act === 'deposit' || event.act === 'replace' ? FilePlus2 : Eye
}

const Documents = ({ documents, more }: Pick<Done, 'documents' | 'more'>) => {
  const { quoted } = actWords.useWords()
  const words = looksWords.useWords()
  return (
    <>
      {documents.map((document, index) => (
        <Fragment key={document.id ?? index}>
          {index > 0 && ','}{' '}
          {document.id ? (
            <Link to="/documents/$documentId" params={{ documentId: document.id }}>
              {quoted(document.title)}
            </Link>
          ) : (
            quoted(document.title)
          )}
        </Fragment>
      ))}
      {more > 0 && ` ${words.andMore(more)}`}
    </>
  )
}

const useActs = ({ events: [event] }: Visit) => {
  const words = actWords.useWords()
  if (event.outcome === 'refused') return words.actsRefused
  return event.who.kind === 'self' ? words.actsYou : words.acts
}

/** What was refused many times in a minute is one line. */
const timesIn = ({ events }: Visit): number => events.reduce((sum, { times = 0 }) => sum + times, 0)

/** In which quality: « Paul Martin, aidant de Léa » (domain.md §1.7). */
export const useQuality = ({ kind, role, under }: JournalEvent['who']): string => {
  const words = looksWords.useWords()
  const { profile } = useActing()
  if (kind === 'helper') return words.helperOf(profile.firstName)
  if (kind === 'representative') return words.representativeOf(profile.firstName)
  return [role, under && words.under[under.kind](under.name)].filter(Boolean).join(', ')
}

const What = ({ visit }: Shown) => {
  const words = looksWords.useWords()
  const acts = useActs(visit)
  const { who } = visit.events[0]
  const self = who.kind === 'self'
  const said = useQuality(who)
  return (
    <p className="event-what">
      <strong>{self ? words.you : who.name}</strong>
      {!self && said ? `, ${said},` : ''}
      {doneIn(visit).map((done, index) => (
        <Fragment key={done.act}>
          {index > 0 && ','} {done.act === 'refusals' ? words.refusals(timesIn(visit)) : acts[done.act]}
          <Documents documents={done.documents} more={done.more} />
        </Fragment>
      ))}
      .
    </p>
  )
}

const Verdict = ({ visit }: Shown) => {
  const words = looksWords.useWords()
  const { verdict } = verdictOf(visit)
  if (visit.events[0].outcome === 'refused') return <Badge icon={EyeOff}>{words.badge.refused}</Badge>
  if (verdict === 'to-check')
    return (
      <Badge tone="warning" icon={TriangleAlert}>
        {words.badge['to-check']}
      </Badge>
    )
  if (verdict === 'expected')
    return (
      <Badge tone="done" icon={Check}>
        {words.badge.expected}
      </Badge>
    )
  return verdict === 'not-analysed' ? <Badge>{words.badge['not-analysed']}</Badge> : null
}

export const Because = ({ visit }: Shown) => {
  const words = looksWords.useWords()
  const { verdict, verdictReason } = verdictOf(visit)
  if (visit.events[0].outcome === 'refused') return <p>{words.refusedSaid}</p>
  if (verdictReason === undefined || verdict === 'own') return null
  const why = words.verdictWhy[verdictReason]
  return <p>{verdict === 'to-check' ? words.toCheckBecause(why) : words.expectedBecause(why)}</p>
}

/** Who only files needs no right: nothing is said of one. */
const Facts = ({ visit }: Shown) => {
  const { quoted } = actWords.useWords()
  const words = looksWords.useWords()
  const [event] = visit.events
  if (event.who.kind === 'self') return null
  const place = event.where ? [event.where.structure, event.where.town].filter(Boolean).join(', ') : ''
  const reasons = reasonsOf(visit)
  const hasBasis = event.basis !== 'none' || event.outcome === 'refused'
  if (!place && reasons.length === 0 && !hasBasis) return null
  return (
    <dl className="event-facts">
      {place && (
        <div>
          <dt>{words.where}</dt>
          <dd>{place}</dd>
        </div>
      )}
      {reasons.length > 0 && (
        <div>
          <dt>{words.why}</dt>
          <dd lang="fr">{reasons.map(quoted).join(', ')}</dd>
        </div>
      )}
      {hasBasis && (
        <div>
          <dt>{words.basis}</dt>
          <dd>{words.bases[event.basis]}</dd>
        </div>
      )}
    </dl>
  )
}

/** Every line of the journal stands somewhere: grouping tells shorter, it hides nothing. */
const Lines = ({ visit }: Shown) => {
  const words = looksWords.useWords()
  const acts = useActs(visit)
  if (visit.events.length < 2) return null
  return (
    <Disclosure summary={words.lines(visit.events.length)}>
      <ol className="event-lines">
        {visit.events.map(event => (
          <li key={event.id}>
            <span className="figures">{formatTime(event.at)}</span>{' '}
            {event.act === 'refusals' ? words.refusals(event.times ?? 1) : acts[event.act]}
            <Documents documents={event.documents} more={event.more ?? 0} />
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}

export type Blockable = { readonly actorId: string; readonly name: string }

const Block = ({ visit, onBlock }: Shown & { readonly onBlock: (who: Blockable) => void }) => {
  const words = looksWords.useWords()
  const { who, at } = visit.events[0]
  const { actorId, name } = who
  if (verdictOf(visit).verdict !== 'to-check' || actorId === undefined || who.kind !== 'professional') return null
  return (
    <div className="screen-only">
      <Button icon={Ban} aria-label={words.forEvent(words.block, name, formatInstant(at))} onPress={() => onBlock({ actorId, name })}>
        {words.block}
      </Button>
    </div>
  )
}

/** The line that a visit is best known by: what is answered or wants a look, else its newest. */
const lineOf = (visit: Visit): string => (answerableIn(visit) ?? visit.events[0]).id

/** One visit to the record: who, when, where, what, why, on which basis, and whether it was to be expected. */
export const VisitCard = ({ visit, onBlock }: Shown & { readonly onBlock: (who: Blockable) => void }) => {
  const words = looksWords.useWords()
  const [event] = visit.events
  const exceptional = event.mode !== 'normal'
  const attention = verdictOf(visit).verdict === 'to-check' && event.outcome === 'allowed'
  return (
    <li className={classes('event', exceptional ? 'is-exceptional' : attention && 'is-to-check')}>
      <div className="event-head">
        <Icon of={iconOf(visit)} />
        <span className="event-when">
          <Instant at={visit.from} />
          {formatTime(visit.from) !== formatTime(visit.to) && ` – ${formatTime(visit.to)}`}
        </span>
        {exceptional && (
          <Badge tone="exceptional" icon={Siren}>
            {words.modes[event.mode]}
          </Badge>
        )}
        <Verdict visit={visit} />
      </div>
      <What visit={visit} />
      <Facts visit={visit} />
      <Because visit={visit} />
      <Lines visit={visit} />
      {event.who.kind !== 'self' && (
        <p className="small screen-only">
          <Link
            to="/regards/$line"
            params={{ line: lineInAddress(lineOf(visit)) }}
            aria-label={words.forEvent(words.detail, event.who.name, formatInstant(visit.from))}
          >
            {words.detail}
          </Link>
        </p>
      )}
      <AnswerVisit visit={visit} />
      <Block visit={visit} onBlock={onBlock} />
    </li>
  )
}
