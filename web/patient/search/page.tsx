import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Star, X } from 'lucide-react'
import { useMemo } from 'react'
import { deleteView, saveView, searchEverything } from '../../api/client.ts'
import type { EverythingFound } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Chips } from '../../ui/chips.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { Icon } from '../../ui/icon.tsx'
import { ButtonLink } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Failure } from '../../ui/states.tsx'
import { say, sayTrouble } from '../../ui/toast.ts'
import { common } from '../../ui/words/index.ts'
import { useActing } from '../profile.ts'
import { keys, useShelf } from '../queries.ts'
import { type Asked, askedFor, useAsked } from './asked.ts'
import { SearchBox } from './field.tsx'
import { Results } from './results.tsx'
import './search.css'
import { keptIn, offeredBy, screensFor } from './suggest.ts'
import { searchWords } from './words/index.ts'

const PAGE = 20

const useFound = (recordId: string, { text, exact, asTyped, category }: Asked) =>
  useInfiniteQuery({
    queryKey: ['search', recordId, text, exact, asTyped, category],
    queryFn: ({ pageParam }) =>
      searchEverything(recordId, {
        text,
        from: pageParam,
        limit: PAGE,
        ...(exact ? { synonyms: false, corrections: false } : {}),
        ...(asTyped ? { corrections: false } : {}),
        ...(category === null ? {} : { category }),
      }),
    initialPageParam: 0,
    getNextPageParam: (last: EverythingFound, pages) => (pages.length * PAGE < last.total ? pages.length * PAGE : undefined),
    enabled: text !== '' && recordId !== '',
  })

/** How the question was understood, and the way to mean it otherwise. */
const Understood = ({
  found,
  asked,
  onAsk,
}: {
  readonly found: EverythingFound
  readonly asked: Asked
  readonly onAsk: (asked: Asked) => void
}) => {
  const words = searchWords.useWords()
  const { alsoFor, corrections, period, unread } = found
  const isPlain = alsoFor.length + corrections.length + unread === 0 && period === undefined && !asked.exact && !asked.asTyped
  if (isPlain) return null
  return (
    <div className="search-understood">
      {corrections.length > 0 && (
        <p>
          {words.corrected(corrections.map(({ used }) => used))}{' '}
          <Button look="quiet" onPress={() => onAsk({ ...asked, asTyped: true })}>
            {words.asTyped(asked.text)}
          </Button>
        </p>
      )}
      {alsoFor.length > 0 && (
        <p>
          {words.alsoFor(alsoFor)}{' '}
          <Button look="quiet" onPress={() => onAsk({ ...asked, exact: true })}>
            {words.exactly(asked.text)}
          </Button>
        </p>
      )}
      {(asked.exact || asked.asTyped) && (
        <p>
          {words.isExact(asked.text)}{' '}
          <Button look="quiet" onPress={() => onAsk(askedFor(asked.text))}>
            {words.widely}
          </Button>
        </p>
      )}
      {period !== undefined && <p>{periodIn(words, period)}</p>}
      {unread > 0 && <p>{words.unread(unread)}</p>}
    </div>
  )
}

const periodIn = (words: ReturnType<typeof searchWords.useWords>, { from, to }: NonNullable<EverythingFound['period']>): string => {
  if (from === undefined) return to === undefined ? '' : words.until(formatDate(to))
  if (to === undefined) return words.since(formatDate(from))
  return from === to ? words.onDay(formatDate(from)) : words.between(formatDate(from), formatDate(to))
}

const useKept = (recordId: string) => {
  const words = searchWords.useWords()
  const { states } = common.useWords()
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: keys.shelf(recordId) })
  const onError = () => sayTrouble(states.failedAction)
  const keep = useMutation({
    mutationFn: (text: string) => saveView(recordId, text.slice(0, 60), { words: text }),
    onSuccess: async (_, text) => {
      await refresh()
      say(words.isKept(text))
    },
    onError,
  })
  const forget = useMutation({
    mutationFn: ({ id }: { readonly id: string; readonly words: string }) => deleteView(recordId, id),
    onSuccess: async (_, kept) => {
      await refresh()
      say(words.forgotten(kept.words))
    },
    onError,
  })
  return { keep, forget }
}

