import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { setVisibility } from '../../api/client.ts'
import type { AccessPage, DocumentDetail, VisibilityChange } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Checkbox, RadioGroup } from '../../ui/choice.tsx'
import { formatInstant } from '../../ui/format/dates.ts'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { say } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { keys, useAccess, useDocument } from '../queries.ts'
import { WhoCanSeeText } from '../who-can-see.tsx'
import { readerWords } from './words/index.ts'
import { patientWords } from '../words/index.ts'
import './document.css'

type Kind = VisibilityChange['kind']

const People = ({
  access,
  chosen,
  onChange,
}: {
  readonly access: AccessPage
  readonly chosen: readonly string[]
  readonly onChange: (ids: readonly string[]) => void
}) => {
  const { visibility: words } = readerWords.useWords()
  if (access.authorised.length === 0) return <p>{words.noPeople}</p>
  return (
    <fieldset className="stack is-tight">
      <legend className="field-label">{words.people}</legend>
      {access.authorised.map(({ actorId, name, role }) => (
        <Checkbox
          key={actorId}
          isSelected={chosen.includes(actorId)}
          onChange={on => onChange(on ? [...chosen, actorId] : chosen.filter(id => id !== actorId))}
        >
          {name}, {role}
        </Checkbox>
      ))}
    </fieldset>
  )
}

const useSave = (document: DocumentDetail) => {
  const { visibility: words } = readerWords.useWords()
  const { recordId } = useActing()
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: (change: VisibilityChange) => setVisibility(recordId, document.id, change),
    onSuccess: async detail => {
      client.setQueryData(keys.document(recordId, document.id), detail ?? undefined)
      await client.invalidateQueries({ queryKey: keys.documents(recordId) })
      await navigate({ to: '/documents/$documentId', params: { documentId: document.id } })
      say(words.saved)
    },
  })
}

const VisibilityForm = ({ document, access }: { readonly document: DocumentDetail; readonly access: AccessPage }) => {
  const { visibility: words } = readerWords.useWords()
  const { actions } = common.useWords()
  const { actingFor } = useActing()
  const [kind, setKind] = useState<Kind>(document.masked ? 'masked' : document.audience === 'chosen' ? 'chosen' : 'all')
  const [people, setPeople] = useState<readonly string[]>(document.audienceIds)
  const [trouble, setTrouble] = useState<string | null>(null)
  const save = useSave(document)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (kind === 'chosen' && people.length === 0) {
      setTrouble(words.needPeople)
      return
    }
    save.mutate(kind === 'chosen' ? { kind, actorIds: people } : { kind }, { onError: () => setTrouble(words.failed) })
  }
  const options = [
    { value: 'all' as const, label: words.all, consequence: words.allText },
    ...(document.can.choose ? [{ value: 'chosen' as const, label: words.chosen, consequence: words.chosenText }] : []),
    ...(document.can.mask || document.masked ? [{ value: 'masked' as const, label: words.masked, consequence: words.maskedText }] : []),
  ]
  return (
    <form className="form" onSubmit={submit} noValidate>
      <RadioGroup label={words.question} value={kind} onChange={setKind} options={options} />
      {kind === 'chosen' && <People access={access} chosen={people} onChange={setPeople} />}
      {document.openedBy.length > 0 && (
        <Card tone="info">
          {document.openedBy.map(opening => (
            <p key={opening.at}>{words.already(opening.name, formatInstant(opening.at))}</p>
          ))}
        </Card>
      )}
      {trouble && (
        <p className="field-error" role="alert">
          {trouble}
        </p>
      )}
      <div className="button-row is-stacking">
        <Button type="submit" look="primary" isPending={save.isPending}>
          {actingFor === null ? words.save : words.saveIn(actingFor)}
        </Button>
        <ButtonLink to="/documents/$documentId" params={{ documentId: document.id }}>
          {actions.cancel}
        </ButtonLink>
      </div>
    </form>
  )
}

export const VisibilityPage = () => {
  const { visibility: words } = readerWords.useWords()
  const { who } = patientWords.useWords()
  const { documentId } = useParams({ from: '/patient/documents/$documentId/visibilite' })
  const { recordId, fullName } = useActing()
  const document = useDocument(recordId, documentId)
  const access = useAccess(recordId)
  return (
    <Page
      title={words.title}
      who={fullName}
      before={
        <p>
          <Link to="/documents/$documentId" params={{ documentId }} icon={ArrowLeft} className="back">
            {document.data?.title ?? words.title}
          </Link>
        </p>
      }
    >
      <Loaded query={document} rows={4}>
        {detail => (
          <>
            {detail.whoCanSee && (
              <Card>
                <WhoCanSeeText who={detail.whoCanSee} />
                <p>
                  <Link to="/acces" hash="emergency">
                    {who.changeEmergency}
                  </Link>
                </p>
              </Card>
            )}
            <Loaded query={access} rows={4} part>
              {page => <VisibilityForm document={detail} access={page} />}
            </Loaded>
          </>
        )}
      </Loaded>
    </Page>
  )
}
