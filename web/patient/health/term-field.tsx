import { type KeyboardEvent, useId, useState } from 'react'
import type { Term } from '../../api/types.ts'
import { common } from '../../ui/words/index.ts'
import { findTerms } from './find-terms.ts'
import { healthWords } from './words/index.ts'

type TermFieldProps = {
  readonly label: string
  readonly value: string
  /** `system|code|display` of what was chosen; empty: free text. */
  readonly code: string
  readonly terms: readonly Term[]
  readonly onChange: (typed: string, code: string) => void
}

type ProposalsProps = {
  readonly id: string
  readonly label: string
  readonly found: readonly Term[]
  readonly at: number
  readonly onTake: (term: Term) => void
}

const Proposals = ({ id, label, found, at, onTake }: ProposalsProps) => (
  <div id={`${id}-list`} role="listbox" aria-label={label} className="term-list" hidden={found.length === 0}>
    {found.map((term, index) => (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the keys, as in the combobox pattern of ARIA
      <div
        key={`${term.plain}${term.code}`}
        id={`${id}-${index}`}
        role="option"
        tabIndex={-1}
        aria-selected={index === at}
        className="term"
        onPointerDown={event => event.preventDefault()}
        onClick={() => onTake(term)}
      >
        <span className="term-plain">{term.plain}</span>
        {term.medical !== term.plain && <span className="term-medical">{term.medical}</span>}
      </div>
    ))}
  </div>
)

type Keys = { readonly move: (at: number) => void; readonly take: (term: Term) => void; readonly leave: () => void }

/** Arrow keys go round, Enter takes, Escape leaves. */
const keysOf =
  (found: readonly Term[], at: number, { move, take, leave }: Keys) =>
  (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0 && found.length > 0) {
      event.preventDefault()
      move((at + by + found.length) % found.length)
    }
    const term = found[at]
    if (event.key === 'Enter' && term !== undefined) {
      event.preventDefault()
      take(term)
    }
    if (event.key === 'Escape') leave()
  }

/** The words she uses, with proposals under them; free text is always right. Arrow keys choose, Enter takes, Escape leaves. */
export const TermField = ({ label, value, code, terms, onChange }: TermFieldProps) => {
  const { form } = healthWords.useWords()
  const { field } = common.useWords()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const [isLeft, setLeft] = useState(false)
  const found = isOpen ? findTerms(terms, value) : []
  const [, chosen = '', display = ''] = code.split('|')
  const take = (term: Term): void => {
    onChange(term.plain, `${term.system}|${term.code}|${term.medical}`)
    setOpen(false)
    setAt(-1)
  }
  const onKeyDown = keysOf(found, at, { move: setAt, take, leave: () => setOpen(false) })
  const isWrong = isLeft && value.trim() === ''
  return (
    <div className="field term-field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {terms.length > 0 && (
        <span className="field-hint" id={`${id}-hint`}>
          {form.termHint}
        </span>
      )}
      {isWrong && (
        <span className="field-error" id={`${id}-error`}>
          {field.required}
        </span>
      )}
      <input
        id={id}
        className="field-input"
        role="combobox"
        required
        maxLength={200}
        autoComplete="off"
        value={value}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `${id}-error` : terms.length > 0 ? `${id}-hint` : undefined}
        aria-activedescendant={at >= 0 && at < found.length ? `${id}-${at}` : undefined}
        onChange={event => {
          onChange(event.target.value, '')
          setOpen(true)
          setAt(-1)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setOpen(false)
          setLeft(true)
        }}
      />
      <Proposals id={id} label={label} found={found} at={at} onTake={take} />
      <span className="visually-hidden" role="status">
        {isOpen && value.trim().length >= 2 && terms.length > 0 ? form.suggestions(found.length) : ''}
      </span>
      {chosen !== '' && <span className="field-hint">{form.code(display, chosen)}</span>}
    </div>
  )
}
