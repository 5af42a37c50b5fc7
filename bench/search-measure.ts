import { readFileSync } from 'node:fs'
import { json, form } from '../src/cli/job/http-client.ts'
import { Desk, isOpened } from '../src/cli/job/desk.ts'
import { SOMEBODY } from '../src/cli/job/people.ts'
import { CAST, registerOf } from '../src/cli/job/professionals.ts'
import { startServer } from '../src/cli/job/server.ts'
import { register, Sessions } from '../src/cli/job/sign-in.ts'
import { type Actor, Transcript, wanted } from '../src/cli/job/transcript.ts'
import { untilRead } from '../src/cli/search-check/ask.ts'
import { dictionary } from '../src/views/search/dictionary.ts'
import { loadAverage } from './measure/proc.ts'

const DOCUMENTS = 2_000
const WORDS = 800
const ASKED = 200
/** ui.md C6: an answer of the search on a record of 2,000 documents. */
const MOST_P95 = 500
const WIDTH = 4

const FILLER =
  `patient patiente examen clinique ce jour normale normal sans avec retrouve retrouvée depuis plusieurs semaines amélioration nette stable suivi contrôle prévu dans trois
mois traitement poursuivi bonne tolérance auscultation libre absence signe particulier antécédents familiaux notables revoir besoin avis spécialiste demandé droite gauche côté
hier matin soir repas jeûne valeurs usuelles limite supérieure inférieure élevée basse discrète modérée importante surveillance conseillée`.split(
    /\s+/,
  )

/** The same numbers each time, so that two runs compare. */
const numbersFrom = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

const QUESTIONS = [
  'prise de sang',
  'ordonnance',
  'radio du genou',
  'Doliprane',
  'tension',
  'sucre mai 2024',
  'cholestérol l’an dernier',
  'vaccin grippe',
  'IRM',
  'scaner cérébral',
  'hémoglobine glyquée',
  'cardiologue 2023',
  'allergie',
  'zzzqxk',
  'opération de la cataracte',
  'mal de dos kiné',
]

const fill = async (transcript: Transcript, recordId: string, person: Actor): Promise<void> => {
  const random = numbersFrom(7)
  const terms = dictionary().groups.flatMap(group => group.map(({ label }) => label))
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? ''
  const paper = (n: number) => {
    const words = Array.from({ length: WORDS }, () => (random() < 0.12 ? pick(terms) : pick(FILLER)))
    const date = `${2006 + (n % 20)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`
    const file = { name: `papier-${n}.txt`, type: 'text/plain', bytes: Buffer.from(`${n} ${words.join(' ')}\n`) }
    return form({ title: `${pick(terms)} ${pick(terms)}`.slice(0, 120), typeCode: '11488-4', date, visibility: 'all' }, file)
  }
  const papers = Array.from({ length: DOCUMENTS }, (_, n) => paper(n))
  const next = papers.values()
  const worker = async (): Promise<void> => {
    for (const one of next) wanted(await transcript.ask(person, { method: 'POST', path: `/api/records/${recordId}/documents`, ...one }))
  }
  await Promise.all(Array.from({ length: WIDTH }, worker))
}

const TICKS = 100
/** Processor seconds of a process so far, its own and the system's for it. */
const processorSeconds = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / TICKS
}
const residentMegabytes = (pid: number): number => (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 1_048_576

const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

/** One record of 2,000 documents, each of 800 words, asked one question after another. */
export const measureSearch = async (folder: string): Promise<void> => {
  const server = await startServer({ home: folder })
  const transcript = new Transcript(server.url)
  try {
    const sessions = new Sessions(transcript)
    for (const one of registerOf(Object.values(CAST))) await register(transcript, one)
    const dossier = await new Desk(transcript, sessions).open(SOMEBODY)
    if (!isOpened(dossier)) throw new Error('nobody has a record')
    await fill(transcript, dossier.recordId, dossier.person)
    const read = await untilRead(transcript, dossier)
    const pid = server.process.pid ?? 0
    const took: number[] = []
    const ask = async (text: string): Promise<void> => {
      const begun = performance.now()
      const path = `/api/records/${dossier.recordId}/everything/search`
      wanted(await transcript.ask(dossier.person, { method: 'POST', path, ...json({ text }) }))
      took.push(performance.now() - begun)
    }
    for (const text of QUESTIONS) await ask(text)
    took.length = 0
    const filled = residentMegabytes(pid)
    const before = processorSeconds(pid)
    for (let n = 0; n < ASKED; n++) await ask(QUESTIONS[n % QUESTIONS.length] ?? '')
    const cpu = ((processorSeconds(pid) - before) * 1_000) / ASKED
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map(share => Math.round(at(took, share)))
    console.log(
      `search: documents=${DOCUMENTS} words=${WORDS} asked=${ASKED} p50=${p50} ms p95=${p95} ms p99=${p99} ms server-cpu=${Math.round(cpu)} ms/question`,
    )
    console.log(
      `search: read in ${Math.round(read / 1_000)} s more, server resident ${Math.round(filled)} MB before, ${Math.round(residentMegabytes(pid))} MB after, load ${loadAverage()}`,
    )
    if ((p95 ?? 0) > MOST_P95) throw new Error(`p95 above ${MOST_P95} ms`)
  } finally {
    transcript.close()
    await server.stop()
  }
}
