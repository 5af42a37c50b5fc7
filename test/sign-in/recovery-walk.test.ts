import { expect, test } from 'vitest'
import {
  answerRequests,
  createAccount,
  finishRecoveries,
  issueActivationCode,
  issueRecoveryCode,
  LOOP,
  prepareAccount,
  readySignIn,
} from '../../src/accounts/index.ts'
import { deskOf, operationFor } from '../../src/api/index.ts'
import { after, DAY } from '../../src/kernel/instant.ts'
import { INS_OIDS } from '../../src/kernel/ins.ts'
import { openEdge } from './edge.ts'
import { type Registered, registerPeople } from './people.ts'
import { walk } from './walker.ts'

/** Knowing somebody is not being her (security.md A8): no way leads from what a relative, a call centre or a thief of letters’ covers knows to a session. */
const edge = await openEdge('production')
const op = () => operationFor(edge.services, LOOP, edge.services.draw.uuid())
const [anne, paul] = await registerPeople(edge.services, ['Anne Martin', 'Paul Waiting'], INS_OIDS.nir)
if (anne === undefined || paul === undefined) throw new Error('nobody')
await readySignIn(deskOf(edge.services, 'start'))
await createAccount(
  edge.rows,
  op(),
  await prepareAccount(op(), edge.services.signIn.hasher, anne.personId, { identifier: 'anne.martin', password: 'quatre chevaux gris' }),
)
const until = after(op().instant, 30 * DAY)
await issueActivationCode(edge.rows, op(), paul.personId, { until, reason: 'letter' })

const isKnownOf = ({ ins, birthDate, name }: Registered) => ({
  ins: [ins.matricule],
  matricule: [ins.matricule],
  birthDate: [birthDate],
  name: [name],
  birthName: [name.split(' ')[1] ?? ''],
  address: ['3 rue du Port'],
  postalCode: ['29200'],
  city: ['Brest'],
})

test('number, birth date, name and address open nothing: not at once, not the next day', async () => {
  for (const person of [anne, paul]) {
    for (let day = 0; day < 3; day += 1) {
      const { asked, opened } = await walk(edge, isKnownOf(person))
      expect(asked).toBeGreaterThan(20)
      expect(opened).toEqual([])
      await answerRequests(deskOf(edge.services, 'loop'))
      await finishRecoveries(deskOf(edge.services, 'loop'))
      edge.clock.advance(DAY)
    }
  }
})

test('neither do they with the identifier, nor with the serial number of the card', async () => {
  const more = { ...isKnownOf(anne), identifier: ['anne.martin'], vitaleSerial: [anne.vitaleSerial] }
  expect((await walk(edge, more)).opened).toEqual([])
  expect((await walk(edge, { ...isKnownOf(paul), vitaleSerial: [paul.vitaleSerial] })).opened).toEqual([])
})

test('with the code of the letter they do, and the walker finds it (control)', async () => {
  const code = await issueActivationCode(edge.rows, op(), paul.personId, { until: after(op().instant, DAY), reason: 'asked' })
  const { opened } = await walk(edge, { ...isKnownOf(paul), vitaleSerial: [paul.vitaleSerial], code: [code] })
  expect(opened).toEqual(['POST /api/activation/proofs'])
})

test('a code of recovery replaces a password a day later, and opens no session by itself', async () => {
  edge.clock.advance(DAY)
  const code = await issueRecoveryCode(edge.rows, op(), anne.personId, { until: after(op().instant, DAY), reason: 'desk' })
  const all = {
    ...isKnownOf(anne),
    vitaleSerial: [anne.vitaleSerial],
    code: [code],
    password: ['huit petits canards'],
    identifier: ['anne.martin'],
  }
  const { opened, knowledge } = await walk(edge, all)
  expect(opened).toEqual([])
  expect(knowledge['standsAt']).toHaveLength(1)
})
