import { useParams } from '@tanstack/react-router'
import { NotFound } from '../../app/not-found.tsx'
import { EntryFormPage } from './entry-page.tsx'
import type { FormRubric } from './rubrics.ts'
import { healthWords } from './words/index.ts'

const ROLES: Readonly<Record<string, FormRubric>> = { urgence: 'emergency-contacts', confiance: 'trusted-person' }

/** `/entourage/urgence/ajouter`, `/entourage/confiance/ID`. */
export const CircleFormPage = () => {
  const words = healthWords.useWords()
  const { role = '', entryId = '' } = useParams({ strict: false })
  const rubric = ROLES[role]
  if (rubric === undefined) return <NotFound />
  return (
    <EntryFormPage
      key={`${role} ${entryId}`}
      rubric={rubric}
      entryId={entryId === 'ajouter' ? undefined : entryId}
      back="/entourage"
      backLabel={words.people}
    />
  )
}
