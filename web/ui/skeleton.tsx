import { useEffect, useState } from 'react'
import { Button } from './button.tsx'
import './skeleton.css'
import { common } from './words/index.ts'

const SAID_AFTER_MILLISECONDS = 1_000
const LONG_AFTER_MILLISECONDS = 8_000

const usePatience = (): 'quiet' | 'said' | 'long' => {
  const [patience, setPatience] = useState<'quiet' | 'said' | 'long'>('quiet')
  useEffect(() => {
    const said = setTimeout(() => setPatience('said'), SAID_AFTER_MILLISECONDS)
    const long = setTimeout(() => setPatience('long'), LONG_AFTER_MILLISECONDS)
    return () => {
      clearTimeout(said)
      clearTimeout(long)
    }
  }, [])
  return patience
}

const numbersTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1)

/** The shape of what is coming; said aloud after one second, with a way out after eight. */
export const Skeleton = ({ rows = 4, onRetry }: { readonly rows?: number; readonly onRetry?: () => void }) => {
  const words = common.useWords()
  const patience = usePatience()
  return (
    <div className="skeleton" aria-busy="true">
      {numbersTo(rows).map(row => (
        <div key={row} className="skeleton-row" aria-hidden="true" />
      ))}
      <p role="status" className={patience === 'long' ? undefined : 'visually-hidden'}>
        {patience === 'quiet' ? '' : patience === 'said' ? words.states.loading : words.states.slow}
      </p>
      {patience === 'long' && onRetry && <Button onPress={onRetry}>{words.actions.retry}</Button>}
    </div>
  )
}
