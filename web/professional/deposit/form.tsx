import { FileUp } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import type { DepositProposal, DocumentType } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { today } from '../../ui/format/dates.ts'
import { formatSize } from '../../ui/format/sizes.ts'
import { Progress } from '../../ui/progress.tsx'
import { typeOptions } from '../../ui/type-options.ts'
import { common } from '../../ui/words/index.ts'
import { professionalWords } from '../words/index.ts'
import './deposit.css'
import { type Draft, isCda, type Read, type Send, useDeposit, type Visibility } from './use-deposit.ts'

type DepositFormProps<T> = {
  readonly send: Send<T>
  /** Reads a file before it is sent; absent: nothing is guessed. */
  readonly read?: Read
  readonly minor: boolean
  readonly replaces?: string
  readonly children: (done: T, again: () => void) => ReactNode
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

type DescribedProps = {
  readonly draft: Draft
  readonly types: readonly DocumentType[]
  readonly told: DepositProposal | null
  readonly error: string | null
  readonly onChange: (draft: Draft) => void
}

/** Where the type comes from, or that it is not one her profession usually files. */
const TypeNote = ({ typeCode, told }: { readonly typeCode: string; readonly told: DepositProposal | null }) => {
  const { deposit: words } = professionalWords.useWords()
  if (told === null || typeCode === '') return null
  const isUnusual = told.type.from !== 'header' && told.unusual.includes(typeCode)
  if (isUnusual) return <p role="status">{words.unusualType}</p>
  return typeCode === told.type.value ? <p className="small muted">{words.typeFrom[told.type.from]}</p> : null
}

/** The person whom the file names is not the one whose record this is: nothing is sent. */
const OtherPerson = ({ name }: { readonly name: string }) => {
  const { deposit: words } = professionalWords.useWords()
  return (
    <Card tone="danger">
      <p role="alert">
        <strong>{words.otherPerson(name)}</strong> {words.otherPersonText}
      </p>
    </Card>
  )
}

const Described = ({ draft, types, told, error, onChange }: DescribedProps) => {
  const { deposit: words } = professionalWords.useWords()
  const { category, field } = common.useWords()
  if (draft.file && isCda(draft.file)) return <p className="muted">{words.cdaNote}</p>
  return (
    <>
      <div className="deposit-pair">
        <Select
          label={words.type}
          value={draft.typeCode}
          onChange={typeCode => onChange({ ...draft, typeCode })}
          error={error}
          options={[{ value: '', label: field.chooseOption }, ...typeOptions(types, category)]}
        />
        <DayField label={words.date} value={draft.date} onChange={date => onChange({ ...draft, date })} latest={today()} />
      </div>
      <TypeNote typeCode={draft.typeCode} told={told} />
      <TextField
        label={words.docTitle}
        value={draft.title}
        onChange={title => onChange({ ...draft, title })}
        isRequired
        maxLength={128}
        autoComplete="off"
      />
    </>
  )
}

/** M7: drop, check, deposit. The form keeps what was typed when sending fails; sending again never makes two documents. */
export const DepositForm = <T,>({ send, read, minor, replaces, children }: DepositFormProps<T>) => {
  const { deposit: words } = professionalWords.useWords()
  const { types, draft, setDraft, choose, share, deposit, again, why, told, isReading } = useDeposit(send, read, replaces)
  const { field } = common.useWords()
  const [tried, setTried] = useState(false)
  const visibilities = useVisibilities(minor)
  if (deposit.data !== undefined) return children(deposit.data, again)
  const untyped = draft.file !== null && !isCda(draft.file) && draft.typeCode === ''
  const other = told?.person?.verdict === 'other' ? told.person.name : null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (draft.file && !untyped && other === null && !isReading && !deposit.isPending) deposit.mutate(draft.file)
  }
  const onKey = (event: KeyboardEvent<HTMLFormElement>): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit()
  }
  return (
    <div className="deposit">
      {draft.file === null ? (
        <FileDrop multiple={false} onFiles={choose} />
      ) : (
        <form className="form" onSubmit={submit} onKeyDown={onKey}>
          <Card>
            <div className="deposit-file">
              <strong>{words.chosen(draft.file.name, formatSize(draft.file.size))}</strong>
              <Button look="quiet" onPress={() => setDraft({ ...draft, file: null })}>
                {words.changeFile}
              </Button>
            </div>
          </Card>
          {isReading && <p role="status">{words.reading}</p>}
          {other !== null && <OtherPerson name={other} />}
          <Described draft={draft} types={types} told={told} error={tried && untyped ? field.choose : null} onChange={setDraft} />
          <RadioGroup
            label={words.visibility}
            value={draft.visibility}
            options={visibilities}
            onChange={visibility => setDraft({ ...draft, visibility })}
          />
          {deposit.isPending && <Progress label={share === 1 ? words.checking : words.sending} share={share} />}
          {deposit.isError && (
            <Card tone="warning">
              <p role="alert">
                <strong>{words.failed(why || words.failedPlain)}</strong>
              </p>
            </Card>
          )}
          <div className="button-row">
            <Button
              type="submit"
              look="primary"
              icon={FileUp}
              isPending={deposit.isPending || isReading}
              isDisabled={other !== null}
              aria-describedby="submit-key"
            >
              {words.submit}
            </Button>
            <span id="submit-key" className="small muted">
              {words.submitKey}
            </span>
          </div>
        </form>
      )}
    </div>
  )
}
