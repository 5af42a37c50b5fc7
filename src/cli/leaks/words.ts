import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { CdaStream } from '../../documents/index.ts'
import { openCdaEngine } from '../../documents/index.ts'
import { firstEmbedded } from '../job/embedded.ts'
import { needlesOf } from './encodings.ts'
import { Search } from './search.ts'
import { registerOf, CAST, DEMONSTRATION_DOCTOR, depositorOf } from '../job/professionals.ts'
import { personOf, type Traits } from '../job/people.ts'
import type { Folder, Paper } from '../job/papers.ts'

/** What would betray one document: words of its text, phrases of it where words are common, stretches of its bytes when it has no text. */
export type Marks = { readonly file: string; readonly words: readonly string[]; readonly stretches: readonly Buffer[] }

const PER_DOCUMENT = 20
const STRETCH_BYTES = 24
const SHORTEST_WORD = 6

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export const wordsIn = (text: string): readonly string[] => [...new Set(text.match(/\p{L}{6,40}/gu) ?? [])]

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
/** What ships: its words say nothing of a document. The demonstration's are its documents'; the queue's schema is the library's own. */
const SHIPPED = ['src', 'migrations', 'verifier', 'web/i18n', 'node_modules/graphile-worker/sql', 'node_modules/graphile-worker/dist']
const NOT_SHIPPED = /[/\\]src[/\\]demonstration[/\\]|\.test\.ts$|\.fixtures\.ts$/
const TEXT = /\.(?:ts|tsx|mjs|js|sql|csv|json|po)$/

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile() && TEXT.test(entry.name))
    .map(entry => path.join(entry.parentPath, entry.name))
    .filter(file => !NOT_SHIPPED.test(file))

/** What would be met without any document: words of the product, of an empty database, and the public directory, which is kept in clear. */
export type Common = { readonly words: ReadonlySet<string>; readonly directory: string }

export const commonWords = (clusterFiles: string, folder: Folder): Common => {
  const common = new Set<string>()
  const add = (text: string): void => {
    for (const word of wordsIn(text)) common.add(plain(word))
  }
  for (const place of SHIPPED.map(name => path.join(ROOT, name))) {
    if (statSync(place, { throwIfNoEntry: false })?.isDirectory() === true)
      for (const file of filesUnder(place)) add(readFileSync(file, 'utf8'))
  }
  for (const file of emptyDatabases(clusterFiles)) add(readFileSync(file, 'latin1'))
  const professionals = folder.papers
    .map(depositorOf)
    .flatMap(depositor => (depositor.kind === 'professional' ? [depositor.professional] : []))
  const directory = JSON.stringify(registerOf([DEMONSTRATION_DOCTOR, ...Object.values(CAST), ...professionals]))
  add(directory)
  return { words: common, directory: plain(directory) }
}

/** The template databases hold the same catalogues as ours, and nothing that was ever put in; the settings are PostgreSQL's own words. */
const emptyDatabases = (cluster: string): readonly string[] => {
  const base = path.join(cluster, 'base')
  const templates = readdirSync(base).filter(name => Number(name) < FIRST_OF_USERS)
  const settings = readdirSync(cluster)
    .filter(name => name.endsWith('.conf'))
    .map(name => path.join(cluster, name))
  return [...settings, ...templates.flatMap(name => readdirSync(path.join(base, name)).map(file => path.join(base, name, file)))]
}
const FIRST_OF_USERS = 16_384

/**
 * Twenty marks of each document, the rarest words of the folder first. A word that an empty database holds already, whole or as a part of
 * another (« isolat » in « isolation »), marks nothing.
 */
