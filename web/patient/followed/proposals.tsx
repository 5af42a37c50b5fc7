import { useState } from 'react'
import { Check, FileText, X } from 'lucide-react'
import { decideFact } from '../../api/followed.ts'
import type { FactDecision, FactKind, ReadFact, ReadFacts } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { useActing } from '../profile.ts'
import { Back } from './back.tsx'
import { ConsentCard } from './consent.tsx'
import './followed.css'
import { useChange, useFacts } from './queries.ts'
import { sayMeasured } from './say.ts'
import { followedWords } from './words/index.ts'

const KINDS: readonly FactKind[] = [
  'allergy',
  'condition',
  'treatment',
  'prescription',
  'dispensation',
  'vaccination',
  'procedure',
  'vital',
  'result',
]

const dayIn = (date: string): string => formatDate(date.slice(0, 10), 'long')

const Details = ({ fact }: { readonly fact: ReadFact }) => {
  const words = followedWords.useWords()
  const { value, date, until, dose, rank, by, product } = fact
  const said = [
    ...(date === undefined ? [] : [dayIn(date)]),
    ...(until === undefined ? [] : [words.read.until(dayIn(until))]),
    ...(rank === undefined ? [] : [words.read.rank(rank)]),
    ...(product?.lot === undefined ? [] : [words.vaccines.batch(product.lot)]),
    ...(by === undefined ? [] : [words.vaccines.by(by)]),
    ...(dose === undefined || fact.kind === 'dispensation' ? [] : [dose.replace(/[{}]/g, '')]),
    ...(fact.negated ? [words.read.negated] : []),
    ...(fact.planned ? [words.read.planned] : []),
    ...(fact.earlier ? [words.read.earlier] : []),
  ]
  return (
    <>
      {value !== undefined && <span className="proposal-value">{sayMeasured(value, words)}</span>}
      {said.length > 0 && <span>{said.join(' · ')}</span>}
    </>
  )
}

type RowProps = { readonly fact: ReadFact; readonly recordId: string; readonly mayDecide: boolean }

const Row = ({ fact, recordId, mayDecide }: RowProps) => {
  const { read: words } = followedWords.useWords()
  const change = useChange(recordId)
  const decide = (decision: FactDecision, said: string) => (): void =>
    change.mutate({ act: () => decideFact(recordId, fact.document.id, fact.id, decision), said })
  return (
    <li className="card">
      <div className="proposal-head">
        <strong>{fact.label}</strong>
        <Badge tone={fact.status === 'confirmed' ? 'done' : 'info'}>{words.state[fact.status]}</Badge>
      </div>
      <Details fact={fact} />
      <span className="muted">{words.from(fact.document.title, fact.document.author)}</span>
      <div className="button-row">
        {mayDecide && fact.status === 'proposed' && (
          <>
            <Button
              icon={Check}
              isPending={change.isPending}
              onPress={decide('confirmed', words.confirmed)}
              aria-label={`${words.confirm} – ${fact.label}`}
            >
              {words.confirm}
            </Button>
            <Button
              look="quiet"
              icon={X}
              isPending={change.isPending}
              onPress={decide('dismissed', words.dismissed)}
              aria-label={`${words.dismiss} – ${fact.label}`}
            >
              {words.dismiss}
            </Button>
          </>
        )}
        {mayDecide && fact.status === 'confirmed' && (
          <Button
            look="quiet"
            isPending={change.isPending}
            onPress={decide('proposed', words.state.proposed)}
            aria-label={`${words.undo} – ${fact.label}`}
          >
            {words.undo}
          </Button>
        )}
        <ButtonLink
          look="quiet"
          icon={FileText}
          to="/documents/$documentId"
          params={{ documentId: fact.document.id }}
          aria-label={`${words.open} – ${fact.label}`}
        >
          {words.open}
        </ButtonLink>
      </div>
    </li>
  )
}

const FIRST = 6
const MORE = 30

/** A few at a time: somebody's life holds hundreds of results. */
const Group = ({
  kind,
  facts,
  recordId,
  mayDecide,
}: {
  readonly kind: FactKind
  readonly facts: readonly ReadFact[]
  readonly recordId: string
  readonly mayDecide: boolean
}) => {
  const { read: words, measures } = followedWords.useWords()
  const [shown, setShown] = useState(FIRST)
  return (
    <section aria-labelledby={`read-${kind}`}>
      <h2 id={`read-${kind}`}>
        {words.kind[kind]} ({facts.length})
      </h2>
      {kind === 'result' && (
        <p>
          <Link to="/sante/analyses">{measures.analyses}</Link>
        </p>
      )}
      <ul role="list" className="proposals">
        {facts.slice(0, shown).map(fact => (
          <Row key={fact.id} fact={fact} recordId={recordId} mayDecide={mayDecide} />
        ))}
      </ul>
      {facts.length > shown && (
        <div className="button-row">
          <Button onPress={() => setShown(shown + MORE)} aria-label={`${words.others(facts.length - shown)} – ${words.kind[kind]}`}>
            {words.others(facts.length - shown)}
          </Button>
        </div>
      )}
    </section>
  )
}

const Lists = ({ page, recordId }: { readonly page: ReadFacts; readonly recordId: string }) => {
  const { read: words } = followedWords.useWords()
  const waiting = page.items.filter(({ status }) => status === 'proposed').length
  const groups = KINDS.map(kind => ({ kind, facts: page.items.filter(fact => fact.kind === kind) })).filter(({ facts }) => facts.length > 0)
  if (groups.length === 0) return page.consents === true ? <p>{words.none}</p> : null
  return (
    <>
      {waiting > 0 && page.may.decide && (
        <p role="status" className="next-dose">
          {words.more(waiting)}
        </p>
      )}
      {groups.map(({ kind, facts }) => (
        <Group key={kind} kind={kind} facts={facts} recordId={recordId} mayDecide={page.may.decide} />
      ))}
    </>
  )
}

/** « Lu dans vos documents »: proposals with where they come from; nothing is hers before she says so. */
export const ProposalsPage = () => {
  const words = followedWords.useWords()
  const { recordId, actingFor, fullName } = useActing()
  const facts = useFacts(recordId)
  return (
    <Page
      title={actingFor === null ? words.read.title : words.read.titleOf(actingFor)}
      who={fullName}
      lead={words.read.lead}
      before={<Back to="/sante">{words.back}</Back>}
    >
      <Loaded query={facts} rows={5}>
        {page => (
          <>
            {page.consents !== true && <ConsentCard recordId={recordId} consents={page.consents} may={page.may.consent} whole />}
            <Lists page={page} recordId={recordId} />
            {page.consents === true && <ConsentCard recordId={recordId} consents={page.consents} may={page.may.consent} whole />}
          </>
        )}
      </Loaded>
    </Page>
  )
}
