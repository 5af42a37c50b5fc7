import { Activity, HeartPulse, Hospital, type LucideIcon, Pill, Scissors, Syringe, TestTube } from 'lucide-react'
import { type ReactNode, startTransition, useEffect, useId, useState } from 'react'
import type { TimelineItem, TimelineKind } from '../../api/types.ts'
import { Badge } from '../badge.tsx'
import { CategoryIcon } from '../category.tsx'
import '../category.css'
import { Disclosure } from '../disclosure.tsx'
import { formatDate } from '../format/dates.ts'
import { Icon } from '../icon.tsx'
import { useNear } from '../near.ts'
import '../row.css'
import { sayLabel, sayPapers, saySource, sayTitle, sayValue, sayWhen } from './say.ts'
import type { Gap, Section, Shown, Told } from './select.ts'
import { timelineWords } from './words/index.ts'

/** Drawn and forgotten together. */
const BLOCK = 12
const FIRST = 12
const ROW_PIXELS = 88

export type RenderTitle = (item: TimelineItem, title: string) => ReactNode
export type ListProps = { readonly shown: Shown; readonly renderTitle: RenderTitle; readonly renderGap: (gap: Gap) => ReactNode }

const LOOKS: Readonly<Record<Exclude<TimelineKind, 'document'>, { readonly icon: LucideIcon; readonly hue: string }>> = {
  condition: { icon: HeartPulse, hue: 'consultation' },
  treatment: { icon: Pill, hue: 'medication' },
  prescription: { icon: Pill, hue: 'medication' },
  dispensation: { icon: Pill, hue: 'medication' },
  operation: { icon: Scissors, hue: 'hospital' },
  procedure: { icon: Scissors, hue: 'hospital' },
  stay: { icon: Hospital, hue: 'hospital' },
  vaccination: { icon: Syringe, hue: 'vaccine' },
  measure: { icon: Activity, hue: 'measure' },
  result: { icon: TestTube, hue: 'biology' },
}

const KindIcon = ({ item: { kind, category } }: { readonly item: TimelineItem }) => {
  if (kind === 'document') return <CategoryIcon category={category ?? 'other'} />
  const { icon, hue } = LOOKS[kind]
  return (
    <span className={`category-icon is-${hue}`}>
      <Icon of={icon} />
    </span>
  )
}

const Details = ({ item: { details = [], count = 1 } }: { readonly item: TimelineItem }) => {
  const words = timelineWords.useWords()
  const [only] = details
  if (only === undefined) return null
  if (count === 1) return <span>{[sayLabel(only.label), sayValue(only.value ?? '', words)].filter(Boolean).join('\u00a0: ')}</span>
  const left = count - details.length
  const lines = details.map((detail, i) => ({ ...detail, key: `${i} ${detail.label}` }))
  return (
    <div className="tl-details">
      <Disclosure summary={words.details(count)}>
        <dl>
          {lines.map(({ key, label, value }) => (
            <div key={key}>
              <dt>{sayLabel(label)}</dt>
              {value !== undefined && <dd>{sayValue(value, words)}</dd>}
            </div>
          ))}
        </dl>
        {left > 0 && <p className="muted">{words.moreLines(left)}</p>}
      </Disclosure>
    </div>
  )
}

const Row = ({
  told: { item, reason },
  renderTitle,
  of,
  at,
}: {
  readonly told: Told
  readonly renderTitle: RenderTitle
  readonly of: number
  readonly at: number
}) => {
  const words = timelineWords.useWords()
  return (
    <li className="row tl-row" aria-setsize={of} aria-posinset={at}>
      <KindIcon item={item} />
      <div className="row-main">
        <span className="row-title">{renderTitle(item, sayTitle(item, words))}</span>
        {item.medical && <span className="row-meta">{item.medical}</span>}
        <span className="row-meta">
          <time dateTime={item.date}>{sayWhen(item, words)}</time> · {words.kinds[item.kind]} · {saySource(item, words)}
        </span>
        {item.alsoIn && <span className="row-meta">{sayPapers(item.alsoIn, words)}</span>}
        {(reason || item.isNew) && (
          <span className="row-badges">
            {item.isNew && <Badge tone="primary">{words.new}</Badge>}
            {reason && <Badge tone="info">{words.reason[reason]}</Badge>}
          </span>
        )}
        <Details item={item} />
      </div>
    </li>
  )
}

type BlockProps = {
  readonly items: readonly Told[]
  readonly from: number
  readonly total: number
  readonly first: boolean
  readonly renderTitle: RenderTitle
}

const Block = ({ items, from, total, first, renderTitle }: BlockProps) => {
  const { box, near } = useNear(first, items.length * ROW_PIXELS)
  return (
    <div ref={box}>
      {near && (
        <ol role="list" className="rows is-open">
          {items.map((told, i) => (
            <Row key={told.item.id} told={told} renderTitle={renderTitle} of={total} at={from + i + 1} />
          ))}
        </ol>
      )}
    </div>
  )
}

type GroupProps = { readonly title: string; readonly items: readonly Told[]; readonly before: number; readonly renderTitle: RenderTitle }

const Group = ({ title, items, before, renderTitle }: GroupProps) => {
  const words = timelineWords.useWords()
  const id = useId()
  return (
    <section className="stack is-tight" aria-labelledby={id}>
      <h3 id={id} className="tl-year">
        {title} <span className="month-count">{words.shown(items.length)}</span>
      </h3>
      {Array.from({ length: Math.ceil(items.length / BLOCK) }, (_, i) => (
        <Block
          key={items[i * BLOCK]?.item.id}
          items={items.slice(i * BLOCK, (i + 1) * BLOCK)}
          from={i * BLOCK}
          total={items.length}
          first={before + i * BLOCK < FIRST}
          renderTitle={renderTitle}
        />
      ))}
    </section>
  )
}

const FIRST_SECTIONS = 4
const MORE_SECTIONS = 8

/** Eighty years of headings are not made in one go. */
const useGrowing = (total: number): number => {
  const [count, setCount] = useState(FIRST_SECTIONS)
  useEffect(() => {
    if (count >= total) return
    const timer = setTimeout(() => startTransition(() => setCount(count + MORE_SECTIONS)), 0)
    return () => clearTimeout(timer)
  }, [count, total])
  return Math.min(count, total)
}

/** The drawing in words: the same things, by year or month, latest first; what is near the screen is drawn. */
export const TimelineList = ({ shown: { through, sections, undated, period }, renderTitle, renderGap }: ListProps) => {
  const words = timelineWords.useWords()
  const count = useGrowing(sections.length)
  const nameOf = ({ key }: Section): string =>
    key.length === 4 && period.zoom !== 'life' && period.zoom !== 'decade' ? words.yearOnly(key) : formatDate(key)
  let before = through.length
  return (
    <div className="stack">
      {through.length > 0 && <Group title={words.through} items={through} before={0} renderTitle={renderTitle} />}
      {sections.slice(0, count).map(section => {
        const first = before
        before += section.items.length
        return (
          <div key={section.key} className="stack">
            {section.gaps.map(gap => (
              <div key={gap.before}>{renderGap(gap)}</div>
            ))}
            <Group title={nameOf(section)} items={section.items} before={first} renderTitle={renderTitle} />
          </div>
        )
      })}
      {count >= sections.length && undated.length > 0 && (
        <Group title={words.undated} items={undated} before={before} renderTitle={renderTitle} />
      )}
    </div>
  )
}
