import { useMutation } from '@tanstack/react-query'
import { Search, UsersRound } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Form } from 'react-aria-components/Form'
import { searchPeople } from '../../api/finding.ts'
import type { Found, PeopleFound } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { TextField } from '../../ui/field.tsx'
import { formatDate, parseDay } from '../../ui/format/dates.ts'
import { Table } from '../../ui/table.tsx'
import { Trouble } from './outcome.tsx'
import { findWords } from './words/index.ts'

type Person = PeopleFound['items'][number]
const EMPTY = { name: '', firstName: '', birth: '' }

const birthOf = (typed: string): string | null => (/^\d{4}$/.test(typed.trim()) ? typed.trim() : parseDay(typed))
const dayOf = ({ birthDate }: Person): string => formatDate(birthDate.replace(/-00/g, ''), 'long')
const nameOf = ({ birthName, firstNames }: Person): string => `${birthName.toLocaleUpperCase('fr')} ${firstNames}`

/** PDT-INF-526 TD0.5: by what was heard on the telephone. People who are alike say so, so that nobody errs. */
export const ByClues = ({ onFound }: { readonly onFound: (found: Found, typed: string) => void }) => {
  const words = findWords.useWords()
  const [typed, setTyped] = useState(EMPTY)
  const searching = useMutation({
    mutationFn: () => {
      const { name, firstName, birth } = typed
      const born = birthOf(birth)
      return searchPeople({
        ...(name.trim() === '' ? {} : { name: name.trim() }),
        ...(firstName.trim() === '' ? {} : { firstName: firstName.trim() }),
        ...(born === null ? {} : { birth: born }),
      })
    },
  })
  const set = (name: keyof typeof EMPTY) => (value: string) => setTyped(before => ({ ...before, [name]: value }))
  return (
    <>
      <p className="muted">{words.cluesText}</p>
      <Form
        className="form clues"
        onSubmit={event => {
          event.preventDefault()
          searching.mutate()
        }}
      >
        <TextField label={words.clueName} value={typed.name} onChange={set('name')} unmarked autoComplete="off" spellCheck="false" />
        <TextField
          label={words.clueFirstName}
          value={typed.firstName}
          onChange={set('firstName')}
          unmarked
          autoComplete="off"
          spellCheck="false"
        />
        <TextField
          label={words.clueBirth}
          hint={words.clueBirthHint}
          value={typed.birth}
          onChange={set('birth')}
          check={value => (birthOf(value) === null ? words.clueBirthWrong : null)}
          unmarked
          autoComplete="off"
        />
        <div>
          <Button type="submit" look="primary" icon={Search} isPending={searching.isPending}>
            {words.search}
          </Button>
        </div>
      </Form>
      {searching.error && <Trouble error={searching.error} />}
      {searching.data && <People key={searching.submittedAt} people={searching.data} onFound={onFound} />}
    </>
  )
}

const People = ({ people, onFound }: { readonly people: readonly Person[]; readonly onFound: (found: Found, typed: string) => void }) => {
  const words = findWords.useWords()
  const box = useRef<HTMLDivElement>(null)
  // On a telephone what was found would stand below what was asked.
  // Not returned: some browsers give a promise back, and an effect may only give back its end.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  if (people.length === 0)
    return (
      <Card tone="warning">
        <p role="status">{words.cluesNone}</p>
      </Card>
    )
  return (
    <div ref={box} className="stack">
      {people.some(({ alike }) => alike) && (
        <Card tone="warning">
          <p role="status">{words.homonyms}</p>
        </Card>
      )}
      <Table<Person>
        caption={words.people}
        rows={people}
        rowKey={({ handle }) => handle}
        columns={[
          { head: words.person, cell: person => <span translate="no">{nameOf(person)}</span> },
          { head: words.sex, cell: ({ sex }) => words.sexes[sex] },
          { head: words.born, cell: dayOf },
          { head: words.bornAt, cell: ({ birthPlace }) => birthPlace ?? '' },
          {
            head: words.choose,
            isAct: true,
            cell: person => (
              <span className="button-row">
                <Button
                  aria-label={words.chooseOf(`${nameOf(person)}, ${dayOf(person)}`)}
                  onPress={() => onFound({ handle: person.handle, person: null }, `${nameOf(person)}, ${dayOf(person)}`)}
                >
                  {words.choose}
                </Button>
                {person.alike && (
                  <Badge tone="warning" icon={UsersRound}>
                    {words.alike}
                  </Badge>
                )}
              </span>
            ),
          },
        ]}
      />
    </div>
  )
}
