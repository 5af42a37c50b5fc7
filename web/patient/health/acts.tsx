import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { askCorrection, endEntry, readEntryHistory, removeEntry } from '../../api/health.ts'
import type { ProfileEntry } from '../../api/types.ts'
import { useDraft } from '../../app/drafts.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { today } from '../../ui/format/dates.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Instant } from '../../ui/time.tsx'
import { common } from '../../ui/words/index.ts'
import type { Asked } from './acts-of.ts'
import { DateField } from './date-field.tsx'
import { isAfter, parsePartial } from './partial.ts'
import { useHealthChange } from './queries.ts'
import { sayBody, saySource } from './say.ts'
import { healthWords } from './words/index.ts'

type ActProps = { readonly entry: ProfileEntry; readonly name: string; readonly recordId: string; readonly onClose: () => void }

const End = ({ entry, name, recordId, onClose }: ActProps) => {
  const words = healthWords.useWords()
  const { actions } = common.useWords()
  const [typed, setTyped] = useState('')
  const change = useHealthChange(recordId)
  const { version, rubric } = entry
  const on = parsePartial(typed)
  const end = (): void => {
    if (typed.trim() !== '' && (on === null || isAfter(on, today()))) return
    const act = () => endEntry(recordId, entry.id, { version, rubric, ...(on === null ? {} : { on }) })
    change.mutate({ act, said: words.ended }, { onSettled: onClose })
  }
  return (
    <Dialog title={words.endTitle(name)} isOpen onClose={onClose}>
      <p>{words.endText}</p>
      <DateField label={words.endDate} value={typed} onChange={setTyped} hint={`${words.form.dateHint} ${words.endUnknown}`} />
      <div className="button-row is-stacking">
        <Button look="primary" isPending={change.isPending} onPress={end}>
          {words.end}
        </Button>
        <Button onPress={onClose}>{actions.cancel}</Button>
      </div>
    </Dialog>
  )
}

const Remove = ({ entry, name, recordId, onClose }: ActProps) => {
  const words = healthWords.useWords()
  const { actions } = common.useWords()
  const change = useHealthChange(recordId)
  const { version, rubric } = entry
  const act = () => removeEntry(recordId, entry.id, { version, rubric })
  return (
    <Dialog title={words.removeTitle(name)} isOpen onClose={onClose}>
      <p>{words.removeText}</p>
      <div className="button-row is-stacking">
        <Button
          look="danger"
          isPending={change.isPending}
          onPress={() => change.mutate({ act, said: words.removed }, { onSettled: onClose })}
        >
          {words.remove}
        </Button>
        <Button onPress={onClose}>{actions.cancel}</Button>
      </div>
    </Dialog>
  )
}

const Correct = ({ entry, name, recordId, onClose }: ActProps) => {
  const words = healthWords.useWords()
  const { actions } = common.useWords()
  const [text, setText, done] = useDraft(`health-correction ${entry.id}`, '')
  const change = useHealthChange(recordId)
  const { version, rubric } = entry
  const send = (): void => {
    if (text.trim() === '') return
    const act = () => askCorrection(recordId, entry.id, { version, rubric, words: text })
    change.mutate(
      { act, said: words.corrected },
      {
        onSuccess: () => {
          done()
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={words.correctTitle(name)} isOpen onClose={onClose}>
      <p>{words.correctText(entry.confirmed?.by.name ?? entry.author.name)}</p>
      <TextField label={words.correctLabel} value={text} onChange={setText} isRequired lines={4} maxLength={2000} />
      <div className="button-row is-stacking">
        <Button look="primary" isPending={change.isPending} onPress={send}>
          {words.correctSend}
        </Button>
        <Button onPress={onClose}>{actions.cancel}</Button>
      </div>
    </Dialog>
  )
}

const History = ({ entry, name, recordId, onClose }: ActProps) => {
  const words = healthWords.useWords()
  const history = useQuery({
    queryKey: ['health', recordId, 'history', entry.id, entry.version],
    queryFn: () => readEntryHistory(recordId, entry.id),
  })
  return (
    <Dialog title={words.historyOf(name)} isOpen onClose={onClose}>
      <Loaded query={history} rows={2}>
        {versions => (
          <ol role="list" className="rows">
            {versions.map(version => {
              const said = version.body === undefined ? null : sayBody(version.body, words)
              return (
                <li key={version.version} className="row">
                  <div className="row-main">
                    <span className="row-title">{said?.title ?? words.noneShort}</span>
                    {said && said.facts.length > 0 && <span>{said.facts.join(' · ')}</span>}
                    <span className="row-meta">
                      {words.version(version.version)} – <Instant at={version.writtenAt} /> – {saySource(version, words)}
                    </span>
                  </div>
                </li>
              )
            })}
          </ol>
        )}
      </Loaded>
    </Dialog>
  )
}

const GoesOn = ({ entry, name, recordId, onClose }: ActProps) => {
  const words = healthWords.useWords()
  const { actions } = common.useWords()
  const change = useHealthChange(recordId)
  const { version, rubric } = entry
  const act = () => endEntry(recordId, entry.id, { version, rubric, goesOn: true })
  return (
    <Dialog title={name} isOpen onClose={onClose}>
      <div className="button-row is-stacking">
        <Button
          look="primary"
          isPending={change.isPending}
          onPress={() => change.mutate({ act, said: words.goneOn }, { onSettled: onClose })}
        >
          {words.goesOn}
        </Button>
        <Button onPress={onClose}>{actions.cancel}</Button>
      </div>
    </Dialog>
  )
}

/** What was asked of one entry, in a dialog of its own. */
export const Acts = ({ asked, ...on }: ActProps & { readonly asked: Asked }) => {
  switch (asked) {
    case 'end':
      return <End {...on} />
    case 'goes-on':
      return <GoesOn {...on} />
    case 'remove':
      return <Remove {...on} />
    case 'correct':
      return <Correct {...on} />
    case 'history':
      return <History {...on} />
  }
}
