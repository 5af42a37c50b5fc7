import { useQuery } from '@tanstack/react-query'
import { readRightsByProfession } from '../../api/enrolment.ts'
import type { Category, RightsByProfession } from '../../api/types.ts'
import { currentLanguage } from '../../ui/i18n/language.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Table } from '../../ui/table.tsx'
import { common } from '../../ui/words/index.ts'
import { sharingWords } from './words/index.ts'

type Row = RightsByProfession['items'][number]

/** What each profession may see, by families of documents: the policy in force, as a table that is read and printed. */
export const ProfessionTable = () => {
  const { matrix: words } = sharingWords.useWords()
  const { category } = common.useWords()
  const rights = useQuery({ queryKey: ['rights'], queryFn: readRightsByProfession, staleTime: Number.POSITIVE_INFINITY })
  const names: Readonly<Record<string, string>> = words.professions
  const listed = (list: readonly Category[]): string =>
    list.length === 0 ? words.none : new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format(list.map(one => category[one]))
  return (
    <Loaded query={rights} rows={6} part>
      {({ items, illustrative }) => (
        <div className="stack is-tight">
          <Table<Row>
            caption={words.caption}
            hiddenCaption
            rows={items}
            rowKey={({ profession }) => profession}
            columns={[
              { head: words.profession, cell: ({ profession }) => names[profession] ?? profession },
              { head: words.sees, cell: ({ sees }) => listed(sees) },
              { head: words.some, cell: ({ seesSome }) => listed(seesSome) },
            ]}
          />
          {illustrative && <p className="small muted">{words.illustrative}</p>}
        </div>
      )}
    </Loaded>
  )
}
