import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import {
  approveMatrix,
  changeMatrix,
  type MatrixGroup,
  type MatrixPage,
  type MatrixSimulation,
  type MatrixVersion,
  returnMatrix,
  simulateMatrix,
  submitMatrix,
  withdrawMatrix,
} from '../../api/control.ts'
import { isProblem } from '../../api/problem.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { TextField } from '../../ui/field.tsx'
import { formatDate, parseDay } from '../../ui/format/dates.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Table } from '../../ui/table.tsx'
import { say } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { controlWords } from '../control-words/index.ts'
import { Cells } from './cells.tsx'

type Shown = { readonly page: MatrixPage; readonly version: MatrixVersion }
const LEAST_SIGNS = 10
const MOST_SIGNS = 2_000

const useAct = <T,>(work: (value: T) => Promise<unknown>, told: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: work,
    scope: { id: 'matrix' },
    onSuccess: () => say(told),
    onSettled: () => Promise.all(['matrix', 'matrix-simulation'].map(key => client.invalidateQueries({ queryKey: [key] }))),
  })
}

const Trouble = ({ error }: { readonly error: Error | null }) => {
  const { states } = common.useWords()
  if (error === null) return null
  return <p role="alert">{isProblem(error) && error.message !== '' ? error.message : states.failedAction}</p>
}

type Group = MatrixSimulation['groups'][number]

