import { useEffect, useState } from 'react'

/** Faster than that, somebody is going along the list, not reading. */
const RUN_MILLISECONDS = 150

/**
 * What is to be opened. One step opens at once; of a run along the list only where it stops is opened: what is passed by leaves no line in the person's
 * journal, because it was not read. For the same reason nothing is ever fetched ahead but code: the answer to a reading is asked for when it is read.
 */
export const useSettled = (id: string | undefined): string | undefined => {
  const [settled, setSettled] = useState(id)
  const [seen, setSeen] = useState({ id, at: Number.NEGATIVE_INFINITY, isRun: false })
  if (seen.id !== id) {
    // While it is drawn, not after: the first step asks for its text in the same frame.
    const now = performance.now()
    const isRun = now - seen.at < RUN_MILLISECONDS
    setSeen({ id, at: now, isRun })
    if (!isRun) setSettled(id)
  }
  const { isRun } = seen
  useEffect(() => {
    if (!isRun) return
    const timer = setTimeout(() => setSettled(id), RUN_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [id, isRun])
  return settled
}
