import { FUNCTIONAL_RIGHTS } from '../../src/access/index.ts'
import { child, nameOf, type Node, walk } from '../architecture/syntax.ts'
import { type Mutant, placeOf, programOf } from './mutate.ts'

const REACHES = ['no', 'own', 'seen', 'settled', 'led', 'doctors'] as const
const MODES = ['normal', 'regulation', 'break-glass'] as const

/** For a deposit there is no document yet: a cell says yes or no, whatever word says yes. */
const othersFor = (right: string, reach: string): readonly string[] =>
  right === 'deposit' ? [reach === 'no' ? 'any' : 'no'] : REACHES.filter(other => other !== reach)

const keyOf = (property: Node): string => nameOf(child(property, 'key')) ?? String(child(property, 'key')?.['value'])

/** The row and cell of the table, as they stand in the text: actor → right → node. */
const cellsIn = (file: string, text: string): readonly { actor: string; right: string; at: Node }[] => {
  const cells: { actor: string; right: string; at: Node }[] = []
  walk(programOf(file, text), (node, ancestors) => {
    const [row, cell] = ancestors
      .filter(one => one.type === 'Property')
      .slice(-1)
      .concat(node)
    if (node.type !== 'Property' || row === undefined || cell !== node) return
    const value = child(node, 'value')
    if (Object.hasOwn(FUNCTIONAL_RIGHTS, keyOf(row)) && value !== undefined)
      cells.push({ actor: keyOf(row), right: keyOf(node), at: value })
  })
  return cells
}

export type CellMutant = Mutant & { readonly actor: string; readonly right: string; readonly mode: string }

/** Every cell of PDT-INF-526, one mode at a time, changed to every other reach. */
export const cellMutants = (file: string, text: string): readonly CellMutant[] =>
  cellsIn(file, text).flatMap(({ actor, right, at }) => {
    const now = Object.entries(FUNCTIONAL_RIGHTS).find(([name]) => name === actor)?.[1]
    const cell = Object.entries(now ?? {}).find(([name]) => name === right)?.[1]
    if (cell === undefined) throw new RangeError(`no cell ${actor} ${right}`)
    return MODES.flatMap(mode =>
      othersFor(right, cell[mode]).map(reach => ({
        ...{ file, actor, right, mode, ...placeOf(text, at.start) },
        what: `${actor} · ${right} · ${mode}: ${cell[mode]} → ${reach}`,
        text: `${text.slice(0, at.start)}${JSON.stringify({ ...cell, [mode]: reach })}${text.slice(at.end)}`,
      })),
    )
  })
