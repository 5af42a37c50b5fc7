import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Download, ShieldCheck, TriangleAlert } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { askColleague } from '../api/desk.ts'
import { isProblem } from '../api/problem.ts'
import { exportProofs, type ProofFound, type ProofSearch, readSearches, revealIdentity, searchProofs } from '../api/review.ts'
import '../desk/desk.css'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Select, TextField } from '../ui/field.tsx'
import { formatDate, formatInstant, parseDay, today } from '../ui/format/dates.ts'
import { Icon } from '../ui/icon.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { Page } from '../ui/page.tsx'
import { Table } from '../ui/table.tsx'
import { say } from '../ui/toast.ts'
import { saveBlob } from '../ui/viewer/download.ts'
import { common } from '../ui/words/index.ts'
import { NoClinical } from './requests.tsx'
import { consoleWords } from './words/index.ts'

const OUTCOMES = ['all', 'granted', 'absent', 'refused'] as const
const RELATIONS = ['all', 'attending', 'authorised', 'team', 'share', 'none'] as const
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const LEAST_SIGNS = 10
const SHORT = 8

type Typed = {
  readonly actor: string
  readonly from: string
  readonly to: string
  readonly outcome: (typeof OUTCOMES)[number]
  readonly relation: (typeof RELATIONS)[number]
  readonly record: string
  readonly reason: string
}
const EMPTY: Typed = { actor: '', from: '', to: '', outcome: 'all', relation: 'all', record: '', reason: '' }

const soughtFrom = ({ actor, from, to, outcome, relation, record, reason }: Typed): ProofSearch | null => {
  const [first, last] = [parseDay(from), parseDay(to)]
  if (first === null || last === null) return null
  return {
    actor: actor.trim(),
    from: first,
    to: last,
    reason: reason.trim(),
    ...(outcome === 'all' ? {} : { outcome }),
    ...(relation === 'all' ? {} : { relation }),
    ...(record.trim() === '' ? {} : { record: record.trim() }),
  }
}

const troubleOf = (error: Error | null, otherwise: string): string | null =>
  error === null ? null : isProblem(error) && error.message !== '' ? error.message : otherwise

const Reason = ({ text, onChange }: { readonly text: string; readonly onChange: (text: string) => void }) => {
  const { audit: words } = consoleWords.useWords()
  const { field } = common.useWords()
  return (
    <TextField
      label={words.reason}
      hint={words.reasonHint}
      value={text}
      onChange={onChange}
      isRequired
      autoComplete="off"
      check={typed => (typed.trim().length < LEAST_SIGNS ? field.tooShort(LEAST_SIGNS) : null)}
    />
  )
}

const RecordNumber = ({
  label,
  text,
  onChange,
  isRequired,
}: {
  readonly label: string
  readonly text: string
  readonly onChange: (text: string) => void
  readonly isRequired: boolean
}) => {
  const { audit: words } = consoleWords.useWords()
  const check = (typed: string): string | null =>
    (typed.trim() === '' && !isRequired) || UUID.test(typed.trim()) ? null : words.recordWrong
  return <TextField label={label} value={text} onChange={onChange} isRequired={isRequired} autoComplete="off" check={check} />
}

const Criteria = ({ typed, set }: { readonly typed: Typed; readonly set: (part: Partial<Typed>) => void }) => {
  const { audit: words } = consoleWords.useWords()
  return (
    <>
      <TextField
        label={words.actor}
        hint={words.actorHint}
        value={typed.actor}
        onChange={actor => set({ actor })}
        isRequired
        autoComplete="off"
      />
      <div className="cluster">
        <DayField label={words.from} value={typed.from} onChange={from => set({ from })} latest={today()} />
        <DayField label={words.to} value={typed.to} onChange={to => set({ to })} latest={today()} />
      </div>
      <div className="cluster">
        <Select
          label={words.outcome}
          value={typed.outcome}
          onChange={outcome => set({ outcome })}
          options={OUTCOMES.map(value => ({ value, label: words.outcomes[value] }))}
        />
        <Select
          label={words.relation}
          value={typed.relation}
          onChange={relation => set({ relation })}
          options={RELATIONS.map(value => ({ value, label: words.relations[value] }))}
        />
      </div>
      <RecordNumber label={words.record} text={typed.record} onChange={record => set({ record })} isRequired={false} />
      <Reason text={typed.reason} onChange={reason => set({ reason })} />
    </>
  )
}

const Chains = ({ chains }: Pick<ProofFound, 'chains'>) => {
  const { audit: words } = consoleWords.useWords()
  const broken = chains.filter(({ isIntact }) => !isIntact).length
  if (chains.length === 0) return null
  return broken === 0 ? (
    <p className="cluster">
      <Icon of={ShieldCheck} />
      {words.intact(chains.length)}
    </p>
  ) : (
    <p role="alert" className="cluster">
      <Icon of={TriangleAlert} />
      <strong>{words.broken(broken)}</strong>
    </p>
  )
}

type Line = ProofFound['lines'][number]

