import { useQuery } from '@tanstack/react-query'
import { type LucideIcon, Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { findProfessionals } from '../api/client.ts'
import type { DirectoryEntry } from '../api/types.ts'
import { Button } from './button.tsx'
import { TextField } from './field.tsx'
import { Icon } from './icon.tsx'
import { Loaded } from './loaded.tsx'
import { PersonBadge } from './person-badge.tsx'
import './row.css'

const MIN_LETTERS = 2

/** Each space says what is done with who is found. */
export type FinderWords = {
  readonly find: string
  readonly findHint: string
  readonly noneFound: string
  readonly found: (count: number) => string
  readonly choose: string
  readonly chooseName: (name: string) => string
}

type FinderProps = {
  readonly words: FinderWords
  readonly onChoose: (who: DirectoryEntry) => void
  readonly sought?: string
  readonly icon?: LucideIcon
}

export const placeOf = ({ role, structure, town }: DirectoryEntry): string => [role, structure, town].filter(Boolean).join(', ')

type FoundProps = Pick<FinderProps, 'words' | 'onChoose' | 'icon'> & { readonly list: readonly DirectoryEntry[] }

const Found = ({ list, words, onChoose, icon }: FoundProps) => (
  <>
    <p role="status" className="muted">
      {list.length === 0 ? words.noneFound : words.found(list.length)}
    </p>
    <ul role="list" className={list.length > 0 ? 'rows' : undefined}>
      {list.map(person => (
        <li key={person.actorId} className="row">
          <PersonBadge name={person.name} />
          <div className="row-main">
            <span className="row-title">{person.name}</span>
            <span className="row-meta">{placeOf(person)}</span>
          </div>
          <Button {...(icon === undefined ? {} : { icon })} aria-label={words.chooseName(person.name)} onPress={() => onChoose(person)}>
            {words.choose}
          </Button>
        </li>
      ))}
    </ul>
  </>
)

/** Somebody of the directory, by a name, a trade or a town; one press chooses. */
export const ProfessionalFinder = ({ words, onChoose, sought = '', icon }: FinderProps) => {
  const [typed, setTyped] = useState(sought)
  const asked = useDeferredValue(typed.trim())
  const isAsked = asked.length >= MIN_LETTERS
  const found = useQuery({ queryKey: ['directory', asked], queryFn: () => findProfessionals(asked), enabled: isAsked })
  return (
    <search className="stack">
      <div className="search-box">
        <TextField
          label={words.find}
          hint={words.findHint}
          value={typed}
          onChange={setTyped}
          type="search"
          unmarked
          autoComplete="off"
          adornment={
            <span className="search-icon">
              <Icon of={Search} />
            </span>
          }
        />
      </div>
      {isAsked && (
        <Loaded query={found} rows={3} part>
          {list => <Found list={list} words={words} onChoose={onChoose} {...(icon === undefined ? {} : { icon })} />}
        </Loaded>
      )}
    </search>
  )
}
