import { useNavigate } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import { useCallback, useEffect } from 'react'
import { keepLock, lockedHere, onOthersLock, tellOthers } from '../../app/lock.ts'
import { endHere, useSession } from '../../app/session.ts'
import { Icon } from '../../ui/icon.tsx'
import { professionalWords } from '../words/index.ts'

const KEY = 'F8'

/** Everything goes from the screen at once; the session ends on the next page, which needs nothing more of the server to be drawn. */
const useLock = (): ((isFirst: boolean) => void) => {
  const session = useSession()
  const navigate = useNavigate()
  return useCallback(
    isFirst => {
      // This tab hears itself too: what was kept first stands.
      if (session === null || lockedHere() !== null) return
      const { pathname, search } = window.location
      keepLock({ actorId: session.actorId, name: session.name, path: `${pathname}${search}`, isClosed: false })
      if (isFirst) tellOthers()
      endHere()
      void navigate({ to: '/pro/verrou', replace: true })
    },
    [session, navigate],
  )
}

/** « Verrouiller »: a press, or F8, which no field takes (WCAG 2.1.4). */
export const LockTool = () => {
  const { nav } = professionalWords.useWords()
  const lock = useLock()
  useEffect(() => {
    // Drawn without the network too.
    void import('./page.tsx')
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== KEY || event.repeat) return
      event.preventDefault()
      lock(true)
    }
    document.addEventListener('keydown', onKey)
    const stop = onOthersLock(() => lock(false))
    return () => {
      document.removeEventListener('keydown', onKey)
      stop()
    }
  }, [lock])
  return (
    <button type="button" className="tool" aria-label={nav.lock} aria-keyshortcuts={KEY} onClick={() => lock(true)}>
      <Icon of={Lock} />
    </button>
  )
}
