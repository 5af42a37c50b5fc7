import { useParams } from '@tanstack/react-router'
import { CareFrame } from '../care/frame.tsx'
import { usePerson } from '../record/queries.ts'
import { Invite } from './invite.tsx'
import { WhoMayRead } from './leading.tsx'
import { RecordTrace } from './trace.tsx'
import { teamWords } from './words/index.ts'

/** Who cares for this person: bringing in a colleague, and for her attending doctor who may read. */
export const TeamPage = () => {
  const words = teamWords.useWords()
  const { recordId } = useParams({ from: '/professional/pro/p/$recordId/equipe' })
  const person = usePerson(recordId)
  return (
    <CareFrame title={words.title} recordId={recordId} here="team" person={person}>
      <Invite recordId={recordId} />
      {person.data?.access.basis === 'attending' && (
        <>
          <WhoMayRead recordId={recordId} />
          <RecordTrace recordId={recordId} />
        </>
      )}
    </CareFrame>
  )
}
