import { useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import '../../ui/field.css'
import { Icon } from '../../ui/icon.tsx'
import { useDoor } from '../doors.ts'
import { homeWords } from './words/index.ts'
import { patientWords } from '../words/index.ts'

/** What she looks for goes with the visit, never in the address: it is about her health. */
export const SearchBar = () => {
  const home = homeWords.useWords()
  const { documents } = patientWords.useWords()
  const id = useId()
  const [words, setWords] = useState('')
  const everywhere = useDoor('search')
  const navigate = useNavigate()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void navigate({ to: everywhere ?? '/documents', state: { words: words.trim() } as object })
  }
  return (
    <search className="screen-only">
      <form className="home-search" onSubmit={submit}>
        <div className="field search-box">
          <label className="visually-hidden" htmlFor={id}>
            {everywhere === null ? documents.search : home.searchAll}
          </label>
          <input
            id={id}
            className="field-input"
            type="search"
            autoComplete="off"
            placeholder={home.searchExample}
            value={words}
            onChange={event => setWords(event.target.value)}
          />
          <span className="search-icon">
            <Icon of={Search} />
          </span>
        </div>
        <Button type="submit">{home.searchNow}</Button>
      </form>
    </search>
  )
}
