import { Ellipsis } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { HealthProfile, ProfileEntry } from '../../api/types.ts'
import { Menu, MenuList } from '../../ui/menu.tsx'
import { type Asked, actsOf } from './acts-of.ts'
import type { HealthWords } from './words/en.ts'
import { healthWords } from './words/index.ts'

const Acts = lazy(() => import('./acts.tsx').then(module => ({ default: module.Acts })))

const labelOf = (act: Asked, { rubric }: ProfileEntry, words: HealthWords): string => {
  const ends: Readonly<Record<string, string>> = words.endLong
  switch (act) {
    case 'end':
      return ends[rubric] ?? words.endLong.other
    case 'goes-on':
      return words.goesOn
    case 'remove':
      return words.remove
    case 'correct':
      return words.correct
    case 'history':
      return words.history
  }
}

type ActMenuProps = { readonly entry: ProfileEntry; readonly profile: HealthProfile; readonly name: string; readonly recordId: string }

/** Everything else that may be done to one entry; nothing: no menu. */
export const ActMenu = ({ entry, profile, name, recordId }: ActMenuProps) => {
  const words = healthWords.useWords()
  const [asked, setAsked] = useState<Asked | null>(null)
  const acts = actsOf(entry, profile)
  if (acts.length === 0) return null
  return (
    <>
      <Menu label={words.moreOf(name)} icon={Ellipsis} shown={<span />}>
        <MenuList>
          {acts.map(act => (
            <li key={act}>
              <button type="button" onClick={() => setAsked(act)}>
                {labelOf(act, entry, words)}
              </button>
            </li>
          ))}
        </MenuList>
      </Menu>
      {asked && (
        <Suspense fallback={null}>
          <Acts asked={asked} entry={entry} name={name} recordId={recordId} onClose={() => setAsked(null)} />
        </Suspense>
      )}
    </>
  )
}
