import { Check, CircleAlert, CircleDashed, CircleDot, CircleHelp, Clock, type LucideIcon, Plus, Printer, Trash2 } from 'lucide-react'
import { removeEntry } from '../../api/health.ts'
import type { Injection, PlacedDose, Vaccinations } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { formatDate, today } from '../../ui/format/dates.ts'
import { currentLanguage } from '../../ui/i18n/language.ts'
import { Icon } from '../../ui/icon.tsx'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { useActing } from '../profile.ts'
import { Back } from './back.tsx'
import { ConsentCard } from './consent.tsx'
import './followed.css'
import { useChange, useVaccinations } from './queries.ts'
import { diseaseIn } from './say.ts'
import { followedWords } from './words/index.ts'

type State = PlacedDose['state']

/** A mark and a word for each state: never colour alone. */
const MARKS: Readonly<Record<State, LucideIcon>> = {
  done: Check,
  declared: CircleDot,
  due: CircleAlert,
  late: CircleAlert,
  soon: Clock,
  later: CircleDashed,
  unknown: CircleHelp,
}

const useAge = () => {
  const { vaccines } = followedWords.useWords()
  return (months: number): string =>
    months < 36 && months % 12 !== 0
      ? vaccines.months(months)
      : months < 12
        ? vaccines.months(months)
        : vaccines.years(Math.floor(months / 12))
}

const YEAR = 366 * 86_400_000
/** A date of long ago says nothing to anybody. */
const isLongPast = (day: string): boolean => Date.parse(today()) - Date.parse(day) > YEAR

const isWaiting = ({ state }: PlacedDose): boolean => state === 'late' || state === 'due'

/** What to do next, in a sentence; what waits beside it is named too. */
const Next = ({ schedule }: { readonly schedule: NonNullable<Vaccinations['schedule']> }) => {
  const words = followedWords.useWords()
  const { next } = schedule
  const others = [
    ...new Set(
      schedule.placed.filter(dose => isWaiting(dose) && dose.disease !== next?.disease).map(({ disease }) => diseaseIn(disease, words)),
    ),
  ]
  const say = (): string => {
    if (next === null) return words.vaccines.next.none
    const disease = diseaseIn(next.disease, words)
    if (next.state === 'late')
      return isLongPast(next.to) ? words.vaccines.next.longLate(disease) : words.vaccines.next.late(disease, formatDate(next.to, 'long'))
    if (next.state === 'due') return words.vaccines.next.due(disease, formatDate(next.to, 'long'))
    return words.vaccines.next.soon(disease, formatDate(next.from, 'long'))
  }
  return (
    <Card tone={next === null ? 'done' : next.state === 'soon' ? 'info' : 'warning'}>
      <p className="next-dose">{say()}</p>
      {others.length > 0 && <p>{words.vaccines.also(new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format(others))}</p>}
      {next !== null && <p>{words.vaccines.ask}</p>}
    </Card>
  )
}

/** Doses advised at one age and standing alike are one mark with their number: two of the same would look like a mistake. */
const alike = (doses: readonly PlacedDose[], age: (months: number) => string): readonly (readonly [PlacedDose, number])[] => {
  const found = new Map<string, readonly [PlacedDose, number]>()
  for (const dose of doses) {
    const key = `${age(dose.fromMonths)} ${dose.state}`
    const [first, n] = found.get(key) ?? [dose, 0]
    found.set(key, [first, n + 1])
  }
  return [...found.values()]
}

