import { useEffect, useRef } from 'react'

/** Says it once, when it has come true. */
export const useOnce = (say: (() => void) | undefined, isTrue: boolean): void => {
  const said = useRef(false)
  useEffect(() => {
    if (!isTrue || said.current) return
    said.current = true
    say?.()
  })
}
