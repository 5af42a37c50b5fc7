import { useParams } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import { lazy, Suspense, useEffect } from 'react'
import { ButtonLink } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Empty } from '../../ui/states.tsx'
import { NoRecord } from '../no-record.tsx'
import { professionalWords } from '../words/index.ts'
import { RecordFrame } from './frame.tsx'
import { usePerson, useRecordDocuments } from './queries.ts'
import { useUsefulTypes } from './reading/queries.ts'
import './record.css'

/** The list and the pane come while the documents are asked for. */
const loadBench = () => import('./reading/bench.tsx').then(module => ({ default: module.Bench }))
const Bench = lazy(loadBench)

const Deposit = ({ recordId }: { readonly recordId: string }) => {
  const { record: words } = professionalWords.useWords()
  return (
    <ButtonLink look="primary" icon={FileUp} to="/pro/p/$recordId/deposer" params={{ recordId }} search={{}}>
      {words.deposit}
    </ButtonLink>
  )
}

export const RecordPage = () => {
  const { record: words } = professionalWords.useWords()
  const { recordId } = useParams({ from: '/professional/pro/p/$recordId/documents' })
  const person = usePerson(recordId)
  const documents = useRecordDocuments(recordId, person.data !== undefined)
  // What orders the lines comes before them: a list that is ordered again under a finger opens another document, and loses the keys.
  const isOrdering = useUsefulTypes().isPending
  useEffect(() => void loadBench(), [])
  if (person.isError) return <NoRecord error={person.error} onRetry={() => void person.refetch()} />
  return (
    <RecordFrame title={words.title} recordId={recordId} here="documents" person={person.data} actions={<Deposit recordId={recordId} />}>
      <Loaded query={person} rows={6}>
        {traits => (
          <Loaded query={documents} rows={8}>
            {all =>
              all.length === 0 ? (
                <Empty why={words.empty} action={<Deposit recordId={recordId} />} />
              ) : isOrdering ? (
                <Skeleton rows={8} />
              ) : (
                <Suspense fallback={<Skeleton rows={8} />}>
                  <Bench all={all} person={traits} />
                </Suspense>
              )
            }
          </Loaded>
        )}
      </Loaded>
    </RecordFrame>
  )
}
