import { attach, LOOP, startSession, toldOfPlace } from './accounts/index.ts'
import { operationFor, type Services } from './api/index.ts'
import { type DemoWorld, professionalOf } from './demonstration/index.ts'
import { attachmentsOf, type DirectoryEntry, professionalByNationalId } from './directory/index.ts'
import { after, DAY } from './kernel/instant.ts'
import { dayInParis } from './kernel/paris-day.ts'
import type { Operation } from './platform/operation.ts'
import { registerAttached } from './seed-directory.ts'

/** Long enough for a visit; a demonstration that goes on names them again at its next start. */
const DAYS = 80

/** Substitutes and students of the demonstration, named by the verb, each by whom they are under. */
export const seedAttachments = async (services: Services, world: DemoWorld): Promise<void> => {
  const op = operationFor(services, LOOP, services.draw.uuid())
  for (const person of world.professionals) {
    const { nationalId, attached } = person
    if (attached === undefined) continue
    if ((await professionalByNationalId(op.db, nationalId)) === undefined) await registerAttached(services, world, person)
    const who = await professionalByNationalId(op.db, nationalId)
    const tutor = await professionalByNationalId(op.db, professionalOf(world, attached.under).nationalId)
    if (who === undefined || tutor === undefined || (await lasts(op, who))) continue
    const until = dayInParis(after(op.instant, DAYS * DAY))
    const asked = { kind: attached.kind, professional: who.id, until }
    await attach(await as(op, services, tutor), asked, toldOfPlace(op, services.outbox, 'place-added'))
  }
}

/** Tomorrow too: who is signed in today is not thrown out. */
const lasts = async ({ db, instant }: Operation, { id }: DirectoryEntry): Promise<boolean> =>
  (await attachmentsOf(db, id, after(instant, DAY))).length > 0

const as = async (
  op: Operation,
  { mode }: Services,
  { id, kind, name, nationalId, exercises: [exercise] }: DirectoryEntry,
): Promise<Operation> => {
  if (kind !== 'professional' || exercise === undefined) throw new Error('who is replaced has a place')
  const { db, keyring, draw, instant } = op
  const subject = { kind, id, name, nationalId }
  const { authentication } = await startSession({ db, keyring, draw, instant, mode }, { subject, exercise, means: 'demonstration' })
  return { ...op, caller: authentication }
}
