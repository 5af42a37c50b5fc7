import { Check, TriangleAlert, X } from 'lucide-react'
import type { DocumentType } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { Select, TextField } from '../../ui/field.tsx'
import { today } from '../../ui/format/dates.ts'
import { formatSize } from '../../ui/format/sizes.ts'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { Progress } from '../../ui/progress.tsx'
import { typeOptions } from '../../ui/type-options.ts'
import { common } from '../../ui/words/index.ts'
import { addWords } from './words/index.ts'
import type { Entry } from './queue.ts'
import './add.css'

type EntryProps = {
  readonly entry: Entry
  readonly types: readonly DocumentType[]
  readonly onChange: (part: Partial<Entry>) => void
  readonly onRemove: () => void
}

const Fields = ({ entry, types, onChange }: Omit<EntryProps, 'onRemove'>) => {
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
      <div>
        <Checkbox isSelected={entry.masked} onChange={masked => onChange({ masked })}>
          {words.hideIt}
        </Checkbox>
        {entry.masked && <p className="small muted">{words.hiddenText}</p>}
      </div>
    </>
  )
}

const Sent = ({ entry, id }: { readonly entry: Entry; readonly id: string }) => {
  const { add: words } = addWords.useWords()
  const duplicate = entry.state.kind === 'sent' && entry.state.deposited.duplicateOf !== undefined
  return (
    <p className="entry-done">
      <Icon of={Check} />
      <span>
        {duplicate ? words.duplicate : words.sent} ·{' '}
        <Link to="/documents/$documentId" params={{ documentId: id }}>
          {entry.title}
        </Link>
      </span>
    </p>
  )
}

export const EntryCard = ({ entry, types, onChange, onRemove }: EntryProps) => {
  const { add: words } = addWords.useWords()
  const { state } = entry
  return (
    <li>
      <Card tone={state.kind === 'failed' ? 'warning' : state.kind === 'sent' ? 'done' : 'plain'}>
        <div className="entry-head">
          <p className="small muted">
            {entry.file.name} · {formatSize(entry.file.size)}
          </p>
          {(state.kind === 'ready' || state.kind === 'failed') && (
            <Button look="quiet" icon={X} iconOnly onPress={onRemove}>
              {words.removeFile(entry.file.name)}
            </Button>
          )}
        </div>
        {state.kind === 'failed' && (
          <p className="entry-trouble" role="alert">
            <Icon of={TriangleAlert} />
            {words.failed(state.why)}
          </p>
        )}
        {(state.kind === 'ready' || state.kind === 'failed') && <Fields entry={entry} types={types} onChange={onChange} />}
        {state.kind === 'sending' && (
          <Progress label={state.share === 1 ? words.checking : words.sending(entry.title)} share={state.share} />
        )}
        {state.kind === 'sent' && <Sent entry={entry} id={state.deposited.documentId} />}
      </Card>
    </li>
  )
}
