import { useNavigate, useSearch } from '@tanstack/react-router'
import { startTransition, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { DocumentSummary, EverythingFound, PersonTraits } from '../../../api/types.ts'
import { Button } from '../../../ui/button.tsx'
import { classes } from '../../../ui/class-names.ts'
import { NoResult } from '../../../ui/states.tsx'
import { RecordList } from '../list.tsx'
import { changed, isSame, type ReadingSearch } from './address.ts'
import { FacetBar, type View, ViewChoice } from './facets.tsx'
import { Panes } from './panes.tsx'
import { documentsOf } from './papers.ts'
import { useProblemChoice } from './problem-choice.tsx'
import { useTextSearch } from './queries.ts'
import { useKeys } from './use-keys.ts'
import { useListed } from './use-listed.ts'
import { useUnread } from './use-unread.ts'
import { readingWords } from './words/index.ts'

const ROUTE = '/professional/pro/p/$recordId/documents'

/** What is asked is shown at once; the address, which a router writes in its own time, follows. */
const useAhead = (recordId: string) => {
  const written = useSearch({ from: ROUTE })
  const navigate = useNavigate()
  const [ahead, setAhead] = useState<ReadingSearch | null>(null)
  if (ahead !== null && isSame(ahead, written)) setAhead(null)
  const go = useCallback(
    (next: ReadingSearch): void => {
      setAhead(next)
      const written = navigate({ to: '/pro/p/$recordId/documents', params: { recordId }, search: next, replace: true, resetScroll: false })
      // Whatever became of it, the address has the last word.
      void written.finally(() => startTransition(() => setAhead(last => (last === next ? null : last))))
    },
    [navigate, recordId],
  )
  return { search: ahead ?? written, go }
}

/** What is in the address, and how it changes; choosing the second of two that are compared ends the choosing. */
const useAddress = (recordId: string) => {
  const { search, go } = useAhead(recordId)
  const [picking, setPicking] = useState<string | null>(null)
  const now = useRef({ search, picking })
  useLayoutEffect(() => {
    now.current = { search, picking }
  })
  const open = useCallback(
    (id: string | undefined): void => {
      const { search: from, picking: picked } = now.current
      const isSecond = id !== undefined && picked !== null && picked !== id
      if (isSecond) setPicking(null)
      go(changed(from, { doc: id, ...(isSecond ? { avec: picked } : id === undefined ? { avec: undefined } : {}) }))
    },
    [go],
  )
  return { search, picking, setPicking, go, open }
}

type SaidProps = { readonly asked: string; readonly total: number; readonly found: EverythingFound | undefined; readonly isError: boolean }

const Said = ({ asked, total, found, isError }: SaidProps) => {
  const words = readingWords.useWords()
  const text = asked === '' ? words.count(total) : isError ? words.searchFailed : found ? words.foundIn(total) : words.searching
  return (
    <p role="status" className="muted small">
      {text} {found !== undefined && found.unread > 0 && words.stillRead(found.unread)}
    </p>
  )
}

const Picking = ({ title, onStop }: { readonly title: string; readonly onStop: () => void }) => {
  const words = readingWords.useWords()
  return (
    <p className="bench-picking" role="status">
      {words.compareWith(title)}{' '}
      <Button look="quiet" onPress={onStop}>
        {words.compareStop}
      </Button>
    </p>
  )
}

type BenchProps = { readonly all: readonly DocumentSummary[]; readonly person: PersonTraits }

/** The list, and one document or two beside it. */
export const Bench = ({ all, person }: BenchProps) => {
  const words = readingWords.useWords()
  const { recordId } = person
  const { search, picking, setPicking, go, open } = useAddress(recordId)
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const text = useTextSearch(recordId, asked)
  const found = asked === '' ? undefined : text.data
  const { unread, isUnread, left, note } = useUnread(recordId, all)
  const choice = useProblemChoice(recordId, search)
  const marks = useMemo(() => ({ unread, about: choice.about }), [unread, choice.about])
  const { groups, view, extracts, isNoneUseful } = useListed(recordId, all, search, typed, found, marks)
  const box = useRef<HTMLDivElement>(null)
  const onKeyDown = useKeys({ box, groups, doc: search.doc, onOpen: open })
  const type = (next: string): void => {
    setTyped(next)
    setAsked('')
  }
  const show = (next: View): void => {
    type('')
    const kept = search.doc === undefined ? {} : { doc: search.doc }
    go(next === 'all' ? { ...kept, vue: 'tout' } : kept)
  }
  const total = useMemo(() => documentsOf(groups).length, [groups])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that its lines and its text let through
    <div
      ref={box}
      tabIndex={-1}
      className={classes('bench', search.doc && 'is-reading', search.avec && 'is-comparing')}
      onKeyDown={onKeyDown}
    >
      <div className="bench-list">
        <ViewChoice
          view={view}
          onView={show}
          unread={left}
          isUnread={search.lu !== undefined}
          onUnread={on => go(changed(search, { lu: on ? 'non' : undefined }))}
        />
        <FacetBar
          recordId={recordId}
          all={all}
          search={search}
          choice={choice}
          typed={typed}
          onSearch={go}
          onType={type}
          onAsk={() => setAsked(typed.trim())}
        />
        {picking !== null && <Picking title={all.find(({ id }) => id === picking)?.title ?? ''} onStop={() => setPicking(null)} />}
        {isNoneUseful && <p className="muted small">{words.noneUseful}</p>}
        <Said asked={asked} total={total} found={found} isError={text.isError} />
        {total === 0 ? (
          <NoResult typed={typed} onClear={() => show('all')} />
        ) : (
          <RecordList groups={groups} extracts={extracts} isUnread={isUnread} selected={search.doc} onSelect={open} />
        )}
        <p className="muted small screen-only">{words.keys}</p>
      </div>
      <Panes all={all} groups={groups} person={person} search={search} onSearch={go} onOpen={open} onPick={setPicking} onRead={note} />
    </div>
  )
}
