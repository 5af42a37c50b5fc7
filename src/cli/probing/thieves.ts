import { insKey } from '../../kernel/ins.ts'
import { HttpClient, json } from '../job/http-client.ts'

/** Somebody's session on a server, as a thief holds it. */
export type Session = {
  ask(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<{ readonly status: number; readonly text: string }>
}

/** Invented people of a run: INS of the test OID with their right key. */
export const insOf = (serial: number): string => {
  const thirteen = `2900199${String(serial).padStart(6, '0')}`
  return `${thirteen}${insKey(thirteen)}`
}

/** Connections are kept open: what is measured is the server. */
export const sessionsOn = (url: string, sockets: number): { open(): Session; close(): void } => {
  const http = new HttpClient(url, { sockets })
  const open = (): Session => {
    let cookie = ''
    return {
      ask: async (method, path, body) => {
        const sent = body === undefined ? {} : json(body)
        const headers = { ...('headers' in sent ? sent.headers : {}), 'x-carnet-client': '1', cookie }
        const answer = await http.ask({ method, path, ...sent, headers })
        cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? cookie
        return { status: answer.status, text: answer.body.toString('utf8') }
      },
    }
  }
  return { open, close: () => http.close() }
}

export const signIn = async (session: Session, who: unknown): Promise<Session> => {
  const { status, text } = await session.ask('POST', '/api/demonstration/sessions', who)
  if (status !== 201) throw new Error(`not signed in: ${text}`)
  return session
}

/** Records of that many invented people, by the insurer's feed. */
export const openRecords = async (insurer: Session, people: number): Promise<readonly string[]> => {
  const records: string[] = []
  for (let serial = 0; serial < people; serial += 1) {
    const traits = { ins: insOf(serial), birthName: `ESSAI-${serial}`, birthFirstNames: ['Marie'], sex: 'F', birthDate: '1990-01-05' }
    const { status, text } = await insurer.ask('POST', '/api/records', { traits })
    if (status !== 201) throw new Error(`no record: ${text}`)
    records.push((JSON.parse(text) as { readonly recordId: string }).recordId)
  }
  return records
}

/** A professional whose card and code were taken: registered, and signed in. */
export const stolen = async (session: Session, number: number, structure: string): Promise<Session> => {
  const nationalId = `8999${String(10_000_000 + number)}`
  const place = { profession: '10', structureNationalId: structure, structureName: 'Cabinet', regulation: false }
  const entry = { kind: 'professional', family: `SONDE${number}`, given: 'Anne', city: 'PORT-KERVAL', exercises: [place] }
  await session.ask('PUT', `/api/demonstration/directory/${nationalId}`, entry)
  return signIn(session, { nationalId })
}
