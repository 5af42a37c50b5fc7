import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/field.tsx'
import { changed, type ReadingSearch } from './address.ts'
import { type Problem, useProblems } from './problems.ts'
import { readingWords } from './words/index.ts'

const NONE: ReadonlySet<string> = new Set()

export type Choice = {
  readonly problems: readonly Problem[] | undefined
  /** Documents about the problem in the address. */
  readonly about: ReadonlySet<string>
  readonly isWanted: boolean
  readonly isError: boolean
  readonly want: () => void
}

/** The problem in the address, or all of them once she asks to choose. */
export const useProblemChoice = (recordId: string, { pb }: ReadingSearch): Choice => {
  const [isAsked, setAsked] = useState(false)
  const isWanted = isAsked || pb !== undefined
  const { problems, isError } = useProblems(recordId, isWanted)
  return { problems, about: problems?.find(({ id }) => id === pb)?.documents ?? NONE, isWanted, isError, want: () => setAsked(true) }
}

type ProblemProps = { readonly choice: Choice; readonly search: ReadingSearch; readonly onSearch: (search: ReadingSearch) => void }

export const ProblemChoice = ({ choice: { problems, isWanted, isError, want }, search, onSearch }: ProblemProps) => {
  const words = readingWords.useWords()
  if (!isWanted)
    return (
      <Button look="quiet" icon={ListFilter} onPress={want}>
        {words.byProblem}
      </Button>
    )
  if (isError) return <p role="alert">{words.problemsFailed}</p>
  if (problems === undefined) return <p role="status">{words.problemsComing}</p>
  if (search.pb !== undefined && !problems.some(({ id }) => id === search.pb)) return <p role="status">{words.nothingOnProblem}</p>
  if (problems.length === 0) return <p className="muted">{words.noProblem}</p>
  return (
    <Select
      label={words.problem}
      value={search.pb ?? ''}
      onChange={id => onSearch(changed(search, { pb: id === '' ? undefined : id }))}
      options={[
        { value: '', label: words.every },
        ...problems.map(({ id, name, documents }) => ({ value: id, label: words.choice(name, documents.size) })),
      ]}
    />
  )
}
