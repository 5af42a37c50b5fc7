import { readFileSync } from 'node:fs'
import type { Calendar } from './model.ts'

/** The calendar that is shipped; next year's is another file. */
export const vaccinationCalendar = (): Calendar =>
  (kept ??= JSON.parse(readFileSync(new URL('./calendar-2025.json', import.meta.url), 'utf8')) as Calendar)

let kept: Calendar | undefined
