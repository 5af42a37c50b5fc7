import { useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { findProfessionals } from '../../api/client.ts'
import type { DirectoryEntry } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { PersonBadge } from '../../ui/person-badge.tsx'
import '../../ui/row.css'
import { rulesWords } from './words/index.ts'

const MIN_LETTERS = 2

type FinderProps = { readonly onChoose: (who: DirectoryEntry) => void; readonly sought?: string }

export const ProfessionalFinder = ({ onChoose, sought = '' }: FinderProps) => {
  const { rule: words } = rulesWords.useWords()
  const [typed, setTyped] = useState(sought)
  const asked = useDeferredValue(typed.trim())
  const found = useQuery({ queryKey: ['directory', asked], queryFn: () => findProfessionals(asked), enabled: asked.length >= MIN_LETTERS })
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
      {asked.length >= MIN_LETTERS && (
        <Loaded query={found} rows={3}>
          {list => (
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
                      <span className="row-meta">{[person.role, person.structure, person.town].filter(Boolean).join(', ')}</span>
                    </div>
                    <Button aria-label={words.chooseName(person.name)} onPress={() => onChoose(person)}>
                      {words.choose}
                    </Button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Loaded>
      )}
    </search>
  )
}
