/** A tiny relational evaluator: tables written as text, rows of patterns, join by trying every combination of values once. */
export type Row = Readonly<Record<string, string>>

const cellsOf = (line: string): string[] => line.split('|').map(cell => cell.trim())

export const parseTable = (text: string): readonly Row[] => {
  const [head, ...lines] = text.trim().split('\n')
  const names = cellsOf(head ?? '')
  return lines.map(line => {
    const cells = cellsOf(line)
    if (cells.length !== names.length || cells.includes('')) throw new SyntaxError(`a row has an empty or missing cell: ${line}`)
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']))
  })
}

const wordsOf = new Map<string, ReadonlySet<string>>()
const split = (pattern: string): ReadonlySet<string> => {
  const words = new Set(pattern.split(' '))
  wordsOf.set(pattern, words)
  return words
}

/** `*`, or one of the words of the pattern. A column the table does not have matches nothing: a typo must not open a door. */
const accepts = (row: Row, column: string, value: string): boolean => {
  const pattern = row[column] ?? ''
  return pattern === '*' || (wordsOf.get(pattern) ?? split(pattern)).has(value)
}

export type Binding = Readonly<Record<string, string>>

export const rowsFor = (rows: readonly Row[], binding: Binding, columns: readonly string[]): readonly Row[] =>
  rows.filter(row => columns.every(column => accepts(row, column, binding[column] ?? '')))

/** One axis of a compiled table: its values, in order; booleans are `0` and `1`. */
export type Axis = readonly [name: string, values: readonly string[]]

/** Every combination of the axes, in mixed-radix order (last axis fastest), stored as one number each. */
export const compile = (axes: readonly Axis[], answerOf: (binding: Binding) => number): Uint16Array => {
  const table = new Uint16Array(axes.reduce((size, [, values]) => size * values.length, 1))
  const binding: Record<string, string> = {}
  let next = 0
  const walk = (depth: number): void => {
    const axis = axes[depth]
    if (axis === undefined) {
      table[next++] = answerOf(binding)
      return
    }
    for (const value of axis[1]) {
      binding[axis[0]] = value
      walk(depth + 1)
    }
  }
  walk(0)
  return table
}

/** How far apart two neighbours of each axis stand in the compiled table. */
export const stridesOf = (axes: readonly Axis[]): Readonly<Record<string, number>> => {
  const strides: Record<string, number> = {}
  let stride = 1
  for (const [name, values] of [...axes].reverse()) {
    strides[name] = stride
    stride *= values.length
  }
  return strides
}

/** Value → its offset on an axis. Without prototype: `constructor` is as unknown as any other word. */
export const offsetsOf = (values: readonly string[], stride: number): Readonly<Record<string, number>> =>
  Object.assign(Object.create(null), Object.fromEntries(values.map((value, i) => [value, i * stride])))
