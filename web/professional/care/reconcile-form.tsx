import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { depositDocument } from '../../api/client.ts'
import { isProblem } from '../../api/problem.ts'
import type { Treated, Treatments } from '../../api/types.ts'
import { useSession } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { formatDate, today } from '../../ui/format/dates.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { say } from '../../ui/toast.ts'
import { type Decided, DECISIONS, isDecided, textOf, UNDECIDED } from './reconciled.ts'
import { Flags, Sources } from './treatment.tsx'
import { careWords } from './words/index.ts'

/** « Formulaire de conciliation médicamenteuse », as the types of documents have it. */
const RECONCILIATION = '80820-4'

type LineProps = {
  readonly treated: Treated
  readonly recordId: string
  readonly decided: Decided
  readonly onDecide: (decided: Decided) => void
}

/** One treatment, what each source says of it, and what becomes of it: nothing is chosen for her. */
const Line = ({ treated, recordId, decided, onDecide }: LineProps) => {
  const { reconcile: words } = careWords.useWords()
  const { decision, how, why } = decided
  const field = { isRequired: true, autoComplete: 'off', maxLength: 300 } as const
  return (
    <li className="treatment card" aria-labelledby={`reconciled-${treated.id}`}>
      <h2 id={`reconciled-${treated.id}`} className="treatment-name">
        {treated.name}
      </h2>
      <Flags treated={treated} recordId={recordId} />
      <Sources treated={treated} recordId={recordId} />
      <RadioGroup
        label={words.decision(treated.name)}
        value={decision}
        options={DECISIONS.map(value => ({ value, label: words.decisions[value] }))}
        onChange={next => onDecide({ ...decided, decision: next })}
        isRequired
        inline
      />
      {(decision === 'change' || decision === 'stop') && (
        <div className="dose-pair">
          {decision === 'change' && (
            <TextField {...field} label={words.how} value={how} onChange={next => onDecide({ ...decided, how: next })} />
          )}
          <TextField {...field} label={words.why} value={why} onChange={next => onDecide({ ...decided, why: next })} />
        </div>
      )}
    </li>
  )
}

const useDepositing = (recordId: string) => {
  const { reconcile: words } = careWords.useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  // The same attempt, sent twice, files one document.
  const [uniqueId] = useState(() => crypto.randomUUID())
  return useMutation({
    mutationFn: async (text: string) => {
      const file = new File([text], 'conciliation.txt', { type: 'text/plain' })
      const metadata = { title: words.document, typeCode: RECONCILIATION, date: today(), visibility: 'all', uniqueId } as const
      await depositDocument(recordId, metadata, file, () => undefined)
      await Promise.all(['documents', 'synthesis'].map(key => client.invalidateQueries({ queryKey: [key, recordId] })))
    },
    onSuccess: () => {
      say(words.done)
      void navigate({ to: '/pro/p/$recordId/traitements', params: { recordId } })
    },
  })
}

export const ReconcileForm = ({ page: { current }, recordId }: { readonly page: Treatments; readonly recordId: string }) => {
  const { reconcile: words } = careWords.useWords()
  const by = useSession()?.name ?? ''
  const [decided, setDecided] = useState<ReadonlyMap<string, Decided>>(new Map())
  const [added, setAdded] = useState('')
  const depositing = useDepositing(recordId)
  const waiting = current.filter(({ id }) => !isDecided(decided.get(id) ?? UNDECIDED)).length
  const text = textOf({ title: words.document, by, date: formatDate(today(), 'long'), treated: current, decided, added }, words)
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (waiting === 0) depositing.mutate(text)
  }
  return (
    <form onSubmit={send} className="stack">
      <ul role="list" className="treatments">
        {current.map(treated => (
          <Line
            key={treated.id}
            treated={treated}
            recordId={recordId}
            decided={decided.get(treated.id) ?? UNDECIDED}
            onDecide={one => setDecided(before => new Map([...before, [treated.id, one]]))}
          />
        ))}
      </ul>
      <TextField label={words.added} hint={words.addedHint} value={added} onChange={setAdded} lines={3} maxLength={2_000} />
      <section className="stack is-tight" aria-labelledby="reconciled">
        <h2 id="reconciled">{words.result}</h2>
        <pre className="text-view card">{text}</pre>
        <p role="status" className="muted">
          {words.waiting(waiting)}
        </p>
      </section>
      {depositing.isError && (
        <div role="alert">
          <Card tone="warning">
            {isProblem(depositing.error) && depositing.error.status < 500 && depositing.error.message !== ''
              ? depositing.error.message
              : words.failed}
          </Card>
        </div>
      )}
      <div className="button-row is-stacking">
        <Button type="submit" look="primary" icon={FileUp} isPending={depositing.isPending}>
          {words.deposit}
        </Button>
        <ButtonLink to="/pro/p/$recordId/traitements" params={{ recordId }}>
          {words.cancel}
        </ButtonLink>
      </div>
    </form>
  )
}