type KeptProps = {
  readonly kept: ReturnType<typeof keptIn>
  readonly onAsk: (text: string) => void
  readonly onForget: (kept: { id: string; words: string }) => void
}

const Kept = ({ kept, onAsk, onForget }: KeptProps) => {
  const words = searchWords.useWords()
  if (kept.length === 0) return null
  return (
    <section className="stack is-tight" aria-label={words.kept}>
      <h2>{words.kept}</h2>
      <ul role="list" className="chips">
        {kept.map(one => (
          <li key={one.id} className="saved-view">
            <button type="button" className="chip" onClick={() => onAsk(one.words)}>
              <Icon of={Star} size="1.1em" />
              {one.words}
            </button>
            <Button look="quiet" icon={X} iconOnly onPress={() => onForget(one)}>
              {words.forget(one.words)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** U2: everything of one record, in everyday French. The words stay out of the address. */
export const SearchPage = () => {
  const words = searchWords.useWords()
  const { category: families } = common.useWords()
  const { recordId, actingFor, fullName, profile } = useActing()
  const navigate = useNavigate()
  const [asked, setAsked] = useAsked(recordId)
  const shelf = useShelf(recordId)
  const offered = useMemo(() => offeredBy(shelf.data, words.screens), [shelf.data, words.screens])
  const query = useFound(recordId, asked)
  const { keep, forget } = useKept(recordId)
  const pages = query.data?.pages ?? []
  const [first] = pages
  const found = first && { ...first, documents: pages.flatMap(page => page.documents) }
  const screens = screensFor(asked.text, words.screens)
  const kept = keptIn(shelf.data)
  const isNothing = found !== undefined && found.total + found.health.length + found.people.length + screens.length === 0
  const count =
    found === undefined ? '' : words.countFor(found.total + found.health.length + found.people.length + screens.length, asked.text)
  const onText = (text: string): void => setAsked(askedFor(text))
  const mayKeep = profile.relation !== 'helped'
  return (
    <Page title={actingFor === null ? words.title : words.titleIn(actingFor)} who={fullName} ownFocus>
      <SearchBox asked={asked.text} offered={offered} onAsk={onText} onGo={to => void navigate({ to })} />
      <p role="status" className={found === undefined ? 'visually-hidden' : 'search-count'}>
        {query.isFetching && found === undefined && asked.text !== '' ? words.reading : count}
      </p>
      {asked.text === '' && (
        <>
          <p className="muted">{words.why}</p>
          <Kept kept={kept} onAsk={onText} onForget={one => forget.mutate(one)} />
        </>
      )}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && asked.text !== '' && !query.isError && <Skeleton rows={4} />}
      {found !== undefined && (
        <div className="stack">
          <Understood found={found} asked={asked} onAsk={setAsked} />
          {found.categories.length > 1 && (
            <Chips
              label={words.families}
              chips={found.categories.map(({ id, count: n }) => ({ value: id, label: families[id], count: n }))}
              selected={asked.category === null ? [] : [asked.category]}
              onToggle={id => setAsked({ ...asked, category: asked.category === id ? null : id })}
            />
          )}
          {isNothing && (
            <div className="state">
              <p className="state-title">{words.nothing(asked.text)}</p>
              <p>{words.nothingWhy}</p>
              <ButtonLink to="/documents">{words.browse}</ButtonLink>
            </div>
          )}
          <Results found={found} screens={screens} onAsk={onText} />
          <div className="button-row screen-only">
            {query.hasNextPage && (
              <Button onPress={() => void query.fetchNextPage()} isPending={query.isFetchingNextPage}>
                {words.more}
              </Button>
            )}
            {mayKeep && !isNothing && !kept.some(one => one.words === asked.text) && (
              <Button look="quiet" icon={Star} onPress={() => keep.mutate(asked.text)}>
                {words.keep}
              </Button>
            )}
          </div>
        </div>
      )}
    </Page>
  )
}
