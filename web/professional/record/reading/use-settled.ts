import { useEffect, useRef, useState } from 'react'

/** Faster than that, somebody is going along the list, not reading. */
const RUN_MILLISECONDS = 150

/**
 * What is to be opened. One step opens at once; of a run along the list only where it stops is opened: what is passed by leaves no line in the person's
 * journal, because it was not read. For the same reason nothing is ever fetched ahead but code: the answer to a reading is asked for when it is read.
 */
export const useSettled = (id: string | undefined): string | undefined => {
  const [settled, setSettled] = useState(id)
  const last = useRef(Number.NEGATIVE_INFINITY)
  useEffect(() => {
    const now = performance.now()
    const isRun = now - last.current < RUN_MILLISECONDS
    last.current = now
    if (!isRun) {
      setSettled(id)
      return
    }
    const timer = setTimeout(() => setSettled(id), RUN_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [id])
  return settled
}
