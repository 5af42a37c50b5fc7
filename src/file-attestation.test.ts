import { expect, test } from 'vitest'
import { by, recordOf, signIn } from '../test/support-door/index.ts'
import { acceptInvitation, inviteHelper, readOwn, stopAccess } from './delegations/index.ts'
import { DELEGATION_ATTESTED, FILE_ATTESTATION } from './delegations/index.ts'
import { asHelper, loopOf } from './delegations/testing/family.ts'
import { linesAs, openKit } from './documents/testing/kit.ts'
import { fileAttestation } from './file-attestation.ts'
import type { EventId } from './kernel/ids.ts'
import { NOTICE_ASKED, openOutbox } from './platform/outbox/index.ts'

const kit = await openKit()
const outbox = openOutbox({ [NOTICE_ASKED]: ['tell-asked'], [DELEGATION_ATTESTED]: [FILE_ATTESTATION] })

const fileAll = async (): Promise<number> => {
  const events = await kit.database.owner.rows<{ record_id: string; id: EventId }>({
    name: 'test.attested',
    text: "select record_id, id from outbox_event where name = 'delegations.attested' order by at",
    values: [],
  })
  for (const { record_id, id } of events) await fileAttestation(loopOf(kit), kit.engine, { recordId: record_id as never, eventId: id })
  return events.length
}

test('a helper’s access is attested among the documents of whom he helps, and so is its end; no professional reads it', async () => {
  const lea = await recordOf(kit, 'Léa Attestée')
  const paul = await recordOf(kit, 'Paul Attesté')
  const given = await inviteHelper(by(kit, lea.holder), outbox, lea.recordId, asHelper(paul, { rights: [] }))
  const [received] = await readOwn(by(kit, paul.holder))
  expect(await fileAll()).toBe(0)
  await acceptInvitation(by(kit, paul.holder), outbox, received?.id ?? given)
  await fileAll()
  kit.clock.advance(60_000)
  await stopAccess(by(kit, await signIn(kit, { subject: lea.holder.subject })), outbox, lea.recordId, given)
  expect([await fileAll(), await fileAll()]).toEqual([2, 2])
  const lines = await linesAs(by(kit, lea.holder), lea.recordId)
  expect(lines.map(({ facts, masked }) => [facts.title, facts.typeCode, facts.authorName, masked]).toSorted()).toEqual([
    ['Attestation d’accès d’un aidant', 'CERT_DECL', 'Carnet', true],
    ['Fin de l’accès d’un aidant', 'CERT_DECL', 'Carnet', true],
  ])
})
