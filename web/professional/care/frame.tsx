import type { ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { PersonTraits } from '../../api/types.ts'
import { NoRecord } from '../no-record.tsx'
import { RecordFrame } from '../record/frame.tsx'
import './care.css'

type FrameProps = {
  readonly title: string
  readonly recordId: string
  readonly here: 'treatments' | 'vaccines' | 'measures' | 'images' | 'team'
  readonly person: UseQueryResult<PersonTraits>
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page of one record, or the one answer of a record that does not open. */
export const CareFrame = ({ title, recordId, here, person, actions, children }: FrameProps) => {
  if (person.isError && person.data === undefined) return <NoRecord error={person.error} onRetry={() => void person.refetch()} />
  return (
    <RecordFrame title={title} recordId={recordId} here={here} person={person.data} actions={actions}>
      {children}
    </RecordFrame>
  )
}
