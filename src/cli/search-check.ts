/**
 * `npm run search:check -- [QUERIES.csv] [--folder FOLDER]`: a folder of papers (the demonstration's own, scans among them, unless told) deposited over HTTP in one
 * record of a server of its own; each question of the CSV (`question,document`) asked by its holder. Prints the rank of the wanted document, and the share found
 * among the first five with synonyms and without. Exit 0: ≥ 90 % on ≥ 60 questions, ≥ 20 points less without synonyms.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Desk, type Dossier, isOpened } from './job/desk.ts'
import { Depositing } from './job/deposit.ts'
import { withOwnServer } from './job/own-server.ts'
import { readFolder } from './job/papers.ts'
import { SOMEBODY } from './job/people.ts'
import { CAST, DEMONSTRATION_DOCTOR, depositorOf, registerOf } from './job/professionals.ts'
import { register, Sessions, textAt } from './job/sign-in.ts'
import { Transcript, wanted } from './job/transcript.ts'
import { answersTo, type Asked, untilRead } from './search-check/ask.ts'
import { readQueries } from './search-check/queries.ts'
import { writePapers } from './search-check/papers.ts'

const LEAST = { questions: 60, found: 0.9, synonyms: 0.2 }
const FIRST = 5
const QUERIES = fileURLToPath(new URL('./search-check/QUERIES.csv', import.meta.url))

/** Every paper in one record, by whom it says; what the door refuses from a professional its holder adds. */
const fill = async (
  transcript: Transcript,
  folder: string,
): Promise<{ readonly dossier: Dossier; readonly files: ReadonlyMap<string, string> }> => {
  const { papers } = await readFolder(folder)
  const sessions = new Sessions(transcript)
  const authors = papers.map(depositorOf).flatMap(depositor => (depositor.kind === 'professional' ? [depositor.professional] : []))
  for (const one of registerOf([DEMONSTRATION_DOCTOR, ...Object.values(CAST), ...authors])) await register(transcript, one)
  const desk = new Desk(transcript, sessions)
  const dossier = await desk.open(SOMEBODY)
  if (!isOpened(dossier)) throw new Error('nobody has a record')
  const depositing = new Depositing(transcript, sessions, desk)
  const files = new Map<string, string>()
  for (const paper of papers) {
    const depositor = paper.header === undefined ? { kind: 'person' as const } : depositorOf(paper)
    const actor =
      depositor.kind === 'professional'
        ? await sessions.professional(depositor.professional)
        : depositor.kind === 'insurer'
          ? await sessions.insurer()
          : dossier.person
    let told = await depositing.send(paper, dossier, actor)
    if (told.answer.status >= 400) told = await depositing.send(paper, dossier, dossier.person)
    if (told.answer.status >= 400) console.log(`not filed: ${paper.file} (${told.answer.status})`)
    else files.set(textAt(wanted(told), 'documentId'), paper.file)
  }
  return { dossier, files }
}

const rankOf = (names: readonly string[], document: string): number =>
  names.findIndex(name => name === document || name.startsWith(`${document}.`)) + 1

type Line = Asked & { readonly rank: number; readonly without: number }

const check = async (url: string, folder: string, queries: readonly Asked[]): Promise<readonly Line[]> => {
  const transcript = new Transcript(url)
  try {
    const { dossier, files } = await fill(transcript, folder)
    const waited = await untilRead(transcript, dossier)
    console.log(`${files.size} papers in one record, read in ${Math.round(waited / 1_000)} s`)
    const lines: Line[] = []
    for (const query of queries) {
      const named = (ids: readonly string[]) => ids.map(id => files.get(id) ?? '')
      const rank = rankOf(named(await answersTo(transcript, dossier, query.question, true)), query.document)
      const without = rankOf(named(await answersTo(transcript, dossier, query.question, false)), query.document)
      lines.push({ ...query, rank, without })
    }
    return lines
  } finally {
    transcript.close()
  }
}

const shareOf = (lines: readonly Line[], rank: (line: Line) => number): number =>
  lines.length === 0 ? 0 : lines.filter(line => rank(line) > 0 && rank(line) <= FIRST).length / lines.length

const tell = (lines: readonly Line[]): boolean => {
  console.log(' rank  without  question')
  for (const { question, document, rank, without } of lines)
    console.log(`${String(rank || '–').padStart(5)} ${String(without || '–').padStart(8)}  ${question} → ${document}`)
  const found = shareOf(lines, line => line.rank)
  const without = shareOf(lines, line => line.without)
  const percent = (share: number): string => `${(share * 100).toFixed(1)}%`
  console.log(`search: questions=${lines.length} found5=${percent(found)} without-synonyms=${percent(without)}`)
  return lines.length >= LEAST.questions && found >= LEAST.found && found - without >= LEAST.synonyms
}

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({ options: { folder: { type: 'string' } }, allowPositionals: true })
  const queries = readQueries(readFileSync(positionals[0] ?? QUERIES, 'utf8'))
  return withOwnServer({ name: 'carnet-search', settings: { IDENTITY: 'tolerant' } }, async (url, home) => {
    const folder = values.folder === undefined ? await writePapers(path.join(home, 'papers')) : path.resolve(values.folder)
    return tell(await check(url, folder, queries)) ? 0 : 1
  })
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
