import { useRouterState } from '@tanstack/react-router'
import { Bell as BellShape } from 'lucide-react'
import { useEffect } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { Link } from '../../ui/link.tsx'
import { patientWords } from '../words/index.ts'
import './bell.css'
import { useUnread } from './queries.ts'

const MOST = 99

/** How many she has not read, of all the records she follows; a failure to count is shown as nothing. */
export const Bell = () => {
  const { bell } = patientWords.useWords()
  const path = useRouterState({ select: state => state.location.pathname })
  const { data: unread = 0, isStale, refetch } = useUnread()
  // biome-ignore lint/correctness/useExhaustiveDependencies: going to another screen is what asks again
  useEffect(() => {
    if (isStale) void refetch()
  }, [path])
  return (
    <Link to="/notifications" className="tool bell" aria-label={bell(unread)}>
      <Icon of={BellShape} />
      {unread > 0 && (
        <span className="bell-count" aria-hidden="true">
          {unread > MOST ? `${MOST}+` : unread}
        </span>
      )}
    </Link>
  )
}
