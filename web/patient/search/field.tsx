import { FileText, type LucideIcon, PanelsTopLeft, Search, Star, Stethoscope, Tags, X } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import '../../ui/field.css'
import { Icon } from '../../ui/icon.tsx'
import { type Offered, type Suggestion, suggestionsFor } from './suggest.ts'
import { searchWords } from './words/index.ts'

const ICONS: Readonly<Record<Suggestion['kind'], LucideIcon>> = {
  title: FileText,
  person: Stethoscope,
  type: Tags,
  kept: Star,
  screen: PanelsTopLeft,
}

type FieldProps = {
  readonly asked: string
  readonly offered: readonly Offered[]
  readonly onAsk: (text: string) => void
  readonly onGo: (to: string) => void
}

/** The combobox of ARIA 1.2: the focus stays in the field, arrows go through the list, Enter takes, Escape closes. */
export const SearchBox = ({ asked, offered, onAsk, onGo }: FieldProps) => {
  const words = searchWords.useWords()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(asked)
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const looked = useDeferredValue(typed)
  const suggestions = useMemo(() => suggestionsFor(looked, offered), [looked, offered])
  useEffect(() => setTyped(asked), [asked])
  useEffect(() => input.current?.focus(), [])
  const isShown = isOpen && suggestions.length > 0

  const ask = (text: string): void => {
    setTyped(text)
    setOpen(false)
    setAt(-1)
    onAsk(text)
  }
  const take = (suggestion: Suggestion): void => (suggestion.kind === 'screen' ? onGo(suggestion.to) : ask(suggestion.text))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const chosen = isShown ? suggestions[at] : undefined
    if (chosen === undefined) ask(typed)
    else take(chosen)
  }
  const move = (step: number): void => {
    setOpen(true)
    setAt(now => (suggestions.length === 0 ? -1 : (now + step + suggestions.length + 1) % (suggestions.length + 1)))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Escape' && isShown) {
      event.preventDefault()
      setOpen(false)
      setAt(-1)
    }
  }

  return (
    <search>
      <form className="search-form" onSubmit={submit}>
        <div className="field search-box">
          <label className="field-label" htmlFor={id}>
            {words.label}
          </label>
          <span className="field-hint" id={`${id}-hint`}>
            {words.hint}
          </span>
          <div className="search-line">
            <input
              ref={input}
              id={id}
              className="field-input"
              type="text"
              role="combobox"
              inputMode="search"
              enterKeyHint="search"
              autoComplete="off"
              spellCheck
              maxLength={200}
              value={typed}
              aria-describedby={`${id}-hint`}
              aria-autocomplete="list"
              aria-expanded={isShown}
              aria-controls={`${id}-list`}
              aria-activedescendant={isShown && at >= 0 && at < suggestions.length ? `${id}-${at}` : undefined}
              onChange={event => {
                setTyped(event.target.value)
                setOpen(true)
                setAt(-1)
              }}
              onKeyDown={onKeyDown}
              onBlur={() => setOpen(false)}
            />
            {typed !== '' && (
              <Button
                look="quiet"
                icon={X}
                iconOnly
                onPress={() => {
                  ask('')
                  input.current?.focus()
                }}
              >
                {words.clear}
              </Button>
            )}
            <Button look="primary" icon={Search} type="submit">
              {words.go}
            </Button>
            <div id={`${id}-list`} role="listbox" aria-label={words.suggestions} className="search-list" hidden={!isShown}>
              {isShown &&
                suggestions.map((suggestion, index) => (
                  <button
                    type="button"
                    tabIndex={-1}
                    key={`${suggestion.kind} ${suggestion.text}`}
                    id={`${id}-${index}`}
                    role="option"
                    aria-selected={index === at}
                    className={index === at ? 'search-option is-on' : 'search-option'}
                    onPointerDown={event => event.preventDefault()}
                    onClick={() => take(suggestion)}
                  >
                    <Icon of={ICONS[suggestion.kind]} size="1.1em" />
                    <span className="search-option-text">{suggestion.text}</span>
                    <span className="search-option-kind">{words.kinds[suggestion.kind]}</span>
                  </button>
                ))}
            </div>
          </div>
        </div>
      </form>
    </search>
  )
}
