import { type ReactNode, startTransition, useEffect, useId, useMemo, useState } from 'react'
import { formatMonth } from '../../ui/format/dates.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { DocumentRow } from '../document-row.tsx'
import { useNear } from '../../ui/near.ts'
import { byMonth, byYear, type Month, type Paper } from './papers.ts'
import { PaperCard } from './paper-card.tsx'
import { RowMenu } from './row-menu.tsx'
import { SelectBox } from './select-box.tsx'
import type { Selection } from './selection.ts'
import { papersWords } from './words/index.ts'

/** Drawn and forgotten together. Small enough that one of them is never a long task. */
const BLOCK = 12
/** Of the list, drawn at once without waiting to know what is on screen. */
const FIRST = 12
const ROW_PIXELS = 88
const CARD_PIXELS = 90

type Shape = 'rows' | 'cards'
type Given = { readonly selection: Selection; readonly shape: Shape }

const Line = ({ paper, selection, place }: { readonly paper: Paper; readonly selection: Selection; readonly place: Place }) => (
  <DocumentRow
    document={paper}
    place={place}
    lead={selection.on && <SelectBox paper={paper} selection={selection} />}
    actions={selection.on ? null : <RowMenu paper={paper} />}
  />
)

type Place = { readonly of: number; readonly at: number }
type BlockProps = Given & { readonly papers: readonly Paper[]; readonly from: number; readonly total: number; readonly first: boolean }

const Block = ({ papers, from, total, first, selection, shape }: BlockProps) => {
  const { box, near } = useNear(first, papers.length * (shape === 'rows' ? ROW_PIXELS : CARD_PIXELS))
  return (
    <div ref={box}>
      {near && (
        <ul role="list" className={shape === 'rows' ? 'rows is-open' : 'paper-cards'}>
          {papers.map((paper, index) => {
            const place = { of: total, at: from + index + 1 }
            return shape === 'rows' ? (
              <Line key={paper.id} paper={paper} selection={selection} place={place} />
            ) : (
              <PaperCard key={paper.id} paper={paper} selection={selection} place={place} />
            )
          })}
        </ul>
      )}
    </div>
  )
}

const blocksOf = (papers: readonly Paper[]): readonly { readonly from: number; readonly papers: readonly Paper[] }[] =>
  Array.from({ length: Math.ceil(papers.length / BLOCK) }, (_, index) => ({
    from: index * BLOCK,
    papers: papers.slice(index * BLOCK, (index + 1) * BLOCK),
  }))

type SectionProps = Given & { readonly month: Month; readonly before: number; readonly level: 2 | 3 }

const MonthSection = ({ month, before, level, ...given }: SectionProps) => {
  const words = papersWords.useWords()
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className="stack is-tight" aria-labelledby={id}>
      <Heading id={id} className="month">
        {month.month === '' ? words.undated : formatMonth(month.month)}{' '}
        <span className="month-count">{words.count(month.papers.length)}</span>
      </Heading>
      {blocksOf(month.papers).map(block => (
        <Block
          key={block.from}
          {...given}
          papers={block.papers}
          from={block.from}
          total={month.papers.length}
          first={before + block.from < FIRST}
        />
      ))}
    </section>
  )
}

type ListProps = { readonly papers: readonly Paper[]; readonly selection: Selection }

const FIRST_MONTHS = 6
const MORE_MONTHS = 10

/** Twenty years of headings are not made in one go: those of the first screens at once, the others as the page has time. */
const useGrowing = (total: number): number => {
  const [count, setCount] = useState(FIRST_MONTHS)
  useEffect(() => {
    if (count >= total) return
    const timer = setTimeout(() => startTransition(() => setCount(count + MORE_MONTHS)), 0)
    return () => clearTimeout(timer)
  }, [count, total])
  return Math.min(count, total)
}

/** A heading a month, all of them there in a moment, so that headings lead anywhere; rows come as one comes near. */
export const Months = ({ papers, level = 2, ...given }: ListProps & { readonly shape: Shape; readonly level?: 2 | 3 }): ReactNode => {
  const months = useMemo(() => byMonth(papers), [papers])
  const count = useGrowing(months.length)
  let before = 0
  return months.slice(0, count).map(month => {
    const section = <MonthSection key={month.month} {...given} month={month} before={before} level={level} />
    before += month.papers.length
    return section
  })
}

export const Years = ({ papers, selection }: ListProps) => {
  const words = papersWords.useWords()
  return (
    <div className="stack">
      {byYear(papers).map(({ year, papers: inside }, index) => (
        <Disclosure
          key={year}
          open={index === 0}
          summary={
            <h2 className="year">
              {year === '' ? words.undated : year} <span className="month-count">{words.count(inside.length)}</span>
            </h2>
          }
        >
          <Months papers={inside} selection={selection} shape="rows" level={3} />
        </Disclosure>
      ))}
    </div>
  )
}
