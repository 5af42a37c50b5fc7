import { json } from '../job/http-client.ts'
import { CAST } from '../job/professionals.ts'
import { register, Sessions, signIn, textAt } from '../job/sign-in.ts'
import { type Actor, type Transcript, wanted } from '../job/transcript.ts'
import { listIn, textIn } from './json.ts'

/** One record of the demonstration, and what a doctor takes from it. */
export type Taken = { readonly name: string; readonly vsm: Buffer; readonly ips: unknown; readonly screen: unknown }

const ONE_DAY_MS = 86_400_000

/** Every record that somebody of the demonstration may decide about, each opened to one doctor by who decides. */
export async function* takenFromEverybody(transcript: Transcript): AsyncGenerator<Taken> {
  const actorId = await register(transcript, CAST.doctor)
  const doctor = await new Sessions(transcript).professional(CAST.doctor)
  const { personas } = Object(wanted(await transcript.ask(undefined, { method: 'GET', path: '/api/demonstration/personas' })))
  const known = new Set<string>()
  for (const persona of listIn(personas).filter(each => textIn(each, 'group') === 'patient')) {
    const person = await signIn(transcript, 'person', { personaId: textAt(persona, 'id') })
    const session = wanted(await transcript.ask(person, { method: 'GET', path: '/api/session' }))
    for (const profile of listIn(session, 'profiles')) {
      const recordId = textAt(profile, 'recordId')
      if (known.has(recordId) || textIn(profile, 'relation') === 'helped') continue
      known.add(recordId)
      await authorise(transcript, person, recordId, actorId)
      yield take(transcript, doctor, recordId, textIn(profile, 'firstName'))
    }
  }
}

const authorise = async (transcript: Transcript, person: Actor, recordId: string, actorId: string): Promise<void> => {
  const rule = { until: new Date(Date.now() + ONE_DAY_MS).toISOString(), scope: { kind: 'all' } }
  const path = `/api/records/${recordId}/access/professionals/${actorId}`
  wanted(await transcript.ask(person, { method: 'PUT', path, ...json(rule) }))
}

const take = async (transcript: Transcript, doctor: Actor, recordId: string, name: string): Promise<Taken> => {
  const get = (path: string) => transcript.ask(doctor, { method: 'GET', path: `/api/records/${recordId}${path}` })
  const vsm = await get('/synthesis/vsm')
  if (vsm.answer.status !== 200) wanted(vsm)
  return { name, vsm: vsm.answer.body, ips: wanted(await get('/synthesis/ips')), screen: wanted(await get('/synthesis')) }
}
