import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { previewAs } from '../../api/sharing.ts'
import type { AccessPage, Preview, PreviewAs } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Select } from '../../ui/field.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Rich } from '../../ui/rich.tsx'
import { common } from '../../ui/words/index.ts'
import { DocumentRow } from '../document-row.tsx'
import { useActing } from '../profile.ts'
import { useAccess } from '../queries.ts'
import './access.css'
import { type Chosen, choiceOf, PROFESSIONS } from './preview-choice.ts'
import { rulesWords, sharingWords } from './words/index.ts'

type Option = { readonly value: string; readonly label: string; readonly group: string }

const useOptions = (page: AccessPage | undefined): readonly Option[] => {
  const { preview: words, matrix } = sharingWords.useWords()
  const people = [...(page?.attendingDoctor ? [page.attendingDoctor] : []), ...(page?.authorised ?? []), ...(page?.blocked ?? [])]
  return [
    ...people.map(({ actorId, name }) => ({ value: `actor ${actorId}`, label: name, group: words.people })),
    ...(page?.representatives ?? []).map(({ actorId, name }) => ({ value: `relative ${actorId}`, label: name, group: words.people })),
    ...PROFESSIONS.map(({ code, group }) => ({
      value: `profession ${code}`,
      label: words.authorised(matrix.professions[group]),
      group: words.jobs,
    })),
    { value: 'regulation', label: words.samu, group: words.modes },
    { value: 'break-glass', label: words.breakGlass, group: words.modes },
  ]
}

const STEP = 30

const Seen = ({ preview, name }: { readonly preview: Preview; readonly name: string }) => {
  const { preview: words } = sharingWords.useWords()
  const { actions } = common.useWords()
  const { items, next, tells } = preview
  const [shown, setShown] = useState(STEP)
  const said = items.length > 0 ? words.sees(name, items.length) : tells ? words.empty(name) : words.nothing(name)
  return (
    <section className="stack" aria-labelledby="list">
      <h2 id="list" className="visually-hidden">
        {words.list}
      </h2>
      <Card tone="info">
        <p role="status">
          <Rich text={said} />
        </p>
        {!tells && items.length === 0 && <p>{words.nothingText}</p>}
      </Card>
      {items.length > 0 && (
        <ul role="list" className="rows">
          {items.slice(0, shown).map(document => (
            <DocumentRow key={document.id} document={{ ...document, author: { ...document.author, self: false } }} />
          ))}
        </ul>
      )}
      {items.length > shown && (
        <div>
          <Button onPress={() => setShown(shown + STEP)}>{actions.more}</Button>
        </div>
      )}
      {next !== null && items.length <= shown && <p className="muted">{words.more}</p>}
    </section>
  )
}

const asked = (chosen: Chosen): PreviewAs => {
  switch (chosen.kind) {
    case 'actor':
      return { actorId: chosen.id }
    case 'relative':
      return { relativeId: chosen.id }
    case 'profession':
      return { profession: chosen.code }
    case 'mode':
      return { profession: '10', mode: chosen.mode }
  }
}

export const PreviewPage = () => {
  const { preview: words } = sharingWords.useWords()
  const { access: all } = rulesWords.useWords()
  const { recordId, actingFor, fullName } = useActing()
  const { actor, as } = useSearch({ from: '/patient/acces/apercu' })
  const navigate = useNavigate()
  const access = useAccess(recordId)
  const options = useOptions(access.data)
  const value = actor === undefined ? (as ?? 'profession 10') : `actor ${actor}`
  const chosen = choiceOf(value)
  const preview = useQuery({
    queryKey: ['preview', recordId, value],
    queryFn: () => previewAs(recordId, asked(chosen)),
    enabled: recordId !== '',
  })
  const named = options.find(option => option.value === value)
  const shown = named || !preview.data ? options : [{ value, label: preview.data.name, group: words.people }, ...options]
  return (
    <Page
      title={actingFor === null ? words.title : words.titleOf(actingFor)}
      who={fullName}
      lead={<p>{words.lead}</p>}
      before={
        <p>
          <Link to="/acces" icon={ArrowLeft} className="back">
            {actingFor === null ? all.title : all.titleOf(actingFor)}
          </Link>
        </p>
      }
    >
      <Select
        label={words.who}
        value={value}
        options={shown}
        onChange={next => void navigate({ to: '/acces/apercu', search: { as: next }, replace: true })}
      />
      <Loaded query={preview} rows={5}>
        {found => <Seen key={value} preview={found} name={named?.label ?? found.name} />}
      </Loaded>
    </Page>
  )
}
