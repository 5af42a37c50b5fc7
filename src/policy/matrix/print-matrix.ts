import { toIso } from '../../kernel/instant.ts'
import { documentTypes } from '../terminology/document-types.ts'
import { PROFESSION_GROUPS } from '../../kernel/profession-groups.ts'
import type { Matrix } from './matrix.ts'

const widest = Math.max(...documentTypes.map(type => type.code.length))

const numbers = PROFESSION_GROUPS.map((_, i) => String(i + 1))

/** The whole table as text: one line a type, one column a group (numbered above), R or ·, and the totals. */
export const printMatrix = (matrix: Matrix): string => {
  const allowed = PROFESSION_GROUPS.map(group => new Set(matrix.typesOf(group)))
  const row = (code: string, cells: readonly string[], label: string) =>
    `${code.padEnd(widest)} ${cells.map(cell => cell.padStart(3)).join('')}  ${label}`.trimEnd()
  const marksOf = (type: string) => allowed.map(types => (types.has(type) ? 'R' : '·'))
  const cells = documentTypes.length * PROFESSION_GROUPS.length
  const total = allowed.reduce((sum, types) => sum + types.size, 0)
  return [
    `Habilitation matrix ${matrix.version}, from ${toIso(matrix.from).slice(0, 10)}${matrix.illustrative ? ', ILLUSTRATIVE' : ''}`,
    `Source: ${matrix.source}`,
    '',
    ...PROFESSION_GROUPS.map((group, i) => `  ${String(i + 1).padStart(2)} ${group} (${allowed[i]?.size ?? 0})`),
    '',
    row('', numbers, ''),
    ...documentTypes.map(type => row(type.code, marksOf(type.code), type.display)),
    '',
    `${documentTypes.length} types × ${PROFESSION_GROUPS.length} groups = ${cells} cells, ${total} allowed`,
  ].join('\n')
}
