import { textAt } from '../job/sign-in.ts'
import { type Answer, type Ask, form, json } from '../job/http-client.ts'
import { insOf, type Known, type Run } from './run.ts'

/** What the pages of people send: the same routes, by HTTP. */
export type Pages = { ask(ask: Ask): Promise<Answer> }

const cookieOf = (answer: Answer): string => answer.headers['set-cookie']?.[0]?.split(';')[0] ?? ''

const bodyOf = (answer: Answer): unknown => JSON.parse(answer.body.toString('utf8') || 'null')

const open = (run: Run, cookie: string): Pages => ({
  ask: ask => {
    run.figures.http += 1
    run.figures.acts += 1
    return run.world.http.ask({ ...ask, headers: { ...ask.headers, 'x-carnet-client': 'life', ...(cookie === '' ? {} : { cookie }) } })
  },
})

const wanted = (answer: Answer, what: string): Answer => {
  if (answer.status >= 400) throw new Error(`${what}: ${answer.status} ${answer.body.toString('utf8').slice(0, 300)}`)
  return answer
}

export const signedIn = async (run: Run, who: object): Promise<Pages> => {
  const answer = await open(run, '').ask({ method: 'POST', path: '/api/demonstration/sessions', ...json(who) })
  return open(run, cookieOf(wanted(answer, 'sign-in')))
}

export const asPerson = (run: Run, { citizen }: Known): Promise<Pages> => {
  const { matricule, oid } = insOf(citizen)
  return signedIn(run, { ins: matricule, oid })
}

const cardOf = ({ citizen }: Known, { citizen: { birthDate } }: Known) => {
  const { matricule, oid } = insOf(citizen)
  return { ins: matricule, oid, vitaleSerial: citizen.vitale, birthDate }
}

/** `/refuser`: number, card, birth date; no code. */
export const refuseByPages = async (run: Run, known: Known, spokes: Known): Promise<void> => {
  const answer = await open(run, '').ask({ method: 'POST', path: '/api/refusals', ...json({ ...cardOf(spokes, known), choice: 'oppose' }) })
  wanted(answer, 'refusing')
}

/** `/activer`: the code, then identifier and password, then the session that reads. */
export const activateByPages = async (run: Run, known: Known, spokes: Known, code: string): Promise<boolean> => {
  const proved = await open(run, '').ask({ method: 'POST', path: '/api/activation/proofs', ...json({ ...cardOf(spokes, known), code }) })
  if (proved.status >= 400) return false
  const said = bodyOf(proved) as { readonly step: string; readonly hasAccount?: boolean }
  if (said.step !== 'proved') return false
  const credentials =
    said.hasAccount === true
      ? {}
      : { credentials: { identifier: `essai.${spokes.citizen.key}`, password: `Tournesol-${spokes.citizen.key}-vert!42` } }
  const path = `/api/records/${known.recordId}/activation`
  const answer = await open(run, cookieOf(proved)).ask({ method: 'POST', path, ...json({ certified: true, ...credentials }) })
  wanted(answer, 'activating')
  return true
}

/** A file that its holder sees only after the consultation. Answers its number. */
export const depositHeld = async (run: Run, doctor: Pages, { recordId }: Known, pdf: Buffer): Promise<string> => {
  const metadata = {
    title: 'Compte rendu',
    typeCode: '11488-4',
    date: new Date(run.world.now()).toISOString().slice(0, 10),
    visibility: 'after-announcement',
  }
  const file = { name: 'compte-rendu.pdf', type: 'application/pdf', bytes: pdf }
  const answer = await doctor.ask({ method: 'POST', path: `/api/records/${recordId}/documents`, ...form(metadata, file) })
  return textAt(bodyOf(wanted(answer, 'depositing')), 'documentId')
}

/** Numbers of the documents somebody is shown; `undefined` when she is told that there is nothing for her. */
export const listedTo = async (pages: Pages, { recordId }: Known): Promise<readonly string[] | undefined> => {
  const answer = await pages.ask({ method: 'GET', path: `/api/records/${recordId}/documents` })
  if (answer.status >= 400) return undefined
  const { items } = bodyOf(answer) as { readonly items: readonly { readonly id: string }[] }
  return items.map(({ id }) => id)
}

export const changeByPages = async (
  pages: Pages,
  { recordId }: Known,
  path: string,
  body: object,
  method: 'POST' | 'PUT' | 'DELETE' = 'POST',
): Promise<void> => {
  wanted(await pages.ask({ method, path: `/api/records/${recordId}/${path}`, ...(method === 'DELETE' ? {} : json(body)) }), path)
}

/** A doctor of the simulated country, in the directory as any other. */
export const DOCTOR = { nationalId: '810000000017', structure: '10B9999991' }

export const settleDoctor = async (run: Run): Promise<void> => {
  const line = {
    kind: 'professional',
    family: 'ESSAI',
    given: 'Claude',
    exercises: [{ profession: '10', specialty: 'SM26', structureNationalId: DOCTOR.structure, structureName: 'Cabinet de l’Essai' }],
  }
  const body = Buffer.from(JSON.stringify(line))
  const headers = { 'content-type': 'application/json', 'x-carnet-client': 'life' }
  await run.world.http.ask({ method: 'PUT', path: `/api/demonstration/directory/${DOCTOR.nationalId}`, headers, body })
}
