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

type Choosing = {
  readonly typed: string
  readonly at: number
  readonly suggestions: readonly Suggestion[]
  readonly isShown: boolean
  type(text: string): void
  close(): void
  onKeyDown(event: KeyboardEvent): void
}

/** What is typed, and where one is in the list that it opens. */
const useChoosing = (asked: string, offered: readonly Offered[]): Choosing => {
  const [typed, setTyped] = useState(asked)
  const [isOpen, setOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const looked = useDeferredValue(typed)
  const suggestions = useMemo(() => suggestionsFor(looked, offered), [looked, offered])
  useEffect(() => setTyped(asked), [asked])
  const isShown = isOpen && suggestions.length > 0
  const close = (): void => {
    setOpen(false)
    setAt(-1)
  }
  const move = (step: number): void => {
    setOpen(true)
    // One place more than there are: the field itself.
    setAt(now => (suggestions.length === 0 ? -1 : ((now + 1 + step + suggestions.length + 1) % (suggestions.length + 1)) - 1))
  }
  return {
    typed,
    at,
    suggestions,
    isShown,
    close,
    type: text => {
      setTyped(text)
      setOpen(true)
      setAt(-1)
    },
    onKeyDown: event => {
      const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp'
      if (isArrow) move(event.key === 'ArrowDown' ? 1 : -1)
      else if (event.key === 'Escape' && isShown) close()
      else return
      event.preventDefault()
    },
  }
}

type ListProps = { readonly id: string; readonly choosing: Choosing; readonly onTake: (suggestion: Suggestion) => void }

const List = ({ id, choosing: { suggestions, isShown, at }, onTake }: ListProps) => {
  const words = searchWords.useWords()
  return (
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
            onClick={() => onTake(suggestion)}
          >
            <Icon of={ICONS[suggestion.kind]} size="1.1em" />
            <span className="search-option-text">{suggestion.text}</span>
            <span className="search-option-kind">{words.kinds[suggestion.kind]}</span>
          </button>
        ))}
    </div>
  )
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
  const choosing = useChoosing(asked, offered)
  const { typed, at, suggestions, isShown } = choosing
  useEffect(() => input.current?.focus(), [])
  const ask = (text: string): void => {
    choosing.type(text)
    choosing.close()
    onAsk(text)
  }
  const take = (suggestion: Suggestion): void => (suggestion.kind === 'screen' ? onGo(suggestion.to) : ask(suggestion.text))
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const chosen = isShown ? suggestions[at] : undefined
    if (chosen === undefined) ask(typed)
    else take(chosen)
  }
  const clear = (): void => {
    ask('')
    input.current?.focus()
  }
  return (
    <search>
      <form className="search-form field" onSubmit={submit}>
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
            maxLength={200}
            value={typed}
            aria-describedby={`${id}-hint`}
            aria-autocomplete="list"
            aria-expanded={isShown}
            aria-controls={`${id}-list`}
            aria-activedescendant={isShown && at >= 0 ? `${id}-${at}` : undefined}
            onChange={event => choosing.type(event.target.value)}
            onKeyDown={choosing.onKeyDown}
            onBlur={choosing.close}
          />
          {typed !== '' && (
            <Button look="quiet" icon={X} iconOnly onPress={clear}>
              {words.clear}
            </Button>
          )}
          <Button look="primary" icon={Search} type="submit">
            {words.go}
          </Button>
          <List id={id} choosing={choosing} onTake={take} />
        </div>
      </form>
    </search>
  )
}