export const marksOf = async (folder: Folder, common: Common, cluster: string): Promise<readonly Marks[]> => {
  const engine = openCdaEngine()
  const texts = await Promise.all(
    folder.papers.map(async paper => {
      const text = await textOf(engine, paper)
      return { paper, words: [...wordsIn(text).filter(word => !common.words.has(plain(word))), ...phrasesIn(text, common)] }
    }),
  )
  await engine.close()
  const seen = new Map<string, number>()
  for (const { words } of texts) for (const word of words) seen.set(word, (seen.get(word) ?? 0) + 1)
  const byRarity = (words: readonly string[]): readonly string[] =>
    [...words].sort(
      (a, b) => Number(a.includes(' ')) - Number(b.includes(' ')) || (seen.get(a) ?? 0) - (seen.get(b) ?? 0) || b.length - a.length,
    )
  // Words before phrases: a word is found however its neighbours are kept.
  const candidates = texts.map(({ paper, words }) => ({ paper, words: byRarity(words).slice(0, PER_DOCUMENT * CHOICE) }))
  const met = inEmptyDatabases(new Set(candidates.flatMap(({ words }) => words)), cluster)
  return Promise.all(
    candidates.map(async ({ paper, words }) => {
      const telling = words.filter(word => !met.has(word)).slice(0, PER_DOCUMENT)
      return {
        file: paper.file,
        words: telling,
        stretches: telling.length >= PER_DOCUMENT ? [] : stretchesOf(await bodyOf(paper)).slice(telling.length),
      }
    }),
  )
}

/** A loose file, or the file that a level-1 CDA carries: its header alone says little. */
const bodyOf = async (paper: Paper): Promise<Buffer> =>
  paper.header === undefined ? paper.bytes() : ((await firstEmbedded(paper.bytes())) ?? Buffer.alloc(0))
const CHOICE = 3

const inEmptyDatabases = (words: ReadonlySet<string>, cluster: string): ReadonlySet<string> => {
  const met = new Set<string>()
  const search = new Search([...words].flatMap(word => needlesOf(word, word, ['plain', 'latin1'])))
  for (const file of emptyDatabases(cluster)) search.file(file)
  for (const { label } of search.hits) met.add(label.replace(/ \([^)]*\)$/, ''))
  return met
}

const textOf = async (engine: ReturnType<typeof openCdaEngine>, paper: Paper): Promise<string> => {
  if (paper.header === undefined) return paper.type === 'text/plain' ? paper.bytes().toString('utf8') : ''
  const stream = new CdaStream()
  stream.write(paper.bytes())
  return (await engine.read(stream.end())).text
}

/** Three words in a row, none of them of the public directory: « fièvre depuis hier ». */
const phrasesIn = (text: string, { directory }: Common): readonly string[] => {
  const words = text.match(/[\p{L}\p{N}’'-]+/gu) ?? []
  const phrases = words
    .map((_, at) => words.slice(at, at + 3))
    .filter(phrase => phrase.length === 3 && phrase.join(' ').length >= SHORTEST_PHRASE)
  const isTelling = (phrase: readonly string[]): boolean => text.includes(phrase.join(' ')) && !directory.includes(plain(phrase.join(' ')))
  return [...new Set(phrases.filter(isTelling).map(phrase => phrase.join(' ')))].slice(0, PER_DOCUMENT * CHOICE)
}
const SHORTEST_PHRASE = 16

/** Pieces of a PDF or an image, spread over it; each begins where its bytes are many different ones. */
const stretchesOf = (bytes: Buffer): readonly Buffer[] => {
  const step = Math.max(STRETCH_BYTES, Math.floor(bytes.length / PER_DOCUMENT))
  const places = Array.from({ length: Math.min(PER_DOCUMENT, Math.floor(bytes.length / step)) }, (_, index) => index * step)
  return places.flatMap(place => {
    for (let at = place; at < place + step - STRETCH_BYTES; at += STRETCH_BYTES) {
      const stretch = bytes.subarray(at, at + STRETCH_BYTES)
      if (new Set(stretch).size > STRETCH_BYTES / 2) return [stretch]
    }
    return []
  })
}

/** Names and numbers of everybody the documents name. Short names, and those a professional bears in the public directory, prove nothing. */
export const identities = (folder: Folder, common: Common): readonly string[] => {
  const people = new Map(folder.papers.map(personOf).map((traits: Traits) => [traits.ins, traits]))
  const names = [...people.values()].flatMap(({ birthName, birthFirstNames, usedName }) => [
    birthName,
    ...(usedName === undefined ? [] : [usedName]),
    ...birthFirstNames,
  ])
  const telling = names.filter(name => name.length >= SHORTEST_WORD && !common.words.has(plain(name)))
  return [...new Set([...telling, ...[...people.keys()], ...[...people.keys()].map(ins => ins.slice(0, 13))])]
}
