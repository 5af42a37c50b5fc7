import { X } from 'lucide-react'
import type { DocumentType } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { today } from '../../ui/format/dates.ts'
import { formatSize } from '../../ui/format/sizes.ts'
import { typeOptions } from '../../ui/type-options.ts'
import { common } from '../../ui/words/index.ts'
import { professionalWords } from '../words/index.ts'
import { type Draft, isCda, isOfOthers, namesAnother } from './use-deposit.ts'

type DescribedProps = {
  readonly draft: Draft
  readonly types: readonly DocumentType[]
  /** She asked to deposit: what is missing is said. */
  readonly tried: boolean
  readonly onChange: (draft: Draft) => void
}

/** Where the type comes from, or that it is not one her profession usually files. */
const TypeNote = ({ draft: { typeCode, told } }: { readonly draft: Draft }) => {
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

const Described = ({ draft, types, tried, onChange }: DescribedProps) => {
  const { deposit: words } = professionalWords.useWords()
  const { category, field } = common.useWords()
  if (isCda(draft.file)) return <p className="muted">{words.cdaNote}</p>
  const ofOthers = isOfOthers(draft) ? words.typeOfOthers : null
  return (
    <>
      <div className="deposit-pair">
        <Select
          label={words.type}
          value={draft.typeCode}
          onChange={typeCode => onChange({ ...draft, typeCode })}
          error={ofOthers ?? (tried && draft.typeCode === '' ? field.choose : null)}
          options={[{ value: '', label: field.chooseOption }, ...typeOptions(types, category)]}
        />
        <DayField label={words.date} value={draft.date} onChange={date => onChange({ ...draft, date })} latest={today()} />
      </div>
      {ofOthers === null && <TypeNote draft={draft} />}
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

type DescribedFileProps = DescribedProps & { readonly onRemove: () => void; readonly alone: boolean }

/** A file, what was read of it, and what she says of it. */
export const DescribedFile = ({ onRemove, alone, ...props }: DescribedFileProps) => {
  const { deposit: words } = professionalWords.useWords()
  const { draft } = props
  const { name, size } = draft.file
  const other = namesAnother(draft) ? draft.told?.person?.name : undefined
  return (
    <fieldset className="deposit-one">
      <legend className="visually-hidden">{name}</legend>
      <Card>
        <div className="deposit-file">
          <strong>{words.chosen(name, formatSize(size))}</strong>
          <Button look="quiet" onPress={onRemove} {...(alone ? {} : { icon: X, 'aria-label': words.removeFile(name) })}>
            {alone ? words.changeFile : words.remove}
          </Button>
        </div>
      </Card>
      {draft.isReading && <p role="status">{words.reading}</p>}
      {other !== undefined && <OtherPerson name={other} />}
      {draft.failed !== null && (
        <Card tone="warning">
          <p role="alert">
            <strong>{words.failed(draft.failed || words.failedPlain)}</strong>
          </p>
        </Card>
      )}
      <Described {...props} />
    </fieldset>
  )
}
