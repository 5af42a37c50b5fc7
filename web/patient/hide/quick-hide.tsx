import { EyeOff } from 'lucide-react'
import { useEffect } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { patientWords } from '../words/index.ts'
import { hideNow } from './hidden.ts'

const PRESSES = 3
const WITHIN = 1200

/** « Cacher l'écran »: a press, or Shift three times; a letter alone never does anything (WCAG 2.1.4). */
export const QuickHide = () => {
  const { nav } = patientWords.useWords()
  useEffect(() => {
    let presses: readonly number[] = []
    const onKey = ({ key, timeStamp, repeat }: KeyboardEvent): void => {
      if (repeat) return
      presses = key === 'Shift' ? [...presses, timeStamp].filter(at => timeStamp - at < WITHIN) : []
      if (presses.length >= PRESSES) hideNow()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <button type="button" className="tool" aria-label={nav.hide} onClick={hideNow}>
      <Icon of={EyeOff} />
    </button>
  )
}
