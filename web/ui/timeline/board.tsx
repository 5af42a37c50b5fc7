import { ChevronLeft, ChevronRight, Sparkles } from 'lucide-react'
import { type ReactNode, useDeferredValue, useMemo, useRef } from 'react'
import type { Timeline } from '../../api/types.ts'
import { Button } from '../button.tsx'
import { Chips } from '../chips.tsx'
import { classes } from '../class-names.ts'
import { Select } from '../field.tsx'
import { dayOf, formatDate, today as todayInParis } from '../format/dates.ts'
import { Rich } from '../rich.tsx'
import { NoResult } from '../states.tsx'
import { Drawing } from './drawing.tsx'
import { type RenderTitle, TimelineList } from './list.tsx'
import { sayCounts, sayPeriod, sayTitle } from './say.ts'
import { familiesOf, type Gap, newsIn, type Shown, shownOf } from './select.ts'
import { besides, bitsOf, familiesIn, type Period, periodIn, searchWith, type TimelineSearch, ZOOMS, zoomTo } from './time.ts'
import './timeline.css'
import { timelineWords } from './words/index.ts'

export type BoardProps = {
  readonly timeline: Timeline
  readonly search: TimelineSearch
  readonly onSearch: (search: TimelineSearch) => void
  readonly renderTitle: RenderTitle
  readonly renderGap: (gap: Gap) => ReactNode
}
type PartProps = Pick<BoardProps, 'timeline' | 'search' | 'onSearch'>

const without = (search: TimelineSearch, name: 'fil' | 'new' | 'k'): TimelineSearch => {
  const { [name]: _gone, ...rest } = search
  return rest
}

/** What came since she last looked, in one sentence, and one press to see it alone. */
const News = ({ timeline, search, onSearch }: PartProps) => {
  const words = timelineWords.useWords()
  const news = useMemo(() => newsIn(timeline), [timeline])
  const { lastVisit } = timeline
  if (lastVisit === null) return null
  const isOnly = search.new !== undefined
  return (
    <div className={classes('tl-news', news > 0 && 'is-some')}>
      <p>
        <Rich text={words.since(news, formatDate(dayOf(lastVisit), 'long'))} />
      </p>
      {(news > 0 || isOnly) && (
        <div className="screen-only">
          <Button icon={Sparkles} onPress={() => onSearch(isOnly ? without(search, 'new') : { ...without(search, 'k'), new: 1 })}>
            {isOnly ? words.everything : words.onlyNew}
          </Button>
        </div>
      )}
    </div>
  )
}

const ZoomBar = ({ shown, search, onSearch }: Omit<PartProps, 'timeline'> & { readonly shown: Shown }) => {
  const words = timelineWords.useWords()
  const period = periodIn(search)
  const around = besides(period)
  const go = (to: Period): void => onSearch(searchWith(search, to))
  const named = ({ at }: Period): string => formatDate(at)
  return (
    <div className="tl-tools screen-only">
      <fieldset className="tl-zooms">
        <legend className="visually-hidden">{words.zoom}</legend>
        {ZOOMS.map(zoom => (
          <button
            key={zoom}
            type="button"
            className={classes('tl-zoom', zoom === period.zoom && 'is-on')}
            aria-pressed={zoom === period.zoom}
            onClick={() => go(zoomTo(zoom, period, latestDay(shown)))}
          >
            {words.zooms[zoom]}
          </button>
        ))}
      </fieldset>
      {around && (
        <div className="button-row">
          <Button icon={ChevronLeft} aria-label={words.before(named(around.before))} onPress={() => go(around.before)}>
            {named(around.before)}
          </Button>
          <Button icon={ChevronRight} aria-label={words.after(named(around.after))} onPress={() => go(around.after)}>
            {named(around.after)}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Where one goes from a whole life: the latest thing in it, so that the first year opened is not an empty one. */
const latestDay = ({ placed }: Shown): string => {
  const latest = placed.find(({ lasts }) => !lasts)?.item.date ?? todayInParis()
  return latest.length >= 7 ? latest : `${latest}-12`
}

const Narrowing = ({ timeline, search, onSearch }: PartProps) => {
  const words = timelineWords.useWords()
  const families = useMemo(() => familiesOf(timeline), [timeline])
  const titles = useMemo(() => new Map(timeline.items.map(item => [item.id, sayTitle(item, words)])), [timeline, words])
  const chosen = familiesIn(search)
  const { threads } = timeline
  return (
    <div className="tl-narrow screen-only">
      {families.length > 1 && (
        <Chips
          label={words.filter}
          chips={families.map(({ family, count }) => ({ value: family, label: words.families[family], count }))}
          selected={chosen}
          onToggle={family => {
            const next = chosen.includes(family) ? chosen.filter(one => one !== family) : [...chosen, family]
            onSearch(next.length === 0 ? without(search, 'k') : { ...search, k: bitsOf(next) })
          }}
        />
      )}
      {threads.length > 0 && (
        <Select
          label={words.thread}
          value={search.fil ?? ''}
          options={[
            { value: '', label: words.noThread },
            ...threads.map(({ about, members }) => ({ value: about, label: words.threadOf(titles.get(about) ?? '', members.length + 1) })),
          ]}
          onChange={fil => onSearch(fil === '' ? without(search, 'fil') : { ...search, fil })}
        />
      )}
    </div>
  )
}

/** A life in time: what is new, zoom and filters, the sentence of the period, its drawing, and the same in a list. */
export const TimelineBoard = ({ timeline, search, onSearch, renderTitle, renderGap }: BoardProps) => {
  const words = timelineWords.useWords()
  const today = todayInParis()
  // A press is never late: what was pressed shows at once, the list follows.
  const later = useDeferredValue(search)
  const shown = useMemo(() => shownOf(timeline, later, today), [timeline, later, today])
  const when = sayPeriod(shown.period, shown.bounds, words)
  const parts = sayCounts(shown.counts, words)
  const sentence = parts === '' ? words.nothing(when) : words.sentence(when, parts)
  const about = shown.followed === null ? undefined : timeline.items.find(({ id }) => id === later.fil)
  const key = JSON.stringify(later)
  const heading = useRef<HTMLHeadingElement>(null)
  /** By a button that goes away with what it leads from: the focus goes to what is now shown. */
  const leave = (to: TimelineSearch): void => {
    onSearch(to)
    heading.current?.focus({ preventScroll: true })
  }
  return (
    <>
      <News timeline={timeline} search={search} onSearch={onSearch} />
      <ZoomBar shown={shown} search={search} onSearch={onSearch} />
      <Narrowing timeline={timeline} search={search} onSearch={onSearch} />
      <section className="stack" aria-labelledby="tl-period">
        {about && (
          <div className="tl-thread">
            <p className="tl-thread-title">{words.threadTitle(sayTitle(about, words))}</p>
            <p className="muted">{words.threadLead}</p>
            <div className="screen-only">
              <Button onPress={() => leave(without(search, 'fil'))}>{words.leaveThread}</Button>
            </div>
          </div>
        )}
        <h2 id="tl-period" className="tl-sentence" aria-live="polite" tabIndex={-1} ref={heading}>
          {sentence}
        </h2>
        {shown.total === 0 ? (
          <NoResult typed="" onClear={() => leave({})} />
        ) : (
          <>
            {shown.placed.length > 0 && (
              <Drawing key={key} shown={shown} sentence={sentence} onOpen={to => leave(searchWith(search, to))} />
            )}
            <TimelineList key={`${key} list`} shown={shown} renderTitle={renderTitle} renderGap={renderGap} />
          </>
        )}
      </section>
    </>
  )
}
