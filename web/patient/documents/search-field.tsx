import { Search } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import '../../ui/field.css'
import { Icon } from '../../ui/icon.tsx'
import { papersWords } from './words/index.ts'

/** The platform's own field: nothing to check, nothing to refuse. `#find` in the address brings the focus to it. */
export const SearchField = ({ value, onChange }: { readonly value: string; readonly onChange: (typed: string) => void }) => {
  const words = papersWords.useWords()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (location.hash === '#find') input.current?.focus()
  }, [])
  return (
    <div className="field search-box">
      <label className="field-label" htmlFor={id}>
        {words.search}
      </label>
      <span className="field-hint" id={`${id}-hint`}>
        {words.searchHint}
      </span>
      <input
        ref={input}
        id={id}
        className="field-input"
        type="search"
        autoComplete="off"
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={event => onChange(event.target.value)}
      />
      <span className="search-icon">
        <Icon of={Search} />
      </span>
    </div>
  )
}
