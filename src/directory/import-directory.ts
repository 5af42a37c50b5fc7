import type { Exercise } from '../kernel/actors.ts'
import type { ActorId } from '../kernel/ids.ts'
import { type CsvRecord, readCsv } from '../platform/csv/read-csv.ts'
import type { Queries } from '../platform/db/index.ts'
import type { Operation } from '../platform/operation.ts'
import { type Columns, columnsOf, type ExtractionLine, isMissing, type LineProblem, readExtractionLine } from './extraction-line.ts'
import type { DirectoryEntry } from './model.ts'
import { selectByNationalIds, upsertEntries } from './store.ts'

export type DirectoryCounts = {
  readonly lines: number
  readonly rejected: number
  readonly professionals: number
  readonly structures: number
  /** Entries that were new or other than before. */
  readonly changed: number
}
export type DirectoryListener = {
  rejected(line: number, problem: LineProblem): void
  /** In the transaction that says so: those who no longer practise somewhere they did. */
  left?(tx: Queries, actorIds: readonly ActorId[]): Promise<unknown>
}

/** The file is not an extraction of the RPPS: nothing was read of it. */
export class NotAnExtraction extends Error {
  override readonly name = 'NotAnExtraction'
}

const BATCH = 500
/** TRE_R38: « Médecine du travail ». What such a doctor reads is a parameter (L.1111-17 IV). */
const OCCUPATIONAL = 'SM25'

/**
 * Brings the directory up to the public extraction, in constant memory; each batch is one transaction, and a run that was killed is run again. The
 * lines of one professional stand together, as they are published. Who is no longer in the file stays: she signed what she wrote.
 */
export const importDirectory = async (
  op: Operation,
  source: AsyncIterable<Uint8Array>,
  listener: DirectoryListener,
): Promise<DirectoryCounts> => {
  let columns: Columns | undefined
  let counts: DirectoryCounts = { lines: 0, rejected: 0, professionals: 0, structures: 0, changed: 0 }
  let batch: ExtractionLine[][] = []
  const write = async (): Promise<void> => {
    const done = await writeBatch(op, batch, listener)
    batch = []
    counts = {
      ...counts,
      professionals: counts.professionals + done.professionals,
      structures: counts.structures + done.structures,
      changed: counts.changed + done.changed,
    }
  }
  const take = async (record: CsvRecord, known: Columns): Promise<void> => {
    const line = 'fields' in record ? readExtractionLine(record.fields, known) : { code: record.problem, reason: 'the line cannot be read' }
    counts = { ...counts, lines: counts.lines + 1, rejected: counts.rejected + ('code' in line ? 1 : 0) }
    if ('code' in line) {
      listener.rejected(record.number - 1, line)
      return
    }
    const last = batch.at(-1)
    if (last?.[0]?.nationalId === line.nationalId) {
      last.push(line)
      return
    }
    if (batch.length >= BATCH) await write()
    batch.push([line])
  }
  for await (const records of readCsv(source, { separator: '|', isQuoted: false })) {
    for (const record of records) {
      if (columns === undefined) columns = headerOf(record)
      else await take(record, columns)
    }
  }
  if (columns === undefined) throw new NotAnExtraction('the file is empty')
  await write()
  return counts
}

const headerOf = (record: CsvRecord): Columns => {
  const columns = columnsOf('fields' in record ? record.fields : [])
  if (isMissing(columns)) throw new NotAnExtraction(`columns are missing: ${columns.join(', ')}`)
  return columns
}

