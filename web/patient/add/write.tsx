import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Plus, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { readDocumentTypes, writeNote } from '../../api/client.ts'
import { Button } from '../../ui/button.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { TextField } from '../../ui/field.tsx'
import { today } from '../../ui/format/dates.ts'
import '../../ui/chips.css'
import { Icon } from '../../ui/icon.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { useDraft } from '../../app/drafts.ts'
import { useActing } from '../profile.ts'
import { keys } from '../queries.ts'
import './add.css'
import { addWords } from './words/index.ts'

const MAX_SIGNS = 20_000

const MAX_HEADING = 128
const MAX_SECTIONS = 20

type Section = { readonly key: string; readonly heading: string; readonly text: string }
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

const Sections = ({
  sections,
  onChange,
}: {
  readonly sections: readonly Section[]
  readonly onChange: (next: readonly Section[]) => void
}) => {
  const { write: words } = addWords.useWords()
  const change = (key: string, part: Partial<Section>): void =>
    onChange(sections.map(section => (section.key === key ? { ...section, ...part } : section)))
  const add = (heading: string): void => onChange([...sections, { key: crypto.randomUUID(), heading, text: '' }])
  return (
    <>
      {sections.map((section, at) => (
        <fieldset key={section.key} className="note-section">
          <legend className="visually-hidden">{words.section(at + 1)}</legend>
          <TextField
            label={words.heading(at + 1)}
            value={section.heading}
            onChange={heading => change(section.key, { heading })}
            isRequired
            maxLength={MAX_HEADING}
            autoComplete="off"
          />
          <TextField
            label={words.sectionText(at + 1)}
            value={section.text}
            onChange={text => change(section.key, { text })}
            isRequired
            lines={5}
            maxLength={MAX_SIGNS}
          />
          <div>
            <Button look="quiet" icon={X} onPress={() => onChange(sections.filter(one => one !== section))}>
              {words.removeSection(at + 1)}
            </Button>
          </div>
        </fieldset>
      ))}
      {sections.length < MAX_SECTIONS && (
        <div className="stack is-tight">
          <p className="field-label" id="add-section">
            {words.addSection}
          </p>
          <fieldset className="chips" aria-labelledby="add-section">
            {[...words.headings, ''].map(heading => (
              <button key={heading} type="button" className="chip" onClick={() => add(heading)}>
                <Icon of={Plus} size="1.1em" />
                {heading === '' ? words.otherHeading : heading}
              </button>
            ))}
          </fieldset>
        </div>
      )}
    </>
  )
}

export const WritePage = () => {
  const { write: words, add } = addWords.useWords()
  const { actions } = common.useWords()
  const { actingFor, fullName, recordId } = useActing()
  const [draft, setDraft, written] = useDraft<Draft>(`write ${recordId}`, { title: '', text: '', visibility: 'all', sections: [] })
  const write = useWrite(draft)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    write.mutate(undefined, { onSuccess: written })
  }
  return (
    <Page title={words.title} who={fullName} lead={<p>{words.intro}</p>}>
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
        <Sections sections={draft.sections} onChange={sections => setDraft({ ...draft, sections })} />
        <RadioGroup
          label={add.visibility}
          value={draft.visibility}
          onChange={visibility => setDraft({ ...draft, visibility })}
          options={[
            { value: 'all', label: add.visible, consequence: add.visibleText },
            { value: 'masked', label: add.hidden, consequence: add.hiddenText },
          ]}
        />
        <div className="button-row is-stacking">
          <Button type="submit" look="primary" isPending={write.isPending}>
            {actingFor === null ? words.save : add.saveFor(actingFor)}
          </Button>
          <ButtonLink to="/documents">{actions.cancel}</ButtonLink>
        </div>
      </form>
    </Page>
  )
}
