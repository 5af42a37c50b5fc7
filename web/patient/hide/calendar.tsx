import { useState } from 'react'
import { currentLanguage } from '../../ui/i18n/language.ts'
import './hide.css'
import { comeBack } from './hidden.ts'

/** Monday first. */
const WEEK = [0, 1, 2, 3, 4, 5, 6]
const MONDAY = Date.UTC(2024, 0, 1)
const DAY = 86_400_000

const monthOf = (now: Date) => {
  const [year, month] = [now.getFullYear(), now.getMonth()]
  const before = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const cells = Array.from({ length: Math.ceil((before + length) / 7) * 7 }, (_, i) => i - before + 1)
  return WEEK.flatMap(row =>
    row * 7 < cells.length ? [cells.slice(row * 7, row * 7 + 7).map(day => (day >= 1 && day <= length ? day : 0))] : [],
  )
}

/** A month, as on a kitchen wall. Its title is the way back, which only she knows. */
export const CalendarPage = () => {
  const [now] = useState(() => new Date())
  const language = currentLanguage()
  const title = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric' }).format(now)
  const name = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  return (
    <main className="calendar" id="content">
      <title>{title}</title>
      <h1>
        <a href="/accueil" onClick={comeBack}>
          {title}
        </a>
      </h1>
      <table aria-label={title}>
        <thead>
          <tr>
            {WEEK.map(day => (
              <th key={day} scope="col">
                {name.format(new Date(MONDAY + day * DAY))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {monthOf(now).map((week, row) => (
            // Weeks of one month never move.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <tr key={row}>
              {week.map((day, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: see above
                <td key={column} {...(day === now.getDate() ? { 'aria-current': 'date' as const } : {})}>
                  {day === 0 ? '' : day}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  )
}
