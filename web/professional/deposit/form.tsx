import { FileUp } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { Progress } from '../../ui/progress.tsx'
import { professionalWords } from '../words/index.ts'
import './deposit.css'
import { DescribedFile } from './described-file.tsx'
import { isReady, namesAnother, type Read, type Send, useDeposit, type Visibility } from './use-deposit.ts'

type DepositFormProps<T> = {
  readonly send: Send<T>
  /** Reads a file before it is sent; absent: nothing is guessed. */
  readonly read?: Read
  readonly minor: boolean
  readonly replaces?: string
  /** When nothing waits any more. */
  readonly children: (done: readonly T[], again: () => void) => ReactNode
}

const useVisibilities = (minor: boolean) => {
  const { deposit: words } = professionalWords.useWords()
  const all: readonly { readonly value: Visibility; readonly label: string; readonly consequence?: string }[] = [
    { value: 'all', label: words.now },
    { value: 'after-announcement', label: words.announcement, consequence: words.announcementText },
    { value: 'hidden-from-representatives', label: words.representatives, consequence: words.representativesText },
    { value: 'secret', label: words.secret, consequence: words.secretText },
    { value: 'masked', label: words.masked, consequence: words.maskedText },
  ]
  return all.filter(option => minor || (option.value !== 'hidden-from-representatives' && option.value !== 'secret'))
}

type SubmitProps = { readonly waiting: number; readonly isPending: boolean; readonly isStopped: boolean }

const Submit = ({ waiting, isPending, isStopped }: SubmitProps) => {
  const { deposit: words } = professionalWords.useWords()
  return (
    <div className="button-row">
      <Button type="submit" look="primary" icon={FileUp} isPending={isPending} isDisabled={isStopped} aria-describedby="submit-key">
        {words.submitMany(waiting)}
      </Button>
      <span id="submit-key" className="small muted">
        {words.submitKey}
      </span>
    </div>
  )
}

/** M7: drop, check, deposit. The form keeps what was typed when sending fails; sending again never makes two documents. */
export const DepositForm = <T,>({ send, read, minor, replaces, children }: DepositFormProps<T>) => {
  const { deposit: words } = professionalWords.useWords()
  const { types, drafts, change, remove, choose, visibility, setVisibility, share, deposit, done, again } = useDeposit(send, read, replaces)
  const [tried, setTried] = useState(false)
  const visibilities = useVisibilities(minor)
  if (drafts.length === 0 && done.length > 0) return children(done, again)
  if (drafts.length === 0)
    return (
      <div className="deposit">
        <FileDrop multiple={!replaces} onFiles={choose} />
      </div>
    )
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (drafts.every(isReady) && !deposit.isPending) deposit.mutate(drafts)
  }
  const onKey = (event: KeyboardEvent<HTMLFormElement>): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
  }
  const alone = drafts.length === 1
  return (
    <div className="deposit">
      <form className="form" onSubmit={submit} onKeyDown={onKey}>
        {done.length > 0 && (
          <Card tone="done">
            <p role="status">{words.doneMany(done.length)}</p>
          </Card>
        )}
        {drafts.map(draft => (
          <DescribedFile
            key={draft.uniqueId}
            draft={draft}
            types={types}
            tried={tried}
            alone={alone}
            onChange={next => change(draft.uniqueId, () => next)}
            onRemove={() => remove(draft.uniqueId)}
          />
        ))}
        <RadioGroup
          label={alone ? words.visibility : words.visibilityMany}
          value={visibility}
          options={visibilities}
          onChange={setVisibility}
        />
        {deposit.isPending && <Progress label={share === 1 ? words.checking : words.sending} share={share} />}
        <Submit
          waiting={drafts.length}
          isPending={deposit.isPending || drafts.some(({ isReading }) => isReading)}
          isStopped={drafts.some(namesAnother)}
        />
      </form>
    </div>
  )
}
