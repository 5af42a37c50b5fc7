import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Desk, type Dossier, isOpened } from '../../src/cli/job/desk.ts'
import type { Ask } from '../../src/cli/job/http-client.ts'
import { form, json } from '../../src/cli/job/http-client.ts'
import { INS_OIDS } from '../../src/kernel/ins.ts'
import { personKey, SOMEBODY } from '../../src/cli/job/people.ts'
import { CAST } from '../../src/cli/job/professionals.ts'
import { register, Sessions } from '../../src/cli/job/sign-in.ts'
import { type Transcript, wanted } from '../../src/cli/job/transcript.ts'

/** The record of ui.md C6, made with the product's own verbs. */
export type Size = { readonly documents: number; readonly measures: number; readonly vaccines: number; readonly traces: number }

const WIDTH = 4

/** Somebody whose number a desk may type: there the digits alone say which kind it is. */
export const HOLDER = { ...SOMEBODY, oid: INS_OIDS.test }

const TITLES = [
  'Prise de sang',
  'Ordonnance',
  'Radio du genou',
  'Lettre du cardiologue',
  'Compte rendu',
  'Échographie',
  'Certificat',
  'Vaccination',
]
const WORDS = 'examen clinique ce jour normal sans signe particulier traitement poursuivi contrôle prévu dans trois mois'

const two = (n: number): string => String(n).padStart(2, '0')
/** Spread over twenty years, none in the future. */
const dayOf = (n: number): string => `${2006 + (n % 20)}-${two(1 + (n % 12))}-${two(1 + (n % 28))}`

const paper = (recordId: string, n: number): Ask => {
  const file = { name: `papier-${n}.txt`, type: 'text/plain', bytes: Buffer.from(`${n} ${WORDS}\n`) }
  const title = `${TITLES[n % TITLES.length]} ${n + 1}`
  return {
    method: 'POST',
    path: `/api/records/${recordId}/documents`,
    ...form({ title, typeCode: '11488-4', date: dayOf(n), visibility: 'all' }, file),
  }
}

const entry = (recordId: string, body: unknown): Ask => ({
  method: 'POST',
  path: `/api/records/${recordId}/profile/entries`,
  ...json({ clientId: randomUUID(), body }),
})

const measure = (recordId: string, n: number): Ask =>
  entry(recordId, {
    rubric: 'measures',
    kind: 'weight',
    components: [{ name: 'value', value: 60 + (n % 30) / 10, unit: 'kg' }],
    effective: dayOf(n),
  })

const vaccine = (recordId: string, n: number): Ask =>
  entry(recordId, { rubric: 'vaccinations', vaccine: { text: `Vaccin ${n + 1}` }, targets: ['dtp'], occurrence: dayOf(n) })

export type Filled = { readonly dossier: Dossier; readonly doctor: string; readonly rescuer: string }

/** A record that an earlier run left in the folder (`--data`) is used again. */
const NOTE = 'filled.json'

/** A person with twenty years of papers, and as many lines in her journal; her record. */
const fillNew = async (transcript: Transcript, sessions: Sessions, { documents, measures, vaccines, traces }: Size): Promise<string> => {
  const dossier = await new Desk(transcript, sessions).open(HOLDER)
  if (!isOpened(dossier)) throw new Error('nobody has a record')
  const { recordId, person } = dossier
  const all = async (count: number, ask: (n: number) => Ask): Promise<void> => {
    const numbers = Array.from({ length: count }, (_, n) => n).values()
    const worker = async (): Promise<void> => {
      for (const n of numbers) wanted(await transcript.ask(person, ask(n)))
    }
    await Promise.all(Array.from({ length: WIDTH }, worker))
  }
  await all(documents, n => paper(recordId, n))
  await all(measures, n => measure(recordId, n))
  await all(vaccines, n => vaccine(recordId, n))
  // Each reading leaves its line.
  await all(Math.max(traces - documents - measures - vaccines, 0), () => ({
    method: 'GET',
    path: `/api/records/${recordId}/documents?limit=1`,
  }))
  return recordId
}

/** The record of that size, made or found in this folder, and who reads it: herself, her doctor, a rescuer. */
export const fill = async (transcript: Transcript, folder: string, size: Size): Promise<Filled> => {
  const sessions = new Sessions(transcript)
  for (const who of [CAST.attending, CAST.emergency]) await register(transcript, who)
  const note = path.join(folder, NOTE)
  const wanting = JSON.stringify(size)
  const [madeAs, known = ''] = existsSync(note) ? readFileSync(note, 'utf8').split('\n') : []
  const recordId = madeAs === wanting ? known : await fillNew(transcript, sessions, size)
  writeFileSync(note, `${wanting}\n${recordId}`)
  const person = await sessions.person('person 1', HOLDER)
  const [doctor, rescuer] = await Promise.all([CAST.attending, CAST.emergency].map(who => sessions.professional(who)))
  return {
    dossier: { key: personKey(HOLDER), recordId, traits: HOLDER, person },
    doctor: doctor?.cookie ?? '',
    rescuer: rescuer?.cookie ?? '',
  }
}
