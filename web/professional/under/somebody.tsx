import { useQuery } from '@tanstack/react-query'
import { Search, UserPlus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { findProfessionals } from '../../api/client.ts'
import type { DirectoryEntry } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import '../../ui/row.css'
import { underWords } from './words/index.ts'

const MIN_LETTERS = 2

/** Somebody of the directory, by her name, profession or town. */
export const Somebody = ({ onChoose }: { readonly onChoose: (who: DirectoryEntry) => void }) => {
  const words = underWords.useWords()
  const [typed, setTyped] = useState('')
  const asked = useDeferredValue(typed.trim())
  const found = useQuery({ queryKey: ['directory', asked], queryFn: () => findProfessionals(asked), enabled: asked.length >= MIN_LETTERS })
  return (
    <search className="form">
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
        <Loaded query={found} rows={3} part>
          {list => (
            <>
              <p role="status" className="muted">
                {list.length === 0 ? words.noneFound : words.found(list.length)}
              </p>
              <ul role="list" className={list.length > 0 ? 'rows' : undefined}>
                {list.map(who => (
                  <li key={who.actorId} className="row">
                    <div className="row-main">
                      <span className="row-title">{who.name}</span>
                      <span className="row-meta">{[who.role, who.structure, who.town].filter(Boolean).join(', ')}</span>
                    </div>
                    <Button icon={UserPlus} aria-label={words.chooseName(who.name)} onPress={() => onChoose(who)}>
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
