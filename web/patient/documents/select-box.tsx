import { formatDate } from '../../ui/format/dates.ts'
import type { Paper } from './papers.ts'
import type { Selection } from './selection.ts'
import { papersWords } from './words/index.ts'

/** The platform's own box: hundreds of them cost nothing, and each says which document it chooses. */
export const SelectBox = ({ paper, selection }: { readonly paper: Paper; readonly selection: Selection }) => {
  const words = papersWords.useWords()
  return (
    <label className="select-box">
      <input type="checkbox" checked={selection.has(paper.id)} onChange={() => selection.toggle(paper.id)} />
      <span className="visually-hidden">{words.chooseOne(paper.title, formatDate(paper.date))}</span>
    </label>
  )
}
