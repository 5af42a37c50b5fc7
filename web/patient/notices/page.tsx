import { useNavigate } from '@tanstack/react-router'
import { Bell, Eye, FileText, FolderHeart, type LucideIcon, MessageCircleReply, Scale, ShieldCheck, Siren, Users } from 'lucide-react'
import { markAllRead, markNotice } from '../../api/notices.ts'
import type { Notice, NoticeEvent } from '../../api/types.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { dayOf, formatDate, formatTime, today } from '../../ui/format/dates.ts'
import { useLanguage } from '../../ui/i18n/language.ts'
import { Icon } from '../../ui/icon.tsx'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty } from '../../ui/states.tsx'
import { goToProfile, useActing } from '../profile.ts'
import './notices.css'
import { useNoticeAct, useNotices } from './queries.ts'
import { targetOf } from './target.ts'
import { noticesWords } from './words/index.ts'

const ICONS: Readonly<Record<NoticeEvent, LucideIcon>> = {
  security: ShieldCheck,
  emergency: Siren,
  legal: Scale,
  accesses: Eye,
  documents: FileText,
  requests: MessageCircleReply,
  relatives: Users,
  record: FolderHeart,
}

/** What says the same of the same record on the same day, the latest first: one line. */
type Fold = { readonly latest: Notice; readonly ids: readonly string[] }

const byDay = (items: readonly Notice[]): readonly (readonly [string, readonly Fold[]])[] => {
  const days = new Map<string, Map<string, Fold>>()
  for (const notice of items) {
    const day = days.get(dayOf(notice.at)) ?? new Map<string, Fold>()
    const key = `${notice.template}|${notice.recordId}|${notice.read}`
    const { latest = notice, ids = [] } = day.get(key) ?? {}
    days.set(dayOf(notice.at), day.set(key, { latest, ids: [...ids, notice.id] }))
  }
  return [...days].map(([day, folds]) => [day, [...folds.values()]])
}

const mark = (ids: readonly string[], isRead: boolean): Promise<unknown> => Promise.all(ids.map(id => markNotice(id, isRead)))

const dayBefore = (day: string): string => new Date(Date.parse(`${day}T12:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

const useDayName = (): ((day: string) => string) => {
  const { list } = noticesWords.useWords()
  const now = today()
  return day => (day === now ? list.today : day === dayBefore(now) ? list.yesterday : formatDate(day, 'long'))
}

/** Whose record it is about, when it is not her own. */
const useWhose = (): ((recordId: string | undefined) => string | null) => {
  const { profiles } = useActing()
  return recordId => {
    const profile = profiles.find(one => one.recordId === recordId)
    return profile === undefined || profile.relation === 'self' ? null : profile.firstName
  }
}

const useOpen = () => {
  const navigate = useNavigate()
  const { profiles } = useActing()
  const { list } = noticesWords.useWords()
  const act = useNoticeAct(list.failed)
  return ({ latest: notice, ids }: Fold): void => {
    const to = targetOf(notice.template)
    if (!notice.read) act.mutate({ act: () => mark(ids, true) })
    if (to === null) return
    const profile = profiles.find(one => one.recordId === notice.recordId)
    if (profile !== undefined) goToProfile(profile.relation === 'self' ? null : profile.recordId)
    void navigate({ to })
  }
}

const Sentence = ({ fold }: { readonly fold: Fold }) => {
  const { latest: notice } = fold
  const language = useLanguage()
  const open = useOpen()
  const to = targetOf(notice.template)
  const text = language === 'fr' ? notice.text : notice.textEn
  if (to === null) return <span>{text}</span>
  return (
    <Link
      to={to}
      onClick={event => {
        event.preventDefault()
        open(fold)
      }}
    >
      {text}
    </Link>
  )
}

const Row = ({ fold }: { readonly fold: Fold }) => {
  const { latest: notice, ids } = fold
  const { list } = noticesWords.useWords()
  const act = useNoticeAct(list.failed)
  const whose = useWhose()(notice.recordId)
  const text = notice.read ? list.markUnread : list.markRead
  return (
    <li className={notice.read ? 'row notice' : 'row notice is-unread'}>
      <span className="notice-icon">
        <Icon of={ICONS[notice.event]} />
      </span>
      <div className="row-main">
        <span className="row-title">
          <Sentence fold={fold} />
        </span>
        <span className="row-meta notice-meta">
          <time dateTime={notice.at}>{formatTime(notice.at)}</time>
          {ids.length > 1 && <span>{list.times(ids.length)}</span>}
          {whose !== null && <Badge tone="primary">{list.about(whose)}</Badge>}
          {!notice.read && <Badge tone="info">{list.unread}</Badge>}
        </span>
      </div>
      <div className="row-actions screen-only">
        <Button look="quiet" onPress={() => act.mutate({ act: () => mark(ids, !notice.read) })}>
          {text}
        </Button>
      </div>
    </li>
  )
}

const Days = ({ items }: { readonly items: readonly Notice[] }) => {
  const dayName = useDayName()
  return byDay(items).map(([day, folds]) => (
    <section key={day} className="stack is-tight" aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`}>{dayName(day)}</h2>
      <ul role="list" className="rows">
        {folds.map(fold => (
          <Row key={fold.latest.id} fold={fold} />
        ))}
      </ul>
    </section>
  ))
}

/** U27: what she was told, by day, of all the records she follows. */
export const NoticesPage = () => {
  const { list } = noticesWords.useWords()
  const query = useNotices()
  const act = useNoticeAct(list.failed)
  const latest = query.data?.pages[0]
  const seen = latest?.items[0]?.at
  return (
    <Page
      title={list.title}
      lead={<p>{list.lead}</p>}
      actions={
        <>
          {seen !== undefined && (latest?.unread ?? 0) > 0 && (
            <Button onPress={() => act.mutate({ act: () => markAllRead(seen), said: list.allReadSaid })}>{list.allRead}</Button>
          )}
          <ButtonLink to="/notifications/reglages">{list.settings}</ButtonLink>
        </>
      }
    >
      <Loaded query={query} rows={6}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items)
          if (items.length === 0) return <Empty why={`${list.empty} ${list.emptyWhy}`} drawing={<Icon of={Bell} size="3rem" />} />
          return <Days items={items} />
        }}
      </Loaded>
      {query.hasNextPage && (
        <div className="button-row screen-only">
          <Button isPending={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {list.more}
          </Button>
        </div>
      )}
    </Page>
  )
}
