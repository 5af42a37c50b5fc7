import { INS_OIDS, insKey } from '../../kernel/ins.ts'
import { json } from '../job/http-client.ts'
import type { Professional } from '../job/professionals.ts'
import { register, Sessions, textAt } from '../job/sign-in.ts'
import { type Actor, Transcript, wanted } from '../job/transcript.ts'

/** A person of one round, with her record. */
export type Person = { readonly ins: string; readonly oid: string; readonly recordId: string; readonly actor: Actor }

export type Population = {
  readonly people: readonly Person[]
  readonly doctor: Actor
  readonly emergency: Actor
  /** Somebody whose authorisation comes and goes. */
  readonly guest: string
  /** Opens one more record; its answer is the acknowledgement. */
  readonly insurer: Actor
}

const doctor = (nationalId: string, family: string): Professional => ({
  nationalId,
  family,
  given: 'Camille',
  exercises: [{ profession: '10', specialty: 'SM26', structureNationalId: `${nationalId}001`, structureName: `Cabinet ${family}` }],
})
const DOCTOR = doctor('899600000018', 'Aubry')
const EMERGENCY = doctor('899600000026', 'Brunet')
const GUEST = doctor('899600000034', 'Caron')

/** Somebody who is nobody: born in a commune that does not exist, numbered by rank. */
export const traitsOf = (rank: number) => {
  const thirteen = `28001999${String(rank).padStart(5, '0')}`
  return {
    ins: thirteen + insKey(thirteen),
    oid: INS_OIDS.demonstration,
    birthName: 'ESSAI',
    birthFirstNames: ['Claude'],
    sex: 'F' as const,
    birthDate: '1980-01-15',
  }
}

export const openRecordBody = (rank: number) => json({ traits: traitsOf(rank) })

/** `size` new records, an authorised doctor on each, sessions of everybody. */
export const populate = async (url: string, first: number, size: number): Promise<Population> => {
  const transcript = new Transcript(url)
  const sessions = new Sessions(transcript)
  try {
    const [doctorId, , guest = ''] = [
      await register(transcript, DOCTOR),
      await register(transcript, EMERGENCY),
      await register(transcript, GUEST),
    ]
    const insurer = await sessions.insurer()
    const people = await Promise.all(Array.from({ length: size }, (_, n) => openOne(transcript, sessions, insurer, first + n, doctorId)))
    return { people, insurer, guest, doctor: await sessions.professional(DOCTOR), emergency: await sessions.professional(EMERGENCY) }
  } finally {
    transcript.close()
  }
}

const DAY_MS = 86_400_000

const openOne = async (transcript: Transcript, sessions: Sessions, insurer: Actor, rank: number, doctorId: string): Promise<Person> => {
  const { ins, oid } = traitsOf(rank)
  const recordId = textAt(
    wanted(await transcript.ask(insurer, { method: 'POST', path: '/api/records', ...openRecordBody(rank) })),
    'recordId',
  )
  const actor = await sessions.person(`person ${rank}`, { ins, oid })
  const rule = { until: new Date(Date.now() + DAY_MS).toISOString(), scope: { kind: 'all' } }
  wanted(await transcript.ask(actor, { method: 'PUT', path: `/api/records/${recordId}/access/professionals/${doctorId}`, ...json(rule) }))
  return { ins, oid, recordId, actor }
}
