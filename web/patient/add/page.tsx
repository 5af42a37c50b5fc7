import { useQuery } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { PenLine } from 'lucide-react'
import type { FormEvent } from 'react'
import { readDocumentTypes } from '../../api/client.ts'
import type { DocumentType } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { useActing } from '../profile.ts'
import { addWords } from './words/index.ts'
import { EntryCard } from './entry.tsx'
import { countOf } from './queue.ts'
import { useQueue } from './use-queue.ts'

const defaultType = (types: readonly DocumentType[]): string => (types.find(type => type.category === 'other') ?? types[0])?.code ?? ''

const Adding = ({ types }: { readonly types: readonly DocumentType[] }) => {
  const { add: words } = addWords.useWords()
  const { recordId, actingFor } = useActing()
  const { queue, take, drop, change, sendAll } = useQueue(recordId, defaultType(types))
  const sending = countOf(queue, 'sending') > 0
  const waiting = countOf(queue, 'ready') + countOf(queue, 'failed')
  useBlocker({ shouldBlockFn: () => sending, enableBeforeUnload: sending })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void sendAll()
  }
  return (
    <>
      <FileDrop onFiles={take} />
      {queue.length > 0 && (
        <form className="form" onSubmit={submit} aria-labelledby="queue">
          <h2 id="queue">{words.queue(queue.length)}</h2>
          <ul role="list" className="entries">
            {queue.map(entry => (
              <EntryCard
                key={entry.key}
                entry={entry}
                types={types}
                onChange={part => change(entry.key, part)}
                onRemove={() => drop(entry.key)}
              />
            ))}
          </ul>
          <p role="status" className="muted">
            {countOf(queue, 'sent') + countOf(queue, 'failed') > 0 && words.summary(countOf(queue, 'sent'), countOf(queue, 'failed'))}
          </p>
          <div className="button-row is-stacking">
            {waiting > 0 && (
              <Button type="submit" look="primary" isPending={sending}>
                {actingFor === null ? words.save(waiting) : words.saveFor(actingFor)}
              </Button>
            )}
            {waiting === 0 && !sending && (
              <ButtonLink look="primary" to="/documents">
                {words.see}
              </ButtonLink>
            )}
          </div>
        </form>
      )}
    </>
  )
}

export const AddPage = () => {
  const { add: words } = addWords.useWords()
  const { actingFor, fullName } = useActing()
  const types = useQuery({ queryKey: ['document-types'], queryFn: readDocumentTypes, staleTime: Number.POSITIVE_INFINITY })
  return (
    <Page
      title={actingFor === null ? words.title : words.titleOf(actingFor)}
      who={fullName}
      actions={
        <ButtonLink icon={PenLine} to="/documents/ecrire">
          {words.write}
        </ButtonLink>
      }
    >
      <Loaded query={types} rows={3}>
        {list => <Adding types={list} />}
      </Loaded>
    </Page>
  )
}