const Found = ({ found }: { readonly found: ProofFound }) => {
  const { audit: words } = consoleWords.useWords()
  const { columns } = words
  const labels: Readonly<Record<string, string>> = words.outcomes
  const bases: Readonly<Record<string, string>> = words.relations
  if (found.lines.length === 0) return <p>{words.nothing}</p>
  return (
    <>
      <p>
        <strong>{found.actor}</strong>
      </p>
      <p className="cluster">
        <span>{words.found(found.lines.length, found.records)}</span>
        {found.counts.map(({ outcome, n }) => (
          <Badge key={outcome}>
            {labels[outcome] ?? outcome} {n}
          </Badge>
        ))}
      </p>
      {found.isCut && <p>{words.cut}</p>}
      <Chains chains={found.chains} />
      <Table<Line>
        caption={words.table}
        hiddenCaption
        rows={found.lines}
        rowKey={({ at, record, action }) => `${at}${record}${action}`}
        columns={[
          { head: columns.at, cell: ({ at }) => formatInstant(at) },
          { head: columns.action, cell: ({ action }) => <code lang="en">{action}</code> },
          { head: columns.record, cell: ({ record }) => <code title={record}>{record.slice(0, SHORT)}</code> },
          { head: columns.documents, cell: ({ documents }) => documents },
          { head: columns.outcome, cell: ({ outcome }) => labels[outcome] ?? outcome },
          { head: columns.relation, cell: ({ relation }) => bases[relation] ?? relation },
        ]}
      />
    </>
  )
}

const Reveal = () => {
  const { audit: words } = consoleWords.useWords()
  const { states } = common.useWords()
  const [record, setRecord] = useState('')
  const [reason, setReason] = useState('')
  const reveal = useMutation({ mutationFn: () => revealIdentity(record.trim(), reason.trim()) })
  const ask = useMutation({ mutationFn: () => askColleague('reveal-identity', record.trim()), onSuccess: () => say(words.colleagueAsked) })
  const trouble = troubleOf(reveal.error ?? ask.error, states.failedAction)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    reveal.mutate()
  }
  return (
    <Disclosure summary={words.reveal}>
      <form className="form" onSubmit={submit}>
        <p>{words.revealText}</p>
        <RecordNumber label={words.revealRecord} text={record} onChange={setRecord} isRequired />
        <Reason text={reason} onChange={setReason} />
        {trouble !== null && <p role="alert">{trouble}</p>}
        {reveal.data !== undefined && (
          <p role="status">
            <strong>{words.revealed(reveal.data.name, formatDate(reveal.data.birthDate, 'long'))}</strong>
          </p>
        )}
        <div className="button-row is-stacking">
          <Button isPending={ask.isPending} isDisabled={!UUID.test(record.trim())} onPress={() => ask.mutate()}>
            {words.askColleague}
          </Button>
          <Button type="submit" isPending={reveal.isPending}>
            {words.revealGo}
          </Button>
        </div>
      </form>
    </Disclosure>
  )
}

const Past = () => {
  const { audit: words } = consoleWords.useWords()
  const past = useQuery({ queryKey: ['proof-searches'], queryFn: readSearches })
  return (
    <section className="stack is-tight" aria-labelledby="past">
      <h2 id="past">{words.past}</h2>
      <Loaded query={past} part>
        {items =>
          items.length === 0 ? (
            <p className="muted">{words.noPast}</p>
          ) : (
            <ol role="list" className="desk-list">
              {items.map(({ at, by, what, reason, found }) => (
                <li key={`${at}${what}`}>
                  {words.pastLine(by, formatInstant(at), found)}
                  <br />
                  <span className="muted">
                    {what} – {reason}
                  </span>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </section>
  )
}

/** A2: what one professional did, by pseudonyms; the search is itself kept. */
export const AuditConsole = () => {
  const { audit: words } = consoleWords.useWords()
  const { states } = common.useWords()
  const client = useQueryClient()
  const [typed, setTyped] = useState(EMPTY)
  const sought = soughtFrom(typed)
  const onSettled = () => client.invalidateQueries({ queryKey: ['proof-searches'] })
  const search = useMutation({ mutationFn: searchProofs, onSettled })
  const keep = useMutation({
    mutationFn: exportProofs,
    onSuccess: signed => saveBlob(new Blob([JSON.stringify(signed, null, 1)], { type: 'application/json' }), `preuve-${today()}.json`),
    onSettled,
  })
  const trouble = troubleOf(search.error ?? keep.error, states.failedAction)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (sought !== null) search.mutate(sought)
  }
  return (
    <Page title={words.title} width="full" lead={<NoClinical />}>
      <p>{words.lead}</p>
      <form className="form" onSubmit={submit}>
        <Criteria typed={typed} set={part => setTyped(before => ({ ...before, ...part }))} />
        {trouble !== null && <p role="alert">{trouble}</p>}
        <div className="button-row is-stacking">
          <Button type="submit" look="primary" isPending={search.isPending}>
            {words.search}
          </Button>
          {search.data !== undefined && sought !== null && (
            <Button icon={Download} isPending={keep.isPending} onPress={() => keep.mutate(sought)}>
              {words.export}
            </Button>
          )}
        </div>
      </form>
      <div aria-live="polite" className="stack">
        {search.data !== undefined && <Found found={search.data} />}
      </div>
      <Reveal />
      <Past />
    </Page>
  )
}
