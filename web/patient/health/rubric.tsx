import { useParams } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import type { HealthProfile } from '../../api/types.ts'
import { NotFound } from '../../app/not-found.tsx'
import { Card } from '../../ui/card.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { useActing } from '../profile.ts'
import { BackToHealth } from './back.tsx'
import { EntryRow } from './entry-row.tsx'
import './health.css'
import { DeclareNone, NoneSaid } from './none.tsx'
import { inRubric, useHealth } from './queries.ts'
import { canBeNone, formOf, type HealthRubric, rubricOf, SINGLE, SLUGS } from './rubrics.ts'
import { Share } from './share.tsx'
import { healthWords } from './words/index.ts'

type ListProps = { readonly rubric: HealthRubric; readonly profile: HealthProfile; readonly recordId: string }

/** Active first, then what is past; nothing yet says why and what to do. */
const List = ({ rubric, profile, recordId }: ListProps) => {
  const words = healthWords.useWords()
  const entries = inRubric(profile, rubric)
  const active = entries.filter(({ status }) => status === 'active')
  const past = entries.filter(({ status }) => status === 'ended')
  const none = active.length === 0 ? entries.find(({ status }) => status === 'none') : undefined
  const kind = canBeNone(rubric)
  const editTo = (id: string): string | null => (formOf(rubric) === undefined ? null : `/sante/${SLUGS[rubric]}/${id}`)
  return (
    <>
      {none && kind && <NoneSaid entry={none} rubric={kind} recordId={recordId} />}
      {active.length === 0 && none === undefined && (
        <Card>
          <p>{words.empty[rubric]}</p>
          {kind && profile.may.write && (
            <div className="button-row">
              <DeclareNone rubric={kind} recordId={recordId} />
            </div>
          )}
        </Card>
      )}
      {active.length > 0 && (
        <ul role="list" className="rows">
          {active.map(entry => (
            <EntryRow key={entry.id} level="h2" entry={entry} profile={profile} recordId={recordId} editTo={editTo(entry.id)} />
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <Disclosure summary={words.past(past.length)}>
          <ul role="list" className="rows">
            {past.map(entry => (
              <EntryRow key={entry.id} level="h2" entry={entry} profile={profile} recordId={recordId} editTo={null} />
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}

const Rubric = ({ rubric }: { readonly rubric: HealthRubric }) => {
  const words = healthWords.useWords()
  const { recordId, profile: person, actingFor, fullName } = useActing()
  const health = useHealth(recordId)
  const mayAdd = health.data?.may.write === true && person.rights.includes('add') && formOf(rubric) !== undefined
  const isFull = SINGLE.has(rubric) && health.data !== undefined && inRubric(health.data, rubric).some(({ status }) => status === 'active')
  return (
    <Page
      title={actingFor === null ? words.mine[rubric] : words.rubric[rubric]}
      who={fullName}
      before={<BackToHealth />}
      {...(rubric === 'blood-group' ? { lead: words.bloodWarning } : {})}
      actions={
        mayAdd &&
        !isFull && (
          <ButtonLink to="/sante/$slug/$entryId" params={{ slug: SLUGS[rubric], entryId: 'ajouter' }} icon={Plus} look="primary">
            {words.addTo[rubric]}
          </ButtonLink>
        )
      }
    >
      <Loaded query={health} rows={3}>
        {profile => (
          <>
            <List rubric={rubric} profile={profile} recordId={recordId} />
            {Object.keys(profile.readers).length > 0 && <Share profile={profile} rubric={rubric} recordId={recordId} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** « Mes allergies », « Mes traitements »… (U8). */
export const RubricPage = () => {
  const { slug = '' } = useParams({ strict: false })
  const rubric = rubricOf(slug)
  return rubric === undefined ? <NotFound /> : <Rubric key={rubric} rubric={rubric} />
}
