import { beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Client, textAt } from './client.ts'
import { insOf, personWithRecord, professional } from './people.ts'
import { testServer } from './server.ts'

/** Identities tried one after the other (security.md A6). `npm run probes` tries a hundred thousand. */
const { url } = await testServer()
const SITUATIONS = ['open', 'opposed', 'closed', 'unknown'] as const
const SERIALS = { open: 831, opposed: 832, closed: 833, unknown: 834 } as const
const PER_HOUR = 60

const thief = (n: number): Promise<Client> =>
  professional(url, { nationalId: `8999000008${30 + n}`, family: `SONDE${n}`, structure: `12900008${30 + n}` })
const find = (client: Client, serial: number): Promise<Answer> => client.send('POST', '/api/professional/find', { ins: insOf(serial) })

const PER_REQUEST: ReadonlySet<string> = new Set(['date', 'x-correlation-id', 'keep-alive', 'connection', 'set-cookie'])
/** What tells two answers apart, once the number that stands for the person is the same. */
const shapeOf = ({ status, headers, bytes, correlationId }: Answer, handle = ''): string =>
  JSON.stringify([
    status,
    [...headers].filter(([name]) => !PER_REQUEST.has(name)),
    bytes
      .toString('utf8')
      .replaceAll(correlationId, 'REFERENCE')
      .replaceAll(handle === '' ? 'NO HANDLE' : handle, 'HANDLE'),
  ])

beforeAll(async () => {
  for (const situation of ['open', 'opposed', 'closed'] as const) {
    const person = await personWithRecord(url, SERIALS[situation])
    const path = `/api/records/${person.recordId}`
    if (situation === 'opposed') await person.send('PUT', `${path}/access/emergency`, { samu: false, breakGlass: false, masked: false })
    if (situation === 'closed') await person.send('POST', `${path}/close`, { erase: false })
  }
}, 60_000)

describe('probes of identities', () => {
  test('have one answer, whether there is a record, a closed one, one that refuses, or none', async () => {
    const client = await thief(0)
    const shapes = new Set<string>()
    for (const situation of SITUATIONS) {
      const answer = await find(client, SERIALS[situation])
      shapes.add(shapeOf(answer, textAt(answer, 'handle')))
    }
    expect(shapes.size).toBe(1)
  })

  test('find the same number again, so that asking twice tells nothing either', async () => {
    const client = await thief(1)
    for (const situation of SITUATIONS) {
      const [first, second] = [await find(client, SERIALS[situation]), await find(client, SERIALS[situation])]
      expect(textAt(first, 'handle')).toBe(textAt(second, 'handle'))
    }
  })

  test('are sixty an hour: from the next on, whoever is meant, one refusal and nothing looked up', async () => {
    const client = await thief(2)
    const statuses: number[] = []
    const refused = new Set<string>()
    for (let n = 0; n < 300; n += 1) {
      const answer = await find(client, n % 5 === 0 ? SERIALS[SITUATIONS[(n / 5) % 4] ?? 'open'] : 20_000 + n)
      statuses.push(answer.status)
      if (answer.status === 429) refused.add(shapeOf(answer))
    }
    expect(statuses.filter(status => status === 200)).toHaveLength(PER_HOUR)
    expect(statuses.slice(PER_HOUR).every(status => status === 429)).toBe(true)
    expect(refused.size).toBe(1)
  }, 60_000)

  test('by strict traits and by approximate ones are of the same count', async () => {
    const client = await thief(3)
    const asked = { birthName: 'Essai-831', birthFirstName: 'Marie', sex: 'F', birthDate: '1990-01-05', check: { verified: true } }
    for (let n = 0; n < PER_HOUR; n += 1) await find(client, 30_000 + n)
    expect(await client.send('POST', '/api/professional/identities', asked)).toMatchObject({
      status: 429,
      json: { code: 'too-many-look-ups' },
    })
  }, 60_000)
})
