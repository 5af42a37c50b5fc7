import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { readTreatments } from '../../api/treatments.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Empty } from '../../ui/states.tsx'
import { usePerson } from '../record/queries.ts'
import { CareFrame } from './frame.tsx'
import { careWords } from './words/index.ts'

const ROUTE = '/professional/pro/p/$recordId/traitements/concilier'
const Form = lazy(() => import('./reconcile-form.tsx').then(module => ({ default: module.ReconcileForm })))

/** M9: treatment by treatment, what goes on, what changes and what stops, with why; the result is a document. */
export const ReconcilePage = () => {
  const { reconcile: words } = careWords.useWords()
  const { recordId } = useParams({ from: ROUTE })
  const person = usePerson(recordId)
  const page = useQuery({
    queryKey: ['treatments', recordId],
    queryFn: () => readTreatments(recordId),
    enabled: person.data !== undefined,
  })
  return (
    <CareFrame title={words.title} recordId={recordId} here="treatments" person={person}>
      <p className="muted">{words.lead}</p>
      <Loaded query={page} rows={8}>
        {read =>
          read.current.length === 0 ? (
            <Empty why={words.nothing} />
          ) : (
            <Suspense fallback={<Skeleton rows={8} />}>
              <Form page={read} recordId={recordId} />
            </Suspense>
          )
        }
      </Loaded>
    </CareFrame>
  )
}
