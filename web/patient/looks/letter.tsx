import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { askYearlyLetter, readYearlyLetter } from '../../api/letter.ts'
import { isProblem } from '../../api/problem.ts'
import { Button } from '../../ui/button.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { looksWords } from './words/index.ts'

/** A letter a year for who will not come back to this page. Asked of the server when it is opened: reading it stands in the journal. */
export const YearlyLetter = ({ recordId }: { readonly recordId: string }) => {
  const { letter: words } = looksWords.useWords()
  const [isOpen, setOpen] = useState(false)
  const client = useQueryClient()
  const key = ['yearly-letter', recordId]
  const letter = useQuery({ queryKey: key, queryFn: () => readYearlyLetter(recordId), enabled: isOpen })
  const change = useMutation({
    mutationFn: async (wanted: boolean) => {
      await askYearlyLetter(recordId, wanted)
      await client.invalidateQueries({ queryKey: key })
      return wanted
    },
    onSuccess: wanted => say(wanted ? words.asked : words.ended),
    onError: error => sayTrouble(isProblem(error) ? error.message : words.failed),
  })
  return (
    <section className="stack is-tight screen-only" aria-labelledby="letter">
      <h2 id="letter">{words.title}</h2>
      <p>{words.lead}</p>
      {isOpen ? (
        <Loaded query={letter} rows={1}>
          {({ next }) => (
            <>
              <p>{next === null ? words.none : words.next(formatDate(next, 'long'))}</p>
              <div className="button-row">
                <Button isPending={change.isPending} onPress={() => change.mutate(next === null)}>
                  {next === null ? words.ask : words.end}
                </Button>
              </div>
            </>
          )}
        </Loaded>
      ) : (
        <div className="button-row">
          <Button onPress={() => setOpen(true)}>{words.open}</Button>
        </div>
      )}
    </section>
  )
}