/** Disease by disease, what is done and what is to be done; the rest in the table. */
const Ribbon = ({ schedule }: { readonly schedule: NonNullable<Vaccinations['schedule']> }) => {
  const words = followedWords.useWords()
  const age = useAge()
  const diseases = [...new Set(schedule.placed.map(({ disease }) => disease))]
  const rowsOf = (states: (state: State) => boolean) =>
    diseases
      .map(disease => ({ disease, doses: schedule.placed.filter(each => each.disease === disease && states(each.state)) }))
      .filter(({ doses }) => doses.length > 0)
  const said = rowsOf(state => state !== 'later' && state !== 'unknown')
  const silent = rowsOf(state => state === 'unknown')
  const list = (shown: typeof said) => (
    <ul role="list" className="dose-ribbon">
      {shown.map(({ disease, doses }) => (
        <li key={disease}>
          <span className="dose-disease">{diseaseIn(disease, words)}</span>
          <ul role="list" className="dose-list">
            {alike(doses, age).map(([dose, n]) => (
              <li key={dose.slot} className={`dose is-${dose.state}`}>
                <Icon of={MARKS[dose.state]} />
                {age(dose.fromMonths)} – {words.vaccines.states[dose.state]}
                {n > 1 && `, ${words.vaccines.doses(n)}`}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  )
  return (
    <section aria-labelledby="ribbon">
      <h2 id="ribbon">{words.vaccines.ribbon}</h2>
      {list(said)}
      {silent.length > 0 && (
        // On paper the table below says it again.
        <div className="screen-only">
          <Disclosure summary={words.vaccines.states.unknown}>{list(silent)}</Disclosure>
        </div>
      )}
      <Disclosure summary={words.vaccines.ribbonTable}>
        <Table
          caption={words.vaccines.ribbon}
          rows={schedule.placed.filter(({ state }) => state !== 'later')}
          rowKey={({ slot }) => slot}
          columns={[
            { head: words.vaccines.disease, cell: ({ disease }) => diseaseIn(disease, words) },
            { head: words.vaccines.age, cell: ({ fromMonths }) => age(fromMonths) },
            { head: words.vaccines.when, cell: ({ from, to }) => words.vaccines.between(formatDate(from), formatDate(to)) },
            { head: words.vaccines.state, cell: ({ state }) => words.vaccines.states[state] },
          ]}
        />
      </Disclosure>
      <p className="muted small">
        {words.vaccines.general} {words.vaccines.source(schedule.source)}
      </p>
    </section>
  )
}

const Row = ({
  injection,
  recordId,
  mayWrite,
}: {
  readonly injection: Injection
  readonly recordId: string
  readonly mayWrite: boolean
}) => {
  const words = followedWords.useWords()
  const change = useChange(recordId)
  const { id, name, date, targets, source, lot, by, entry, read } = injection
  const remove = (): void => {
    if (entry !== undefined)
      change.mutate({
        act: () => removeEntry(recordId, id, { version: entry.version, rubric: 'vaccinations' }),
        said: words.vaccines.removed,
      })
  }
  const facts = [
    formatDate(date, 'long'),
    ...(lot === undefined ? [] : [words.vaccines.batch(lot)]),
    ...(by === undefined ? [] : [words.vaccines.by(by)]),
  ]
  return (
    <li className="card">
      <div className="proposal-head">
        <strong>{name}</strong>
        <Badge tone={source === 'declared' ? 'neutral' : source === 'read' && read?.status === 'proposed' ? 'info' : 'done'}>
          {words.source[source]}
        </Badge>
      </div>
      {targets.length > 0 && <span>{words.vaccines.against(targets.map(target => diseaseIn(target, words)).join(', '))}</span>}
      <span className="muted">{facts.join(' · ')}</span>
      <div className="button-row screen-only">
        {read && (
          <Link to="/documents/$documentId" params={{ documentId: read.documentId }}>
            {words.vaccines.open}
          </Link>
        )}
        {mayWrite && entry?.closed === null && (
          <Button
            look="quiet"
            icon={Trash2}
            isPending={change.isPending}
            onPress={remove}
            aria-label={`${words.vaccines.remove} – ${name}`}
          >
            {words.vaccines.remove}
          </Button>
        )}
      </div>
    </li>
  )
}

const Received = ({ page, recordId }: { readonly page: Vaccinations; readonly recordId: string }) => {
  const words = followedWords.useWords()
  const waiting = page.injections.filter(({ read }) => read?.status === 'proposed').length
  if (page.injections.length === 0) return <Empty why={words.vaccines.empty} />
  return (
    <section aria-labelledby="received">
      <h2 id="received">{words.vaccines.list}</h2>
      {waiting > 0 && page.may.decide && (
        <p className="screen-only">
          <Link to="/sante/lu">{words.vaccines.proposals(waiting)}</Link>
        </p>
      )}
      <ul role="list" className="proposals">
        {page.injections.map(injection => (
          <Row key={injection.id} injection={injection} recordId={recordId} mayWrite={page.may.write} />
        ))}
      </ul>
    </section>
  )
}

/** « Mes vaccins » (U10). */
export const VaccinesPage = () => {
  const words = followedWords.useWords()
  const { recordId, actingFor, fullName, profile } = useActing()
  const vaccinations = useVaccinations(recordId)
  const mayAdd = vaccinations.data?.may.write === true && profile.rights.includes('add')
  return (
    <Page
      title={actingFor === null ? words.vaccines.title : words.vaccines.titleOf(actingFor)}
      who={fullName}
      before={<Back to="/sante">{words.back}</Back>}
      actions={
        <div className="button-row">
          {mayAdd && (
            <ButtonLink to="/sante/vaccins/ajouter" icon={Plus} look="primary">
              {words.vaccines.add}
            </ButtonLink>
          )}
          <Button icon={Printer} onPress={() => window.print()}>
            {words.vaccines.print}
          </Button>
        </div>
      }
    >
      <Loaded query={vaccinations} rows={5}>
        {page => (
          <>
            {page.schedule === null ? <p>{words.vaccines.noRules}</p> : <Next schedule={page.schedule} />}
            {page.schedule !== null && <Ribbon schedule={page.schedule} />}
            <Received page={page} recordId={recordId} />
            <ConsentCard recordId={recordId} consents={page.consents} may={page.may.consent} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