const Simulation = ({ page, found }: { readonly page: MatrixPage; readonly found: MatrixSimulation }) => {
  const { matrix: words } = controlWords.useWords()
  const labels = new Map(page.types.map(({ code, label }) => [code, label]))
  const named = (codes: readonly string[]): string =>
    codes.length === 0 ? words.nothing : codes.map(code => labels.get(code) ?? code).join(', ')
  if (found.groups.length === 0) return <p>{words.unchanged}</p>
  return (
    <>
      <p>
        <strong>{words.simulation(found.professionals, found.gained, found.lost)}</strong>
      </p>
      <Table<Group>
        caption={words.gainsLoses}
        hiddenCaption
        rows={found.groups}
        rowKey={({ group }) => group}
        columns={[
          { head: words.columns.group, cell: ({ group }) => words.groups[group] },
          { head: words.columns.professionals, cell: ({ professionals }) => professionals },
          { head: words.columns.gains, cell: ({ gains }) => named(gains) },
          { head: words.columns.loses, cell: ({ loses }) => named(loses) },
        ]}
      />
      <p className="muted">{words.counted}</p>
      {found.departs.length > 0 && (
        <div role="alert">
          <strong>{words.departs(found.departs.length)}</strong>
          <ul>
            {found.departs.map(({ group, type, source }) => (
              <li key={`${group}${type}`}>
                {words.groups[group]}, {labels.get(type) ?? type} ({source})
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

const Submit = ({ version, departs }: { readonly version: MatrixVersion; readonly departs: boolean }) => {
  const { matrix: words } = controlWords.useWords()
  const { field } = common.useWords()
  const [motive, setMotive] = useState('')
  const [from, setFrom] = useState('')
  const [means, setMeans] = useState(false)
  const submit = useAct(
    (startsAt: string) =>
      submitMatrix(version.versionId, { revision: version.revision, startsAt, motive: motive.trim(), departsKnowingly: means }),
    words.submitted,
  )
  const send = (event: FormEvent): void => {
    event.preventDefault()
    const day = parseDay(from)
    if (day !== null) submit.mutate(`${day}T00:00:00.000Z`)
  }
  return (
    <form className="form" onSubmit={send}>
      <TextField
        label={words.motive}
        hint={words.motiveHint}
        value={motive}
        onChange={setMotive}
        lines={2}
        maxLength={MOST_SIGNS}
        isRequired
        check={typed => (typed.trim().length < LEAST_SIGNS ? field.tooShort(LEAST_SIGNS) : null)}
      />
      <DayField label={words.from} value={from} onChange={setFrom} />
      {departs && (
        <Checkbox isSelected={means} onChange={setMeans}>
          {words.means}
        </Checkbox>
      )}
      <Trouble error={submit.error} />
      <div className="button-row">
        <Button type="submit" look="primary" isPending={submit.isPending}>
          {words.submit}
        </Button>
      </div>
    </form>
  )
}

const Simulated = ({ page, version }: Shown) => {
  const query = useQuery({
    queryKey: ['matrix-simulation', version.versionId, version.revision],
    queryFn: () => simulateMatrix(version.versionId),
  })
  return (
    <Loaded query={query} part>
      {found => (
        <>
          <Simulation page={page} found={found} />
          {version.state === 'draft' && found.groups.length > 0 && <Submit version={version} departs={found.departs.length > 0} />}
        </>
      )}
    </Loaded>
  )
}

const Answer = ({ version }: { readonly version: MatrixVersion }) => {
  const { matrix: words } = controlWords.useWords()
  const approve = useAct(() => approveMatrix(version.versionId, version.revision), words.approved)
  const back = useAct(() => returnMatrix(version.versionId), words.sentBack)
  return (
    <>
      <Trouble error={approve.error ?? back.error} />
      {version.isOwn && <p>{words.ownDraft}</p>}
      <div className="button-row">
        <Button isPending={back.isPending} onPress={() => back.mutate(undefined)}>
          {words.sendBack}
        </Button>
        {!version.isOwn && (
          <Button look="primary" isPending={approve.isPending} onPress={() => approve.mutate(undefined)}>
            {words.approve}
          </Button>
        )}
      </div>
    </>
  )
}

const Facts = ({ version }: { readonly version: MatrixVersion }) => {
  const { matrix: words } = controlWords.useWords()
  const { author, createdAt, approver, approvedAt, startsAt, motive } = version
  return (
    <>
      <p>
        {words.writtenBy(author, formatDate(createdAt, 'long'))}
        {approver !== null && approvedAt !== null && ` ${words.approvedBy(approver, formatDate(approvedAt, 'long'))}`}
        {startsAt !== null && ` ${words.effect(formatDate(startsAt, 'long'))}`}
      </p>
      {motive !== '' && <blockquote lang="fr">{motive}</blockquote>}
    </>
  )
}

/** One table that is prepared, waits, or was. */
export const Version = ({ page, version }: Shown) => {
  const { matrix: words } = controlWords.useWords()
  const { versionId, revision, state, startsAt } = version
  const known = useRef(revision)
  const change = useAct(async (cell: { group: MatrixGroup; type: string; allowed: boolean }) => {
    // One after the other: two boxes ticked at once are two revisions.
    known.current = (await changeMatrix(versionId, { revision: Math.max(known.current, revision), changes: [cell] })).revision
  }, words.saved)
  const withdraw = useAct(() => withdrawMatrix(versionId), words.withdrawn)
  const mayWithdraw =
    state === 'draft' || state === 'submitted' || (state === 'approved' && startsAt !== null && Date.parse(startsAt) > Date.now())
  return (
    <div className="stack is-tight">
      <h3 className="cluster">
        {version.version} <Badge tone={state === 'approved' ? 'done' : 'neutral'}>{words.states[state]}</Badge>
      </h3>
      <Facts version={version} />
      {state === 'draft' && (
        <Disclosure summary={words.types}>
          <Cells page={page} cells={version.cells} onChange={(group, type, allowed) => change.mutate({ group, type, allowed })} />
        </Disclosure>
      )}
      <Trouble error={change.error ?? withdraw.error} />
      {(state === 'draft' || state === 'submitted') && (
        <Disclosure summary={words.gainsLoses}>
          <Simulated page={page} version={version} />
        </Disclosure>
      )}
      {state === 'submitted' && <Answer version={version} />}
      {mayWithdraw && (
        <div className="button-row">
          <Button isPending={withdraw.isPending} onPress={() => withdraw.mutate(undefined)}>
            {words.withdraw}
          </Button>
        </div>
      )}
    </div>
  )
}
