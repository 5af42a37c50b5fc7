import { csvOf } from './series.ts'

/** A byte order mark: without it a French spreadsheet reads accents wrong. */
export const saveCsv = (name: string, rows: readonly (readonly string[])[]): void => {
  const url = URL.createObjectURL(new Blob([`\ufeff${csvOf(rows)}`], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
