import type { TraceEntry } from '../../audit/index.ts'
import type { Evidence } from '../../journal/index.ts'
import { toIso } from '../../kernel/instant.ts'
import { plainLabelOf } from '../../policy/index.ts'
import type { Copied } from './archive-entries.ts'
import type { Families } from './model.ts'

/** Semicolons and a mark of UTF-8, as spreadsheets of France open them without asking; a cell that begins a formula is quoted out (CWE-1236). */
const cell = (value: string | number): string => {
  const text = String(value)
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const table = (rows: readonly (readonly (string | number)[])[]): string =>
  `\uFEFF${rows.map(row => row.map(cell).join(';')).join('\r\n')}\r\n`

const STATUS = { approved: 'actuel', archived: 'archivé', deprecated: 'remplacé', deleted: 'supprimé' } as const

export const documentsTable = (copied: readonly Copied[], familyOf: Families): string =>
  table([
    [
      'date',
      'titre',
      'type',
      'famille',
      'auteur',
      'fonction',
      'lieu',
      'déposé le',
      'état',
      'version',
      'fichier',
      'octets',
      'sha256',
      'identifiant',
    ],
    ...copied.flatMap(({ line, files }) =>
      files.map(({ name, bytes, sha256 }) => {
        const { facts } = line
        const { authorRole = '', authorPlace = '' } = facts
        const described = [facts.date, facts.title, plainLabelOf(facts.typeCode).fr, familyOf(facts.typeCode).label]
        const state = [toIso(line.submittedAt), STATUS[line.status], line.version]
        return [...described, facts.authorName, authorRole, authorPlace, ...state, name, bytes, sha256, line.id]
      }),
    ),
  ])

/** Who looked, oldest first, from the very entries that the proof proves. */
export const accessesTable = ({ streams }: Evidence): string => {
  const lines = Object.entries(streams).flatMap(([stream, entries]) =>
    entries.map(({ n, entry }) => ({ stream, n, entry: entry as TraceEntry })),
  )
  return table([
    ['instant', 'acte', 'résultat', 'qui', 'genre', 'lieu', 'lien', 'mode', 'moyen', 'motif', 'documents', 'suite', 'numéro'],
    ...lines
      .toSorted((a, b) => (a.entry.at < b.entry.at ? -1 : a.entry.at > b.entry.at ? 1 : 0))
      .map(({ stream, n, entry }) => [
        entry.at,
        entry.action,
        entry.outcome,
        entry.actor.name,
        entry.actor.kind,
        entry.actor.structureName ?? '',
        entry.relation,
        entry.mode,
        entry.means,
        entry.motive ?? '',
        entry.documents.join(' '),
        stream,
        n,
      ]),
  ])
}
