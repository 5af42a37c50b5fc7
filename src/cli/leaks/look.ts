import path from 'node:path'
import { realpathSync } from 'node:fs'
import { connect } from '../../platform/db/index.ts'
import { startEmbeddedPostgres } from '../../platform/embedded-postgres/index.ts'
import type { Folder } from '../job/papers.ts'
import { byteNeedles, needlesOf } from './encodings.ts'
import type { Needle } from './finder.ts'
import { plant } from './plant.ts'
import { type Hit, Search } from './search.ts'
import { countTags, type Tags } from './tags.ts'
import { commonWords, identities, type Marks, marksOf } from './words.ts'

export type Looked = {
  readonly documents: number
  readonly words: number
  readonly haystackBytes: number
  /** Of what was deposited. */
  readonly hits: readonly Hit[]
  /** Documents with fewer marks than asked for. */
  readonly poor: readonly string[]
  readonly tags: Tags
  /** Forms in which the planted word was not found. */
  readonly missedControls: readonly string[]
}

const CONTROL = 'control'

/**
 * Looks into all that a run stored: rows as the owner reads them, the files of the cluster and its write-ahead log, bodies, keys, logs and
 * temporary files. `home` holds `data`, `tmp` and `server.log`; the server must be stopped.
 */
export const lookInto = async (home: string, folder: Folder): Promise<Looked> => {
  const cluster = path.join(realpathSync(path.join(home, 'data', 'postgres')), 'cluster')
  const common = commonWords(cluster, folder)
  const marks = await marksOf(folder, common, cluster)
  const postgres = await startEmbeddedPostgres({ folder: path.join(home, 'data', 'postgres') })
  const owner = connect({ ...postgres.place, poolSize: 1, statementTimeout: 0 })
  const planted = await plant(owner, path.join(home, 'tmp'))
  const needles = [
    ...needlesOfDocuments(marks),
    ...identities(folder, common).flatMap(name => needlesOf(name, `identity ${name}`)),
    ...needlesOf(planted.word, CONTROL),
  ]
  const search = new Search(needles)
  try {
    await search.database(owner)
    const tags = await countTags(owner)
    await owner.script('checkpoint')
    for (const name of ['data', 'tmp']) search.folder(path.join(home, name))
    search.file(path.join(home, 'server.log'))
    return summary(marks, search, tags)
  } finally {
    await planted.remove(owner)
    await owner.close()
    await postgres.stop()
  }
}

const needlesOfDocuments = (marks: readonly Marks[]): readonly Needle[] => {
  const byBytes = new Map<string, Needle>()
  for (const { file, words, stretches } of marks) {
    const own = [
      ...words.flatMap(word => needlesOf(word, `${file}: « ${word} »`)),
      ...stretches.flatMap((bytes, index) => byteNeedles(bytes, `${file}: bytes ${index}`)),
    ]
    for (const needle of own) byBytes.set(needle.bytes.toString('latin1'), needle)
  }
  return [...byBytes.values()]
}

/** The word in a row, seen as a row and in the raw files; and each form in its file. */
const CONTROLS: readonly { readonly what: string; readonly is: (hit: Hit) => boolean }[] = [
  { what: 'a row', is: ({ from }) => from.startsWith('row of ') },
  { what: 'the raw files of the cluster', is: ({ from }) => from.includes('/cluster/base/') },
  { what: 'the write-ahead log', is: ({ from }) => from.includes('/pg_wal/') },
  { what: 'a plain file', is: ({ from, label }) => from.endsWith('plain.txt') && label.includes('plain') },
  { what: 'base64', is: ({ from, label }) => from.endsWith('base64.txt') && label.includes('base64') },
  { what: 'UTF-16 LE', is: ({ from, label }) => from.endsWith('16le.txt') && label.includes('utf-16le') },
  { what: 'UTF-16 BE', is: ({ from, label }) => from.endsWith('16be.txt') && label.includes('utf-16be') },
  { what: 'gzip', is: ({ from, form }) => from.endsWith('.gz') && form === 'unpacked' },
]

const summary = (marks: readonly Marks[], search: Search, tags: Tags): Looked => {
  const isControl = ({ label }: Hit): boolean => label.startsWith(CONTROL)
  const controls = search.hits.filter(isControl)
  return {
    documents: marks.length,
    words: marks.reduce((sum, { words, stretches }) => sum + words.length + stretches.length, 0),
    haystackBytes: search.bytes,
    hits: search.hits.filter(hit => !isControl(hit)),
    poor: marks.filter(({ words, stretches }) => words.length + stretches.length < WANTED).map(({ file }) => file),
    tags,
    missedControls: CONTROLS.filter(({ is }) => !controls.some(is)).map(({ what }) => what),
  }
}
const WANTED = 20
