import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

test.each(['=1+1', '+33', '-1+cmd|x', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '  =1', '＝1', '|calc', '%0A'])(
  '%j is a text in a spreadsheet',
  cell => {
    expect(csvOf([[cell]])).toBe(`"'${cell}"`)
  },
)

test.each(['-3,5', '12', '-0.4', 'Bilan', '2 = 2', ''])('%j stays as it is', cell => {
  expect(csvOf([[cell]])).toBe(`"${cell}"`)
})

test('a quote cannot close its cell, nor a line end its row', () => {
  expect(csvOf([['a";"b', 'c\r\nd'], ['e']])).toBe('"a"";""b";"c\r\nd"\r\n"e"')
})
