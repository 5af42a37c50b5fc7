import type { ReactNode } from 'react'
import type { PersonTraits } from '../../api/types.ts'
import { Page } from '../../ui/page.tsx'
import { fullNameOf, PersonBar } from '../person-bar.tsx'
import { AlertsInSight } from './alerts.tsx'
import './synthesis.css'
import { type RecordTab, RecordTabs } from './tabs.tsx'

type FrameProps = {
  readonly title: string
  readonly recordId: string
  readonly here: RecordTab
  readonly person: PersonTraits | undefined
  readonly lead?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A page of one record: whose it is, the other pages, always at the same place, then its own title and gestures. */
export const RecordFrame = ({ title, recordId, here, person, lead, actions, children }: FrameProps) => (
  <Page
    title={title}
    who={person ? fullNameOf(person) : ''}
    before={
      <>
        {person ? (
          <PersonBar person={person} closable doubtable alerts={here === 'synthesis' ? null : <AlertsInSight recordId={recordId} />} />
        ) : (
          <div className="person-bar is-waiting" />
        )}
        <RecordTabs recordId={recordId} here={here} />
      </>
    }
    width="full"
    {...(lead ? { lead } : {})}
    {...(actions ? { actions } : {})}
  >
    {children}
  </Page>
)
