/**
 * `npm run facts:check -- FOLDER [--break units]`: every CDA of FOLDER deposited over HTTP on a server of its own, by people who let their documents be read;
 * what was read is compared, value, unit, range and date, with an independent count. Exit 0: recall ≥ 95 %, nothing wrong. `--break units`: a control that fails.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { answeredAs, type ReadFact } from './facts-check/answered.ts'
import { compare, type Verdict } from './facts-check/datum.ts'
import { expectedIn } from './facts-check/expected.ts'
import { Depositing } from './job/deposit.ts'
import { Desk, type Dossier, isOpened } from './job/desk.ts'
import { json } from './job/http-client.ts'
import { type Paper, readFolder } from './job/papers.ts'
import { personOf, SOMEBODY } from './job/people.ts'
import { withOwnServer } from './job/own-server.ts'
import { CAST, DEMONSTRATION_DOCTOR, depositorOf, registerOf } from './job/professionals.ts'
import { register, Sessions } from './job/sign-in.ts'
import { Transcript, wanted } from './job/transcript.ts'

const LEAST_RECALL = 0.95
const KINDS = 'result,vital,vaccination,prescription,dispensation,condition,allergy'

type Line = { readonly file: string; readonly outcome: string; readonly verdict: Verdict }

const checkFolder = async (url: string, folder: string, forgetsUnits: boolean): Promise<readonly Line[]> => {
  const transcript = new Transcript(url)
  const { papers } = await readFolder(folder)
  const sessions = new Sessions(transcript)
  const authors = papers.map(depositorOf).flatMap(depositor => (depositor.kind === 'professional' ? [depositor.professional] : []))
  for (const one of registerOf([DEMONSTRATION_DOCTOR, ...Object.values(CAST), ...authors])) await register(transcript, one)
  const desk = new Desk(transcript, sessions)
  const depositing = new Depositing(transcript, sessions, desk)
  const lines: Line[] = []
  try {
    for (const paper of papers.filter(({ header }) => header !== undefined))
      lines.push(await checkOne(transcript, desk, depositing, paper, forgetsUnits))
  } finally {
    transcript.close()
  }
  return lines
}

const checkOne = async (transcript: Transcript, desk: Desk, depositing: Depositing, paper: Paper, forgetsUnits: boolean): Promise<Line> => {
  const opened = await desk.open(personOf(paper))
  const dossier = isOpened(opened) ? opened : await desk.open(SOMEBODY)
  if (!isOpened(dossier)) throw new Error('nobody has a record')
  await consent(transcript, dossier)
  const before = depositing.filed.length
  await depositing.deposit(paper)
  const filed = depositing.filed[before]
  const expected = expectedIn(paper.bytes())
  if (filed === undefined) return { file: paper.file, outcome: 'not filed', verdict: compare(expected, []) }
  const path = `/api/records/${dossier.recordId}/facts?kinds=${KINDS}`
  const { items } = wanted(await transcript.ask(dossier.person, { method: 'GET', path })) as { readonly items: readonly ReadFact[] }
  const answered = items.filter(({ document }) => document.id === filed.documentId).map(fact => answeredAs(fact, forgetsUnits))
  return { file: paper.file, outcome: filed.identityToVerify ? 'filed, identity to verify' : 'filed', verdict: compare(expected, answered) }
}

const consent = async (transcript: Transcript, { recordId, person }: Dossier): Promise<void> => {
  wanted(await transcript.ask(person, { method: 'PUT', path: `/api/records/${recordId}/reading`, ...json({ consents: true }) }))
}

const sum = (lines: readonly Line[], count: (verdict: Verdict) => number): number =>
  lines.reduce((total, { verdict }) => total + count(verdict), 0)

/** The table, what is not as it should be, the figures; whether they hold. */
const tell = (lines: readonly Line[]): boolean => {
  console.log(`${'document'.padEnd(52)} expected  found  wrong`)
  for (const { file, outcome, verdict } of lines) {
    const figures = [verdict.expected, verdict.found, verdict.wrong.length].map(count => String(count).padStart(6)).join(' ')
    console.log(`${file.slice(0, 50).padEnd(52)} ${figures}${outcome === 'filed' ? '' : `   ${outcome}`}`)
    for (const words of verdict.missing) console.log(`    missing: ${words}`)
    for (const words of verdict.wrong) console.log(`    wrong:   ${words}`)
  }
  const expected = sum(lines, verdict => verdict.expected)
  const found = sum(lines, verdict => verdict.found)
  const wrong = sum(lines, verdict => verdict.wrong.length)
  const recall = expected === 0 ? 0 : found / expected
  console.log(`facts: documents=${lines.length} expected=${expected} found=${found} recall=${(recall * 100).toFixed(1)}% wrong=${wrong}`)
  return lines.length > 0 && recall >= LEAST_RECALL && wrong === 0
}

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({ options: { break: { type: 'string' } }, allowPositionals: true })
  const [folder] = positionals
  if (folder === undefined || !existsSync(folder) || (values.break !== undefined && values.break !== 'units'))
    throw new Error('usage: npm run facts:check -- FOLDER [--break units]')
  const server = { name: 'carnet-facts', settings: { IDENTITY: 'tolerant' } }
  return withOwnServer(server, async url => (tell(await checkFolder(url, path.resolve(folder), values.break === 'units')) ? 0 : 1))
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
