import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Found } from '../api/types.ts'
import { seek } from '../app/opened.ts'
import { useSession } from '../app/session.ts'
import { ByClues } from '../professional/find/by-clues.tsx'
import { FinderForm } from '../professional/finder-form.tsx'
import { RadioGroup } from '../ui/choice.tsx'
import { Page } from '../ui/page.tsx'
import { emergencyWords } from './words/index.ts'

const WAYS = ['number', 'clues'] as const
type Way = (typeof WAYS)[number]

/** X1: a number or the code of her card; a regulation centre also by what the caller says of her. */
export const SearchPage = () => {
  const { search: words } = emergencyWords.useWords()
  const navigate = useNavigate()
  const session = useSession()
  const [way, setWay] = useState<Way>('number')
  const go = (found: Found): void => {
    if (found.recordId && found.person && found.person.access.mode !== 'normal')
      void navigate({ to: '/urgence/p/$recordId', params: { recordId: found.recordId } })
    else void navigate({ to: '/urgence/ouvrir' })
  }
  return (
    <Page title={words.title} ownFocus>
      {session?.exercise?.regulation && (
        <RadioGroup
          label={words.ways}
          inline
          value={way}
          onChange={setWay}
          options={WAYS.map(value => ({ value, label: words.way[value] }))}
        />
      )}
      {way === 'number' ? (
        <FinderForm label={words.field} hint={words.hint} submit={words.submit} atOnce onFound={go} />
      ) : (
        <ByClues
          onFound={(found, typed) => {
            seek({ found, typed })
            go(found)
          }}
        />
      )}
    </Page>
  )
}
