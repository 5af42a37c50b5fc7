import { useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { NotFound } from '../../app/not-found.tsx'
import { Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Failure } from '../../ui/states.tsx'
import { Problem } from '../../api/problem.ts'
import { useActing } from '../profile.ts'
import { EntryForm } from './entry-form.tsx'
import './health.css'
import { useHealth } from './queries.ts'
import { type FormRubric, formOf, type HealthRubric, rubricOf, SLUGS } from './rubrics.ts'
import { healthWords } from './words/index.ts'

type FormPageProps = {
  readonly rubric: FormRubric
  readonly entryId: string | undefined
  readonly back: string
  readonly backLabel: string
}

/** A form to add or to rewrite one entry, in whatever rubric. */
export const EntryFormPage = ({ rubric, entryId, back, backLabel }: FormPageProps) => {
  const words = healthWords.useWords()
  const { recordId, fullName } = useActing()
  const health = useHealth(recordId)
  return (
    <Page
      title={entryId === undefined ? words.addTo[rubric] : words.editOf(words.rubric[rubric])}
      who={fullName}
      before={
        <p>
          <Link to={back} icon={ArrowLeft} className="back">
            {backLabel}
          </Link>
        </p>
      }
      {...(rubric === 'blood-group' ? { lead: words.bloodWarning } : {})}
    >
      {entryId === undefined ? (
        <EntryForm recordId={recordId} rubric={rubric} back={back} />
      ) : (
        <Loaded query={health} rows={4}>
          {profile => {
            const entry = profile.items.find(({ id }) => id === entryId)
            if (entry === undefined || entry.closed !== undefined) return <Failure error={new Problem(404, 'entry-absent', '')} />
            return <EntryForm recordId={recordId} rubric={rubric} entry={entry} back={back} />
          }}
        </Loaded>
      )}
    </Page>
  )
}

const Known = ({
  rubric,
  form,
  entryId,
}: {
  readonly rubric: HealthRubric
  readonly form: FormRubric
  readonly entryId: string | undefined
}) => {
  const words = healthWords.useWords()
  return <EntryFormPage rubric={form} entryId={entryId} back={`/sante/${SLUGS[rubric]}`} backLabel={words.rubric[rubric]} />
}

/** `/sante/allergies/ajouter` and `/sante/allergies/ID`. */
export const HealthEntryPage = () => {
  const { slug = '', entryId = '' } = useParams({ strict: false })
  const rubric = rubricOf(slug)
  const form = rubric === undefined ? undefined : formOf(rubric)
  if (rubric === undefined || form === undefined) return <NotFound />
  return <Known rubric={rubric} form={form} entryId={entryId === 'ajouter' ? undefined : entryId} />
}
