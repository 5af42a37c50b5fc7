import { breakGlass, underGrant } from './access/index.ts'
import { type DemoPerson, professionalOf } from './demonstration/index.ts'
import { listDocuments, readContent } from './documents/index.ts'
import { after, DAY, HOUR, type Instant } from './kernel/instant.ts'
import { Refusal } from './kernel/refusal.ts'
import { emergencyEvent } from './notifications/index.ts'
import { queueEmergency } from './review/index.ts'
import type { Operation } from './platform/operation.ts'
import { actAs, entryOf, openedOf, type Seeding } from './seed-record.ts'

/** Days before today on which those she lets see have looked, and how many papers they opened. */
const VISITS = [
  { daysAgo: 19, opened: 2 },
  { daysAgo: 6, opened: 1 },
] as const

/** A record that somebody has looked at: the journal of a demonstration tells something. */
export const seedVisits = async (seeding: Seeding, person: DemoPerson): Promise<void> => {
  const { today } = seeding.world
  for (const access of person.access) {
    if (access.kind === 'blocked') continue
    for (const { daysAgo, opened } of VISITS) {
      const at = after(today, -daysAgo * DAY - 3 * HOUR)
      if (isWithin(access, at) && at > person.recordOpenedAt) await visit(seeding, person, access.professional, at, opened)
    }
  }
  if (person.key === EMERGENCY.person) await emergency(seeding, person)
}

const isWithin = (access: DemoPerson['access'][number], at: Instant): boolean =>
  access.kind === 'attending' ? at >= access.since : access.kind === 'authorised' && at >= access.from && at < access.until

const asProfessional = async (seeding: Seeding, key: string, at: Instant): Promise<Operation> => {
  const { id, name, nationalId, exercises } = entryOf(seeding, professionalOf(seeding.world, key).nationalId)
  return actAs(seeding, at, { kind: 'professional', id, name, nationalId }, exercises.find(({ regulation }) => !regulation) ?? exercises[0])
}

const visit = async (seeding: Seeding, person: DemoPerson, professional: string, at: Instant, opened: number): Promise<void> => {
  await read(await asProfessional(seeding, professional, at), openedOf(seeding, person.key).recordId, opened)
}

/** What one may not see is part of the story: a visit that finds nothing is one. */
const read = async (op: Operation, recordId: Parameters<typeof underGrant>[1], opened: number): Promise<void> => {
  try {
    const { lines } = await underGrant(op, recordId, 'read', { action: 'documents.list' }, grant => listDocuments(op, grant))
    for (const { id } of lines.slice(0, opened)) {
      const { stream } = await underGrant(op, recordId, 'read', { action: 'documents.read', documents: [id] }, grant =>
        readContent(op, grant, id),
      )
      await stream.return(undefined)
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

/** One night at the emergency department: the glass was broken, and both are told. */
const EMERGENCY = {
  person: 'marcel',
  professional: 'castaing',
  daysAgo: 11,
  motive: 'La personne ne peut pas répondre : malaise sur la voie publique',
} as const

const emergency = async (seeding: Seeding, person: DemoPerson): Promise<void> => {
  const { services, world } = seeding
  const at = after(world.today, -EMERGENCY.daysAgo * DAY)
  const op: Operation = { ...(await asProfessional(seeding, EMERGENCY.professional, at)), mode: 'break-glass' }
  const { recordId } = openedOf(seeding, person.key)
  await breakGlass(
    op,
    recordId,
    { mode: 'break-glass', unableToConsent: true, immediateDanger: true, motive: EMERGENCY.motive },
    async (tx, number, isSheltered) => {
      await emergencyEvent(op, services.outbox)(tx, number, isSheltered)
      await queueEmergency(tx, op, number, 'break-glass')
    },
  )
  await read(op, recordId, 3)
}
