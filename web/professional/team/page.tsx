import { useParams } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Skeleton } from '../../ui/skeleton.tsx'
import { CareFrame } from '../care/frame.tsx'
import { usePerson } from '../record/queries.ts'
import { Invite } from './invite.tsx'
import { teamWords } from './words/index.ts'

/** For her attending doctor alone. */
const WhoMayRead = lazy(() => import('./leading.tsx').then(module => ({ default: module.WhoMayRead })))
const RecordTrace = lazy(() => import('./trace.tsx').then(module => ({ default: module.RecordTrace })))

/** Who cares for this person: bringing in a colleague, and for her attending doctor who may read. */
export const TeamPage = () => {
  const words = teamWords.useWords()
  const { recordId } = useParams({ from: '/professional/pro/p/$recordId/equipe' })
  const person = usePerson(recordId)
  return (
    <CareFrame title={words.title} recordId={recordId} here="team" person={person}>
      <Invite recordId={recordId} />
      {person.data?.access.basis === 'attending' && (
        <Suspense fallback={<Skeleton rows={6} />}>
          <WhoMayRead recordId={recordId} />
          <RecordTrace recordId={recordId} />
        </Suspense>
      )}
    </CareFrame>
  )
}
