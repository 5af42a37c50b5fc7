import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { readDocumentTypes, writeNote } from '../../api/client.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { today } from '../../ui/format/dates.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { useDraft } from '../../app/drafts.ts'
import { useActing } from '../profile.ts'
import { keys } from '../queries.ts'
import './add.css'
import type { Section } from './sections.tsx'
import { addWords } from './words/index.ts'

const MAX_SIGNS = 20_000

const Sections = lazy(() => import('./sections.tsx').then(module => ({ default: module.Sections })))

type Draft = {
  readonly title: string
  readonly text: string
  readonly visibility: 'all' | 'masked'
  readonly sections: readonly Section[]
}

/** A part with nothing in it is not written. */
const writtenOf = (sections: readonly Section[]): { heading: string; text: string }[] =>
  sections
    .map(({ heading, text }) => ({ heading: heading.trim(), text: text.trim() }))
    .filter(({ heading, text }) => heading !== '' && text !== '')

const useWrite = (draft: Draft) => {
  const { write: words } = addWords.useWords()
  const { states } = common.useWords()
  const { recordId } = useActing()
  const client = useQueryClient()
  const navigate = useNavigate()
  const types = useQuery({ queryKey: ['document-types'], queryFn: readDocumentTypes, staleTime: Number.POSITIVE_INFINITY })
  const [uniqueId] = useState(() => crypto.randomUUID())
  return useMutation({
    mutationFn: () =>
      writeNote(recordId, {
        title: draft.title.trim(),
        typeCode: (types.data?.find(type => type.category === 'other') ?? types.data?.[0])?.code ?? '',
        date: today(),
        text: draft.text.trim(),
        masked: draft.visibility === 'masked',
        uniqueId,
        as: 'pdf',
        ...(writtenOf(draft.sections).length > 0 ? { sections: writtenOf(draft.sections) } : {}),
      }),
    onSuccess: async ({ documentId }) => {
      await client.invalidateQueries({ queryKey: keys.documents(recordId) })
      await navigate({ to: '/documents/$documentId', params: { documentId } })
      say(words.saved)
    },
    onError: () => sayTrouble(states.failedAction),
  })
}

/** Her words under titles, kept as a paper. What she was writing waits for her if her session ends. */
export const WriteForm = () => {
  const { write: words, add } = addWords.useWords()
  const { actions } = common.useWords()
  const { actingFor, recordId } = useActing()
  const [draft, setDraft, written] = useDraft<Draft>(`write ${recordId}`, { title: '', text: '', visibility: 'all', sections: [] })
  const write = useWrite(draft)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    write.mutate(undefined, { onSuccess: written })
  }
  return (
    <form className="form" onSubmit={submit}>
      <TextField
        label={words.what}
        value={draft.title}
        onChange={title => setDraft({ ...draft, title })}
        isRequired
        maxLength={128}
        autoComplete="off"
      />
      <TextField
        label={words.text}
        value={draft.text}
        onChange={text => setDraft({ ...draft, text })}
        isRequired
        lines={10}
        maxLength={MAX_SIGNS}
      />
      <Suspense fallback={null}>
        <Sections sections={draft.sections} onChange={sections => setDraft({ ...draft, sections })} />
      </Suspense>
      <div>
        <Checkbox
          isSelected={draft.visibility === 'masked'}
          onChange={masked => setDraft({ ...draft, visibility: masked ? 'masked' : 'all' })}
        >
          {add.hideIt}
        </Checkbox>
        {draft.visibility === 'masked' && <p className="small muted">{add.hiddenText}</p>}
      </div>
      <div className="button-row is-stacking">
        <Button type="submit" look="primary" isPending={write.isPending}>
          {actingFor === null ? words.save : add.saveFor(actingFor)}
        </Button>
        <ButtonLink to="/documents">{actions.cancel}</ButtonLink>
      </div>
    </form>
  )
}