const writeBatch = async (op: Operation, groups: readonly (readonly ExtractionLine[])[], listener: DirectoryListener) => {
  const structures = new Map(groups.flat().flatMap(({ structure }) => (structure === undefined ? [] : [[structure.nationalId, structure]])))
  const people = new Map(groups.map(lines => [lines[0]?.nationalId ?? '', lines]))
  const known = await selectByNationalIds(op.db, [...structures.keys(), ...people.keys()])
  const ids = new Map<string, ActorId>([...known].map(([nationalId, { id }]) => [nationalId, id]))
  const idOf = (nationalId: string): ActorId => {
    const id = ids.get(nationalId) ?? (op.draw.uuid() as ActorId)
    ids.set(nationalId, id)
    return id
  }
  const entries = [
    ...[...structures.values()].map(structure => structureEntry(structure, idOf)),
    ...[...people].map(([nationalId, lines]) => stillStruckOff(professionalEntry(lines, idOf), known.get(nationalId))),
  ]
  const changed = entries.filter(entry => JSON.stringify(known.get(entry.nationalId)) !== JSON.stringify(entry))
  const left = changed.filter(entry => hasLeft(known.get(entry.nationalId), entry)).map(({ id }) => id)
  if (changed.length > 0)
    await op.db.transaction(async tx => {
      await upsertEntries(tx, changed)
      if (left.length > 0) await listener.left?.(tx, left)
    })
  return { professionals: people.size, structures: structures.size, changed: changed.length }
}

/** A file that was published before the strike does not undo it. */
const stillStruckOff = (entry: DirectoryEntry, known: DirectoryEntry | undefined): DirectoryEntry =>
  known?.struckOff === undefined ? entry : { ...entry, exercises: [], struckOff: known.struckOff }

const placeOf = ({ structureNationalId, profession, specialty = '' }: Exercise): string =>
  [structureNationalId, profession, specialty].join('|')

const hasLeft = (known: DirectoryEntry | undefined, { kind, exercises }: DirectoryEntry): boolean => {
  const now = new Set(exercises.map(placeOf))
  return kind === 'professional' && known !== undefined && known.exercises.some(exercise => !now.has(placeOf(exercise)))
}

type Structure = NonNullable<ExtractionLine['structure']>
type IdOf = (nationalId: string) => ActorId

const structureEntry = ({ nationalId, name, city }: Structure, idOf: IdOf): DirectoryEntry => ({
  id: idOf(nationalId),
  kind: 'structure',
  nationalId,
  name,
  family: '',
  given: '',
  exercises: [],
  ...(city === '' ? {} : { city }),
})

const TITLES: Readonly<Record<string, string>> = { DR: 'Dr', PR: 'Pr' }

const professionalEntry = (lines: readonly ExtractionLine[], idOf: IdOf): DirectoryEntry => {
  const { nationalId = '', family = '', given = '', title = '', profession = '', specialty } = lines[0] ?? {}
  const exercises = new Map(lines.flatMap(line => exerciseOf(line, idOf)))
  const qualification = { profession, ...(specialty === undefined ? {} : { specialty }) }
  const email = lines.find(line => line.email !== undefined)?.email
  const city = lines.find(line => line.structure !== undefined && line.structure.city !== '')?.structure?.city
  return {
    id: idOf(nationalId),
    kind: 'professional',
    nationalId,
    name: [TITLES[title], given, family].filter(Boolean).join(' '),
    family,
    given,
    exercises: [...exercises.values()],
    ...(exercises.size === 0 ? { qualification } : {}),
    ...(city === undefined ? {} : { city }),
    ...(email === undefined ? {} : { email }),
  }
}

/** One place, one profession, one speciality: published once for each role she has there. */
const exerciseOf = (line: ExtractionLine, idOf: IdOf): readonly (readonly [string, Exercise])[] => {
  const { structure, profession, specialty } = line
  if (structure === undefined) return []
  const exercise: Exercise = {
    profession,
    ...(specialty === undefined ? {} : { specialty }),
    structureId: idOf(structure.nationalId),
    structureNationalId: structure.nationalId,
    structureName: structure.name,
    occupational: specialty === OCCUPATIONAL,
    regulation: false,
  }
  return [[`${structure.nationalId}|${profession}|${specialty ?? ''}`, exercise]]
}
