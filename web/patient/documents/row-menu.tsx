import { Ellipsis } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { formatDate } from '../../ui/format/dates.ts'
import { Menu } from '../../ui/menu.tsx'
import type { Paper } from './papers.ts'
import { papersWords } from './words/index.ts'

const RowItems = lazy(() => import('./row-items.tsx').then(module => ({ default: module.RowItems })))

/** All that is done to one document from its line; named after it, since there are as many of these menus as lines. */
export const RowMenu = ({ paper }: { readonly paper: Paper }) => {
  const words = papersWords.useWords()
  return (
    <Menu label={words.actionsFor(paper.title, formatDate(paper.date))} icon={Ellipsis} shown={<span />}>
      <Suspense fallback={null}>
        <RowItems paper={paper} />
      </Suspense>
    </Menu>
  )
}
