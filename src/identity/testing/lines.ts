import { INS_OIDS, insKey } from '../../kernel/ins.ts'
import { INSURED_HEADER } from '../insured-line.ts'
import { type ImportCounts, importInsured, type Rejection } from '../import-insured.ts'
import type { Operation } from '../../platform/operation.ts'

export const COLUMN_NAMES = INSURED_HEADER.split(',')

/** A line of the insurer, from what a test says of it. */
export type LineWords = Readonly<Record<string, string>>

export const keyed = (thirteen: string): string => `${thirteen}${insKey(thirteen)}`

/** Somebody of a test, number `n`: other columns as it says. */
export const someone = (n: number, words: LineWords = {}): string => {
  const values: LineWords = {
    matricule: keyed(`26803290${String(n).padStart(5, '0')}`),
    oid: INS_OIDS.demonstration,
    birth_name: 'MOREL',
    birth_first_names: `Anne ${String.fromCharCode(65 + (n % 26))}${'aeiou'[n % 5]}`,
    sex: 'F',
    birth_date: '1968-03-12',
    birth_place_insee: '29999',
    vitale_serial: String(n).padStart(20, '0'),
    email: `p${n}@example.org`,
    ...words,
  }
  return COLUMN_NAMES.map(name => values[name] ?? '').join(',')
}

export const fileOf = (...lines: readonly string[]): Buffer => Buffer.from([INSURED_HEADER, ...lines].map(line => `${line}\n`).join(''))

export type Imported = { readonly counts: ImportCounts; readonly rejections: readonly Rejection[] }

export const importFile = async (op: Operation, file: Buffer): Promise<Imported> => {
  const rejections: Rejection[] = []
  const source = (async function* () {
    yield file
  })()
  const counts = await importInsured(op, source, { rejected: some => void rejections.push(...some) })
  return { counts, rejections }
}

export const importLines = (op: Operation, ...lines: readonly string[]): Promise<Imported> => importFile(op, fileOf(...lines))
