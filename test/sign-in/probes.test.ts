import { describe, expect, test } from 'vitest'
import { createAccount, issueActivationCode, LOOP, prepareAccount, readySignIn } from '../../src/accounts/index.ts'
import { deskOf, operationFor } from '../../src/api/index.ts'
import { after, DAY, HOUR } from '../../src/kernel/instant.ts'
import { openEdge, probe, type Seen } from './edge.ts'
import { insNamed, type Registered, registerPeople, serialNamed } from './people.ts'

/**
 * Ten thousand probes of the person's doors, half of somebody and half of nobody: the same bytes, the same statements, the same operations of
 * keys, the same hash (security.md A6, A21; ASVS 6.3.8).
 */
const PROBES = 10_000
const KNOWN = 50

const edge = await openEdge()
const op = () => operationFor(edge.services, LOOP, edge.services.draw.uuid())
const people = await registerPeople(
  edge.services,
  Array.from({ length: KNOWN }, (_, n) => `Known${n} Person`),
)
await readySignIn(deskOf(edge.services, 'start'))
for (const [n, { personId }] of people.entries()) {
  const ready = await prepareAccount(op(), edge.services.signIn.hasher, personId, {
    identifier: `known.person.${n}`,
    password: 'quatre chevaux gris',
  })
  await edge.rows.transaction(tx => createAccount(tx, op(), ready))
  // Half of them have a live code: it shows no more than an account does.
  if (n % 2 === 0) await issueActivationCode(edge.rows, op(), personId, { until: after(op().instant, 400 * DAY), reason: 'letter' })
}

const personAt = (n: number): Registered => {
  const person = people[n % KNOWN]
  if (person === undefined) throw new Error('nobody')
  return person
}
const identityOf = (n: number, isKnown: boolean) => {
  const known = personAt(n)
  const unknown = `Nobody${n} There`
  return isKnown
    ? { ins: known.ins.matricule, oid: known.ins.oid, vitaleSerial: known.vitaleSerial, birthDate: known.birthDate }
    : { ins: insNamed(unknown).matricule, oid: known.ins.oid, vitaleSerial: serialNamed(unknown), birthDate: known.birthDate }
}
const CODE = '7K3Q-9XVB-2M4T'

const DOORS: Readonly<Record<string, (n: number, isKnown: boolean) => readonly [string, object]>> = {
  'identifier and a wrong password': (n, isKnown) => [
    '/api/sign-in/passwords',
    { identifier: isKnown ? `known.person.${n % KNOWN}` : `nobody.there.${n}`, password: 'cinq chevaux blancs' },
  ],
  'a code that nobody has': (n, isKnown) => ['/api/activation/proofs', { ...identityOf(n, isKnown), code: CODE }],
  'a lost means, with a code that nobody has': (n, isKnown) => [
    '/api/sign-in/recoveries',
    { ...identityOf(n, isKnown), code: CODE, lost: 'password', password: 'huit petits canards' },
  ],
  'asking for a code': (n, isKnown) => [
    '/api/sign-in/code-requests',
    { ...identityOf(n, isKnown), asked: (['activation-code', 'identifier', 'recovery-code'] as const)[n % 3], channel: 'email' },
  ],
}

describe('somebody and nobody', () => {
  for (const [name, door] of Object.entries(DOORS)) {
    test(`are one at the door: ${name}`, { timeout: 300_000 }, async () => {
      const [path, payload] = door(0, false)
      const reference = await probe(edge, path, payload)
      expect(reference.work.length).toBeGreaterThan(4)
      for (let n = 1; n <= PROBES / 8; n += 1) {
        if (n % KNOWN === 0) edge.clock.advance(2 * HOUR)
        for (const isKnown of n % 2 === 0 ? [true, false] : [false, true]) {
          const [url, body] = door(n, isKnown)
          const seen = await probe(edge, url, body)
          if (JSON.stringify(seen) !== JSON.stringify(reference)) expect({ n, isKnown, ...seen }).toEqual({ n, isKnown, ...reference })
        }
      }
    })
  }

  test('above the limit of tries too', async () => {
    edge.clock.advance(2 * HOUR)
    const last = async (isKnown: boolean): Promise<Seen | undefined> => {
      let seen: Seen | undefined
      for (let n = 0; n < 11; n += 1) seen = await probe(edge, ...(DOORS['identifier and a wrong password']?.(7, isKnown) ?? ['', {}]))
      return seen
    }
    const [known, unknown] = [await last(true), await last(false)]
    expect(known?.status).toBe(429)
    expect(known).toEqual(unknown)
  })

  test('differ in the work when the password is right (control)', async () => {
    edge.clock.advance(2 * HOUR)
    const right = await probe(edge, '/api/sign-in/passwords', { identifier: 'known.person.3', password: 'quatre chevaux gris' })
    const wrong = await probe(edge, '/api/sign-in/passwords', { identifier: 'known.person.3', password: 'cinq chevaux blancs' })
    expect([right.status, wrong.status]).toEqual([200, 400])
    expect(right.work).not.toEqual(wrong.work)
  })
})
