import type { RecordId } from '../kernel/ids.ts'
import { type Instant, instant } from '../kernel/instant.ts'
import { CHANNELS, type Channel, NOTICE_EVENTS, type NoticeEvent, ruleOf } from './model.ts'
import type { Language } from './words.ts'

/** When she is told of what does not press. Hours and days are hers: of the wall clock where she lives; Monday is 1. */
export type Rhythm =
  | { readonly kind: 'at-once' }
  | { readonly kind: 'daily'; readonly hour: number }
  | { readonly kind: 'weekly'; readonly weekday: number; readonly hour: number }

/** From this hour, to that one, maybe over midnight. */
export type Quiet = { readonly from: number; readonly to: number }

/** What was switched off, by `event.channel`: for herself, and for a record she acts for once she has chosen for it. */
export type Switched = { readonly own: readonly string[] } & Readonly<Record<string, readonly string[]>>

export type Timing = {
  readonly language: Language
  /** IANA name: Europe/Paris, America/Martinique, Indian/Reunion… */
  readonly zone: string
  readonly rhythm: Rhythm
  readonly quiet: Quiet | null
}
export type NoticeSettings = Timing & { readonly off: Switched }

export const DEFAULTS: NoticeSettings = {
  language: 'fr',
  zone: 'Europe/Paris',
  rhythm: { kind: 'at-once' },
  quiet: null,
  off: { own: [] },
}

const keyOf = (event: NoticeEvent, channel: Channel): string => `${event}.${channel}`

/** Whose list holds for this record: its own, once she has one. */
const listFor = ({ off }: NoticeSettings, recordId: RecordId | null): readonly string[] =>
  (recordId === null ? undefined : off[recordId]) ?? off.own

export const isOn = (settings: NoticeSettings, recordId: RecordId | null, event: NoticeEvent, channel: Channel): boolean =>
  ruleOf(event).lock !== null || !listFor(settings, recordId).includes(keyOf(event, channel))

/** `recordId`: of a record she acts for; `null`: for herself, and wherever she chose nothing else. */
export const withChoice = (
  settings: NoticeSettings,
  recordId: RecordId | null,
  { event, channel, isWanted }: { readonly event: NoticeEvent; readonly channel: Channel; readonly isWanted: boolean },
): NoticeSettings => {
  const key = keyOf(event, channel)
  const others = listFor(settings, recordId).filter(one => one !== key)
  return { ...settings, off: { ...settings.off, [recordId ?? 'own']: isWanted ? others : [...others, key] } }
}

export type EventChoice = { readonly event: NoticeEvent; readonly lock: 'account' | 'law' | null } & Readonly<Record<Channel, boolean>>

export const choicesOf = (settings: NoticeSettings, recordId: RecordId | null): readonly EventChoice[] =>
  NOTICE_EVENTS.map(event => {
    const [page, email, push] = CHANNELS.map(channel => isOn(settings, recordId, event, channel))
    return { event, lock: ruleOf(event).lock, page: page === true, email: email === true, push: push === true }
  })

export const isZone = (text: string): boolean => {
  try {
    return text.length <= 64 && text.includes('/') && new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const local = (zone: string, at: Instant): Temporal.ZonedDateTime => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)

/**
 * The next time the wall clock says this hour, today or `days` ahead. An hour that a spring night skips is the one after it; one that an autumn night says
 * twice is the first: once a day, whatever the clocks do.
 */
const nextHour = (zone: string, at: Instant, hour: number, days: number, again: number): Instant => {
  const here = local(zone, at)
  const then = here.add({ days }).withPlainTime({ hour })
  const isPast = then.epochMilliseconds < at
  return instant((isPast ? here.add({ days: days + again }).withPlainTime({ hour }) : then).epochMilliseconds)
}

export const nextDigest = ({ rhythm, zone }: Timing, at: Instant): Instant => {
  switch (rhythm.kind) {
    case 'at-once':
      return at
    case 'daily':
      return nextHour(zone, at, rhythm.hour, 0, 1)
    case 'weekly':
      return nextHour(zone, at, rhythm.hour, (rhythm.weekday - local(zone, at).dayOfWeek + 7) % 7, 7)
  }
}

/** `at`, or the end of her quiet hours when it falls in them. */
export const afterQuiet = ({ quiet, zone }: Timing, at: Instant): Instant => {
  if (quiet === null) return at
  const { from, to } = quiet
  const { hour } = local(zone, at)
  const isQuiet = from < to ? hour >= from && hour < to : hour >= from || hour < to
  return isQuiet ? nextHour(zone, at, to, 0, 1) : at
}

/** When she is told of it beside the page: `at` itself is now. */
export const toldAt = (timing: Timing, event: NoticeEvent, at: Instant): Instant => {
  switch (ruleOf(event).pace) {
    case 'at-once':
      return at
    case 'not-in-digest':
      return afterQuiet(timing, at)
    case 'as-chosen':
      return afterQuiet(timing, nextDigest(timing, at))
  }
}
