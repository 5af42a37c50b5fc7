const NUMBER = /^-?\d+(?:[.,]\d+)?$/
/** What a spreadsheet takes for a formula, be it after spaces, or in the wide letters of another script. */
const FORMULA = /^\s*[=+\-@|%＝＋－＠]|^[\t\r\n]/u

const cellOf = (value: string): string => {
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value
  return `"${safe.replaceAll('"', '""')}"`
}

/** `;` and a comma for decimals, as French spreadsheets read it; a cell never begins like a formula. */
export const csvOf = (rows: readonly (readonly string[])[]): string => rows.map(row => row.map(cellOf).join(';')).join('\r\n')

/** A byte order mark: without it a French spreadsheet reads accents wrong. */
export const saveCsv = (name: string, rows: readonly (readonly string[])[]): void => {
  const url = URL.createObjectURL(new Blob([`\ufeff${csvOf(rows)}`], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
