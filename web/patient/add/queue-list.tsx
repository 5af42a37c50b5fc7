import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { DocumentType } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { useActing } from '../profile.ts'
import { keys } from '../queries.ts'
import { EntryCard } from './entry.tsx'
import { countOf, type Entry, needsAnswer } from './queue.ts'
import type { Uploads } from './uploads.ts'
import { addWords } from './words/index.ts'

type QueueProps = { readonly uploads: Uploads; readonly queue: readonly Entry[]; readonly types: readonly DocumentType[] }

/** The files of this visit, each with where it is, and one button that saves those that are ready. */
export const Queue = ({ uploads, queue, types }: QueueProps) => {
  const { add: words } = addWords.useWords()
  const { recordId, actingFor, profile } = useActing()
  const client = useQueryClient()
  const ready = queue.filter(entry => entry.state.kind === 'ready' && !needsAnswer(entry)).length
  const [saved, failed] = [countOf(queue, 'saved'), countOf(queue, 'failed')]
  const left = queue.length - saved
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    await uploads.saveAll()
    await client.invalidateQueries({ queryKey: keys.documents(recordId) })
    await client.invalidateQueries({ queryKey: keys.access(recordId) })
  }
  return (
    <form className="form" onSubmit={event => void submit(event)} aria-labelledby="queue">
      <h2 id="queue">{left === 0 ? words.allSaved : words.queue(left)}</h2>
      <ul role="list" className="entries">
        {queue.map(entry => (
          <EntryCard
            key={entry.key}
            entry={entry}
            types={types}
            firstName={profile.firstName}
            onChange={part => uploads.change(entry.key, part)}
            onAgain={() => uploads.again(entry)}
            onRemove={() => uploads.drop(entry)}
          />
        ))}
      </ul>
      <p role="status" className="muted">
        {saved + failed > 0 && words.summary(saved, failed)}
      </p>
      <div className="button-row is-stacking">
        {ready > 0 && (
          <Button type="submit" look="primary" isPending={countOf(queue, 'saving') > 0}>
            {actingFor === null ? words.save(ready) : words.saveFor(actingFor)}
          </Button>
        )}
        {left === 0 && (
          <ButtonLink look="primary" to="/documents">
            {words.see}
          </ButtonLink>
        )}
      </div>
    </form>
  )
}
