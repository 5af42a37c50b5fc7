import type { ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { PersonTraits } from '../../api/types.ts'
import { Page } from '../../ui/page.tsx'
import { NoRecord } from '../no-record.tsx'
import { fullNameOf, PersonBar } from '../person-bar.tsx'
import '../record/synthesis.css'
import { RecordTabs } from '../record/tabs.tsx'
import './care.css'

type FrameProps = {
  readonly title: string
  readonly recordId: string
  readonly here: 'treatments' | 'vaccines' | 'measures' | 'images' | 'team'
  readonly person: UseQueryResult<PersonTraits>
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page of one record: whose it is, the other pages, then its own. */
export const CareFrame = ({ title, recordId, here, person, actions, children }: FrameProps) => {
  if (person.isError && person.data === undefined) return <NoRecord error={person.error} onRetry={() => void person.refetch()} />
  return (
    <Page
      title={title}
      who={person.data ? fullNameOf(person.data) : ''}
      before={person.data && <PersonBar person={person.data} closable />}
      width="full"
      actions={
        <>
          <RecordTabs recordId={recordId} here={here} />
          {actions}
        </>
      }
    >
      {children}
    </Page>
  )
}
