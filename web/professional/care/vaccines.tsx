import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Check, Syringe } from 'lucide-react'
import { useState } from 'react'
import { readVaccinations } from '../../api/followed.ts'
import { isProblem } from '../../api/problem.ts'
import { confirmDose } from '../../api/treatments.ts'
import type { Evidence, Injection, PlacedDose, Vaccinations } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Empty } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { usePerson } from '../record/queries.ts'
import { CareFrame } from './frame.tsx'
import type { CareWords } from './words/en.ts'
import { careWords } from './words/index.ts'

const isDisease = (id: string, words: CareWords): id is keyof CareWords['disease'] => id in words.disease
const diseaseIn = (id: string, words: CareWords): string => (isDisease(id, words) ? words.disease[id] : id)

const isWaiting = ({ state }: PlacedDose): boolean => state === 'late' || state === 'due'

/** One line a disease: what waits longest. */
const waitingIn = (schedule: NonNullable<Vaccinations['schedule']>): readonly PlacedDose[] =>
  schedule.placed
    .filter(isWaiting)
    .toSorted((a, b) => (a.to < b.to ? -1 : 1))
    .filter((dose, rank, all) => all.findIndex(({ disease }) => disease === dose.disease) === rank)

const Due = ({ schedule }: { readonly schedule: Vaccinations['schedule'] }) => {
  const words = careWords.useWords()
  const { vaccines } = words
  if (schedule === null) return <p>{vaccines.noRules}</p>
  const waiting = waitingIn(schedule)
  return (
    <section aria-labelledby="due" className="stack">
      <h2 id="due">{vaccines.next}</h2>
      {waiting.length === 0 ? (
        <p>{vaccines.noneDue}</p>
      ) : (
        <Card tone="warning">
          <ul role="list" className="stack is-tight">
            {waiting.map(({ slot, disease, state, to }) => (
              <li key={slot}>{vaccines[state === 'late' ? 'late' : 'due'](diseaseIn(disease, words), formatDate(to, 'long'))}</li>
            ))}
          </ul>
        </Card>
      )}
      <p className="muted small">{vaccines.source(schedule.source)}</p>
    </section>
  )
}

const EVIDENCES = ['vaccination-record', 'certificate', 'box-or-lot', 'document-here', 'given-by-me'] as const

const useConfirming = (recordId: string) => {
  const { vaccines: words } = careWords.useWords()
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ id, version, evidence }: { readonly id: string; readonly version: number; readonly evidence: Evidence }) => {
      await confirmDose(recordId, id, version, evidence)
      await client.invalidateQueries({ queryKey: ['vaccinations', recordId] })
    },
    onSuccess: () => say(words.confirmed),
    onError: error => sayTrouble(isProblem(error) && error.status < 500 && error.message ? error.message : words.failed),
  })
}

/** On what she saw: nothing is chosen for her. */
const Confirming = ({
  injection,
  recordId,
  onClose,
}: {
  readonly injection: Injection
  readonly recordId: string
  readonly onClose: () => void
}) => {
  const { vaccines: words } = careWords.useWords()
  const [evidence, setEvidence] = useState<Evidence | null>(null)
  const confirming = useConfirming(recordId)
  const { id, name, date, entry } = injection
  const confirm = (): void => {
    if (evidence !== null && entry !== undefined) confirming.mutate({ id, version: entry.version, evidence }, { onSuccess: onClose })
  }
  return (
    <Dialog isOpen title={words.confirmTitle(name, formatDate(date, 'long'))} onClose={onClose}>
      <p>{words.confirmWhy}</p>
      <RadioGroup
        label={words.evidence}
        value={evidence}
        options={EVIDENCES.map(value => ({ value, label: words.evidences[value] }))}
        onChange={setEvidence}
      />
      <div className="button-row is-stacking">
        <Button look="primary" icon={Check} isPending={confirming.isPending} isDisabled={evidence === null} onPress={confirm}>
          {words.confirm}
        </Button>
        <Button onPress={onClose}>{words.cancel}</Button>
      </div>
    </Dialog>
  )
}

const Doses = ({ page, recordId }: { readonly page: Vaccinations; readonly recordId: string }) => {
  const words = careWords.useWords()
  const { vaccines } = words
  const [confirmed, setConfirmed] = useState<Injection | null>(null)
  if (page.injections.length === 0) return <Empty why={vaccines.empty} />
  return (
    <>
      <Table
        caption={vaccines.list}
        rows={page.injections}
        rowKey={({ id }) => id}
        columns={[
          { head: vaccines.head.date, cell: ({ date }) => formatDate(date) },
          {
            head: vaccines.head.vaccine,
            cell: ({ name, targets }) => (
              <>
                <strong>{name}</strong> <span className="muted small">{targets.map(target => diseaseIn(target, words)).join(', ')}</span>
              </>
            ),
          },
          { head: vaccines.head.lot, cell: ({ lot = '' }) => lot },
          { head: vaccines.head.by, cell: ({ by = '' }) => by },
          {
            head: vaccines.head.proof,
            cell: ({ source }) => <Badge tone={source === 'declared' ? 'neutral' : 'done'}>{vaccines.proofs[source]}</Badge>,
          },
          {
            head: vaccines.head.act,
            cell: injection => (
              <span className="cluster">
                {injection.read && (
                  <Link
                    to="/pro/p/$recordId/documents"
                    params={{ recordId }}
                    search={{ doc: injection.read.documentId }}
                    aria-label={vaccines.open(injection.read.title)}
                  >
                    {vaccines.read}
                  </Link>
                )}
                {page.may.write && injection.source === 'declared' && (
                  <Button
                    look="quiet"
                    icon={Check}
                    onPress={() => setConfirmed(injection)}
                    aria-label={vaccines.confirmTitle(injection.name, formatDate(injection.date, 'long'))}
                  >
                    {vaccines.confirm}
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
      {confirmed && <Confirming injection={confirmed} recordId={recordId} onClose={() => setConfirmed(null)} />}
    </>
  )
}

/** M10: what is due, what was received and who vouches for it. */
export const VaccinesPage = () => {
  const { vaccines: words } = careWords.useWords()
  const { recordId } = useParams({ from: '/professional/pro/p/$recordId/vaccins' })
  const person = usePerson(recordId)
  const page = useQuery({
    queryKey: ['vaccinations', recordId],
    queryFn: () => readVaccinations(recordId),
    enabled: person.data !== undefined,
  })
  return (
    <CareFrame
      title={words.title}
      recordId={recordId}
      here="vaccines"
      person={person}
      actions={
        page.data?.may.write && (
          <ButtonLink look="primary" icon={Syringe} to="/pro/p/$recordId/vaccins/ajouter" params={{ recordId }}>
            {words.add}
          </ButtonLink>
        )
      }
    >
      <Loaded query={page} rows={6}>
        {read => (
          <>
            <Due schedule={read.schedule} />
            <Doses page={read} recordId={recordId} />
          </>
        )}
      </Loaded>
    </CareFrame>
  )
}
