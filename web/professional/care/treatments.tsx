import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ListChecks, Printer } from 'lucide-react'
import { readTreatments } from '../../api/treatments.ts'
import type { Treated, TreatmentCheck, Treatments } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { currentLanguage } from '../../ui/i18n/language.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Empty } from '../../ui/states.tsx'
import { usePerson } from '../record/queries.ts'
import { synthesisWords } from '../record/words/index.ts'
import { CareFrame } from './frame.tsx'
import { Evidence, Flags, Sources } from './treatment.tsx'
import { careWords } from './words/index.ts'

const Row = ({ treated, recordId }: { readonly treated: Treated; readonly recordId: string }) => {
  const { treatments: words } = careWords.useWords()
  const { risks } = synthesisWords.useWords()
  const { id, name, risk, substance, joins } = treated
  const why = joins.map(join => words.joins[join])
  return (
    <li className="treatment card" aria-labelledby={`treatment-${id}`}>
      <div className="cluster">
        <h3 id={`treatment-${id}`}>{name}</h3>
        {risk && <Badge tone="danger">{risks[risk]}</Badge>}
        <span className="muted small">{substance ? words.substance(substance.inn ?? '', substance.atc) : words.unread}</span>
      </div>
      <Flags treated={treated} recordId={recordId} />
      <Sources treated={treated} recordId={recordId} />
      {why.length > 0 && (
        <p className="muted small">{words.joined(new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format(why))}</p>
      )}
    </li>
  )
}

const Check = ({ check, recordId }: { readonly check: TreatmentCheck; readonly recordId: string }) => {
  const { treatments: words } = careWords.useWords()
  const { rule, state, concerned, unread, incomparable, against } = check
  return (
    <div className="treatment-check">
      <dt>{words.rules[rule]}</dt>
      <dd>
        <span>{rule === 'pregnancy' && state === 'no-data' ? words.noPregnancy : words.states[state]}</span>
        {against && <Evidence against={against} recordId={recordId} />}
        {concerned.length > 0 && (
          <strong>{words.concerned(new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format(concerned))}</strong>
        )}
        {incomparable > 0 && <span className="muted">{words.incomparable(incomparable)}</span>}
        {unread > 0 && <span className="muted">{words.unreadCount(unread)}</span>}
      </dd>
    </div>
  )
}

const List = ({ of, recordId }: { readonly of: readonly Treated[]; readonly recordId: string }) => (
  <ul role="list" className="treatments">
    {of.map(each => (
      <Row key={each.id} treated={each} recordId={recordId} />
    ))}
  </ul>
)

const Board = ({ page, recordId }: { readonly page: Treatments; readonly recordId: string }) => {
  const { treatments: words } = careWords.useWords()
  const { current, past, checks, denied, isDeclaredClosed } = page
  return (
    <>
      <p className="muted">{words.notice}</p>
      {denied && <Card tone={current.length > 0 ? 'warning' : 'info'}>{words.denied(denied.by, formatDate(denied.date))}</Card>}
      {isDeclaredClosed && <p className="muted">{words.closed}</p>}
      {current.length === 0 && past.length === 0 && denied === null ? (
        <Empty why={words.empty} />
      ) : (
        <section aria-labelledby="current" className="stack">
          <h2 id="current">{words.current}</h2>
          {current.length === 0 ? <p>{words.none}</p> : <List of={current} recordId={recordId} />}
        </section>
      )}
      <section aria-labelledby="checks" className="stack">
        <h2 id="checks">{words.checks}</h2>
        <dl className="treatment-checks">
          {checks.map(check => (
            <Check key={check.rule} check={check} recordId={recordId} />
          ))}
        </dl>
      </section>
      {past.length > 0 && (
        <Disclosure summary={`${words.past} (${past.length})`}>
          <List of={past} recordId={recordId} />
        </Disclosure>
      )}
    </>
  )
}

/** M9: what the person really takes, from its three sources. */
export const TreatmentsPage = () => {
  const { treatments: words } = careWords.useWords()
  const { recordId } = useParams({ from: '/professional/pro/p/$recordId/traitements' })
  const person = usePerson(recordId)
  const page = useQuery({
    queryKey: ['treatments', recordId],
    queryFn: () => readTreatments(recordId),
    enabled: person.data !== undefined,
  })
  return (
    <CareFrame
      title={words.title}
      recordId={recordId}
      here="treatments"
      person={person}
      actions={
        <>
          <Button icon={Printer} onPress={() => window.print()}>
            {words.print}
          </Button>
          {page.data !== undefined && page.data.current.length > 0 && (
            <ButtonLink look="primary" icon={ListChecks} to="/pro/p/$recordId/traitements/concilier" params={{ recordId }}>
              {words.reconcile}
            </ButtonLink>
          )}
        </>
      }
    >
      <Loaded query={page} rows={8}>
        {read => <Board page={read} recordId={recordId} />}
      </Loaded>
    </CareFrame>
  )
}
