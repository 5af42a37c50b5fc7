import { insKey } from '../../src/kernel/ins.ts'
import { type Client, clientOf, textAt } from './client.ts'

/** Invented people of a test: INS of the test OID with their right key, RPPS of the range 999. */
export const insOf = (serial: number): string => {
  const thirteen = `29001999${String(serial).padStart(5, '0')}`.slice(0, 13)
  return `${thirteen}${insKey(thirteen)}`
}

export const traitsOf = (serial: number) => ({
  ins: insOf(serial),
  birthName: `ESSAI-${serial}`,
  birthFirstNames: ['Marie'],
  sex: 'F',
  birthDate: '1990-01-05',
})

export type Worker = {
  readonly nationalId: string
  readonly family: string
  readonly profession?: string
  readonly specialty?: string
  readonly regulation?: boolean
  readonly structure?: string
  readonly kind?: string
  readonly email?: string
}

export const register = async (client: Client, worker: Worker): Promise<string> => {
  const {
    nationalId,
    family,
    profession = '10',
    specialty,
    regulation = false,
    structure = '1290000001',
    kind = 'professional',
    email,
  } = worker
  const answer = await client.send('PUT', `/api/demonstration/directory/${nationalId}`, {
    kind,
    family,
    given: 'Anne',
    city: 'PORT-KERVAL',
    ...(email === undefined ? {} : { email }),
    exercises: [
      {
        profession,
        structureNationalId: structure,
        structureName: `Cabinet ${structure}`,
        regulation,
        ...(specialty === undefined ? {} : { specialty }),
      },
    ],
  })
  return textAt(answer, 'actorId')
}

/** Somebody signed in. */
export const signedIn = async (url: string, who: unknown): Promise<Client> => {
  const client = clientOf(url)
  const answer = await client.send('POST', '/api/demonstration/sessions', who)
  if (answer.status !== 201) throw new Error(`not signed in: ${answer.bytes.toString('utf8')}`)
  return client
}

/** A professional of her own, registered and signed in. */
export const professional = async (url: string, worker: Worker): Promise<Client & { readonly actorId: string }> => {
  const actorId = await register(clientOf(url), worker)
  return { ...(await signedIn(url, { nationalId: worker.nationalId })), actorId }
}

/** A record of her own, and she, signed in. */
export const personWithRecord = async (
  url: string,
  serial: number,
  attendingDoctor?: string,
): Promise<Client & { readonly recordId: string; readonly ins: string }> => {
  const insurer = await signedIn(url, { insurer: true })
  const opened = await insurer.send('POST', '/api/records', {
    traits: traitsOf(serial),
    ...(attendingDoctor === undefined ? {} : { attendingDoctor }),
  })
  const recordId = textAt(opened, 'recordId')
  return { ...(await signedIn(url, { ins: insOf(serial) })), recordId, ins: insOf(serial) }
}

/** A small PDF whose cross-reference table is right. */
export const pdf = (words: string): Uint8Array => {
  const drawn = `BT /F1 12 Tf 20 100 Td (${words}) Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>',
    `<</Length ${drawn.length}>>\nstream\n${drawn}\nendstream`,
  ].map((body, i) => `${i + 1} 0 obj\n${body}\nendobj\n`)
  const head = '%PDF-1.4\n'
  const offsets = objects.map((_, i) => head.length + objects.slice(0, i).join('').length)
  const body = head + objects.join('')
  const table = ['0000000000 65535 f ', ...offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n `)].join('\n')
  return Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n${table}\ntrailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`,
  )
}
