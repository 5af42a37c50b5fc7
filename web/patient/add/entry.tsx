import { Check, CloudOff, RotateCw, TriangleAlert, X } from 'lucide-react'
import type { DocumentType } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { formatInstant, today } from '../../ui/format/dates.ts'
import { formatSize } from '../../ui/format/sizes.ts'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { Progress } from '../../ui/progress.tsx'
import { typeOptions } from '../../ui/type-options.ts'
import { common } from '../../ui/words/index.ts'
import './add.css'
import { type Entry, needsAnswer } from './queue.ts'
import { Thumbnail } from './thumbnail.tsx'
import { addWords } from './words/index.ts'

type EntryProps = {
  readonly entry: Entry
  readonly types: readonly DocumentType[]
  /** Whose record it goes to: said when the file names somebody else. */
  readonly firstName: string
  readonly onChange: (part: Partial<Entry>) => void
  readonly onAgain: () => void
  readonly onRemove: () => void
}

/** « Le nom lu est Paul. Est-ce bien pour Zoé ? »: nothing is saved before she answers. */
const WrongPerson = ({ entry, firstName, onChange, onRemove }: Omit<EntryProps, 'types' | 'onAgain'>) => {
  const { add: words } = addWords.useWords()
  const name = entry.proposal?.person?.name
  if (!needsAnswer(entry) || name === undefined) return null
  return (
    <div className="entry-question" role="alert">
      <p>
        <strong>{words.personRead(name)}</strong> {words.personQuestion(firstName)}
      </p>
      <div className="button-row">
        <Button onPress={() => onChange({ personConfirmed: true })}>{words.personYes(firstName)}</Button>
        <Button onPress={onRemove}>{words.personNo}</Button>
      </div>
    </div>
  )
}

/** What was read in the file, told as what it is: something to check. */
const Told = ({ entry }: { readonly entry: Entry }) => {
  const { add: words } = addWords.useWords()
  const { proposal, touched } = entry
  if (proposal === null) return null
  const read = [proposal.title, proposal.date, proposal.typeCode].some(one => one !== undefined && one.from !== 'file-name')
  return (
    <>
      {proposal.duplicate && (
        <p className="entry-trouble">
          <Icon of={TriangleAlert} />
          <span>
            {words.duplicateOf(formatInstant(proposal.duplicate.addedAt))}{' '}
            <Link to="/documents/$documentId" params={{ documentId: proposal.duplicate.documentId }}>
              {proposal.duplicate.title}
            </Link>
          </span>
        </p>
      )}
      {proposal.notices.map(notice => (
        <p key={notice.code} className="small muted">
          {notice.message}
        </p>
      ))}
      {read && !touched && <p className="small muted">{words.proposed}</p>}
    </>
  )
}

const Fields = ({ entry, types, onChange }: Pick<EntryProps, 'entry' | 'types' | 'onChange'>) => {
  const { add: words } = addWords.useWords()
  const { category } = common.useWords()
  return (
    <>
      <TextField
        label={words.fileTitle}
        value={entry.title}
        onChange={title => onChange({ title })}
        isRequired
        maxLength={128}
        autoComplete="off"
      />
      <div className="entry-pair">
        <Select
          label={words.fileType}
          value={entry.typeCode}
          onChange={typeCode => onChange({ typeCode })}
          options={typeOptions(types, category)}
        />
        <DayField label={words.fileDate} value={entry.date} onChange={date => onChange({ date })} latest={today()} />
      </div>
      <div className="stack is-tight">
        <Checkbox isSelected={entry.toFile} onChange={toFile => onChange({ toFile })}>
          {words.fileLater}
        </Checkbox>
        <Checkbox isSelected={entry.masked} onChange={masked => onChange({ masked })}>
          {words.hideIt}
        </Checkbox>
        {entry.masked && <p className="small muted">{words.hiddenText}</p>}
      </div>
    </>
  )
}

const Saved = ({ entry, id, twice }: { readonly entry: Entry; readonly id: string; readonly twice: boolean }) => {
  const { add: words } = addWords.useWords()
  return (
    <p className="entry-done">
      <Icon of={Check} />
      <span>
        {twice ? words.duplicate : words.sent} ·{' '}
        <Link to="/documents/$documentId" params={{ documentId: id }}>
          {entry.title}
        </Link>
      </span>
    </p>
  )
}

const Failed = ({
  entry,
  why,
  again,
  onAgain,
}: {
  readonly entry: Entry
  readonly why: string
  readonly again: boolean
  readonly onAgain: () => void
}) => {
  const { add: words } = addWords.useWords()
  const { actions } = common.useWords()
  return (
    <>
      <p className="entry-trouble" role="alert">
        <Icon of={TriangleAlert} />
        {words.failed(why === '' ? words.failedPlain : why)}
      </p>
      {again && (
        <div>
          <Button icon={RotateCw} onPress={onAgain} aria-label={words.againFor(entry.file.name)}>
            {actions.retry}
          </Button>
        </div>
      )}
    </>
  )
}

const Stage = (props: EntryProps) => {
  const { add: words } = addWords.useWords()
  const { entry, onAgain } = props
  const { state } = entry
  switch (state.kind) {
    case 'sending':
      return <Progress label={words.sending(entry.title)} share={state.share} />
    case 'waiting':
      return (
        <p className="entry-trouble" role="status">
          <Icon of={CloudOff} />
          {words.keptOffline}
        </p>
      )
    case 'reading':
      return (
        <p className="muted" role="status">
          {words.checking}
        </p>
      )
    case 'saving':
      return (
        <p className="muted" role="status">
          {words.saving}
        </p>
      )
    case 'saved':
      return <Saved entry={entry} id={state.deposited.documentId} twice={state.deposited.duplicateOf !== undefined} />
    case 'failed':
      return <Failed entry={entry} why={state.why} again={state.again} onAgain={onAgain} />
    case 'ready':
      return (
        <>
          <WrongPerson {...props} />
          <Told entry={entry} />
          <Fields {...props} />
        </>
      )
  }
}

export const EntryCard = (props: EntryProps) => {
  const { add: words } = addWords.useWords()
  const { entry, onRemove } = props
  const { state } = entry
  const leaves = state.kind !== 'saved' && state.kind !== 'saving'
  return (
    <li>
      <Card tone={state.kind === 'failed' ? 'warning' : state.kind === 'saved' ? 'done' : 'plain'}>
        <div className="entry-head">
          <Thumbnail file={entry.file} />
          <p className="small muted">
            {entry.file.name}
            <br />
            {formatSize(entry.file.size)}
          </p>
          {leaves && (
            <Button look="quiet" icon={X} iconOnly onPress={onRemove}>
              {state.kind === 'sending' ? words.cancelFile(entry.file.name) : words.removeFile(entry.file.name)}
            </Button>
          )}
        </div>
        <Stage {...props} />
      </Card>
    </li>
  )
}
