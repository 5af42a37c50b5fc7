import { formatDate, formatInstant } from './format/dates.ts'
import { useLanguage } from './i18n/language.ts'

/** An ISO instant, said in Paris: « 21 nov. 2026, 14 h 05 ». */
export const Instant = ({ at }: { readonly at: string }) => {
  const language = useLanguage()
  return <time dateTime={at}>{formatInstant(at, language)}</time>
}

/** A partial date, never more precise than it is. */
export const Day = ({ date, long }: { readonly date: string; readonly long?: boolean }) => {
  const language = useLanguage()
  return <time dateTime={date}>{formatDate(date, long ? 'long' : 'short', language)}</time>
}
