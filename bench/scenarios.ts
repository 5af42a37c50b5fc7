import path from 'node:path'
import { formRequest, formTail, getRequest, UNIQUE, type WireRequest, writeRequestFile } from './load/request-file.ts'
import { BODY_BYTES, cdaOfSize, pdfOf } from './population/files.ts'
import { careOf, PROFESSIONALS, traitsOf } from './population/people.ts'
import type { Seeded } from './population/seed.ts'
import type { SignedIn } from './population/sessions.ts'
import { systemClock } from '../src/platform/clock.ts'

/** What one measure asks for. `ceiling` names the bare work it is compared with. */
export type Scenario = {
  readonly name: string
  readonly title: string
  readonly ceiling: 'list' | 'content' | 'deposit'
  /** Writes the requests, with cookies of this moment; gives the file. */
  write(folder: string, seeded: Seeded, signedIn: SignedIn): Promise<string>
}

const API = '/api'
const documentsOf = (recordId: string): string => `${API}/records/${recordId}/documents`

const holderOf = (signedIn: SignedIn, i: number): string => signedIn.holders[i] ?? ''
/** One of the two professionals whom the person of record `i` authorised, through the matrix. */
const authorisedOf = (signedIn: SignedIn, i: number): string => signedIn.professionals[(i + (i % 2 === 0 ? 7 : 13)) % PROFESSIONALS] ?? ''

const written = (folder: string, name: string, requests: readonly WireRequest[], tail?: Buffer): string => {
  const file = path.join(folder, `requests-${name}`)
  writeRequestFile(file, requests, tail)
  return file
}

const listAs = (name: string, title: string, cookieOf: (signedIn: SignedIn, i: number) => string): Scenario => ({
  name,
  title,
  ceiling: 'list',
  write: async (folder, { records }, signedIn) =>
    written(
      folder,
      name,
      records.map(({ recordId }, i) => getRequest(documentsOf(recordId), cookieOf(signedIn, i))),
    ),
})

const contentAs = (name: string, title: string, cookieOf: (signedIn: SignedIn, i: number) => string): Scenario => ({
  name,
  title,
  ceiling: 'content',
  write: async (folder, { records }, signedIn) =>
    written(
      folder,
      name,
      records.flatMap(({ recordId, large }, i) =>
        large.map(id => getRequest(`${documentsOf(recordId)}/${id}/content`, cookieOf(signedIn, i))),
      ),
    ),
})

const TYPE = '11488-4'

/** A loose PDF: its identifier is in the metadata, and every request has its own. */
const depositPdf: Scenario = {
  name: 'deposit-pdf',
  title: 'deposit of a 50 kB PDF by a professional, wrapped by the server',
  ceiling: 'deposit',
  write: async (folder, { records }, signedIn) => {
    const pdf = pdfOf(BODY_BYTES)
    const metadata = JSON.stringify({
      title: 'Compte rendu de consultation',
      typeCode: TYPE,
      date: '2026-03-12',
      visibility: 'all',
      uniqueId: UNIQUE,
    })
    const requests = records.map(({ recordId }, i) =>
      formRequest({
        path: documentsOf(recordId),
        cookie: authorisedOf(signedIn, i),
        mediaType: 'application/pdf',
        fileName: 'compte-rendu.pdf',
        metadata,
        fileHead: '',
        fileTail: pdf,
      }),
    )
    return written(folder, 'deposit-pdf', requests, formTail(pdf))
  },
}

const UNIQUE_ID = '2.25.123456789'
const PAYLOAD = 'representation="B64">'

/** A CDA names its patient, so its header is the record's own; the embedded file is common to all. */
const depositCda: Scenario = {
  name: 'deposit-cda',
  title: 'deposit of a 50 kB level-1 CDA',
  ceiling: 'deposit',
  write: async (folder, { records }, signedIn) => {
    const whole = await cdaOfSize(BODY_BYTES, wordsOf(), traitsOf(0), careOf(0).authorised[0])
    const tail = whole.subarray(whole.indexOf(PAYLOAD) + PAYLOAD.length)
    const requests: WireRequest[] = []
    for (const [i, { recordId }] of records.entries()) {
      const text = (await cdaOfSize(BODY_BYTES, wordsOf(), traitsOf(i), careOf(i).authorised[i % 2 === 0 ? 0 : 1])).toString('utf8')
      const fileHead = text
        .slice(0, text.indexOf(PAYLOAD) + PAYLOAD.length)
        .replace(`<id root="${UNIQUE_ID}"/>`, `<id root="1.2.250.1.213.1.1.9" extension="${UNIQUE}"/>`)
      requests.push(
        formRequest({
          path: documentsOf(recordId),
          cookie: authorisedOf(signedIn, i),
          mediaType: 'text/xml',
          fileName: 'compte-rendu.xml',
          metadata: '{}',
          fileHead,
          fileTail: tail,
        }),
      )
    }
    return written(folder, 'deposit-cda', requests, formTail(tail))
  },
}

const wordsOf = () => ({ uniqueId: UNIQUE_ID, title: 'Compte rendu de consultation', typeCode: TYPE, createdAt: systemClock.now() })

export const SCENARIOS: readonly Scenario[] = [
  listAs('list-holder', 'list of a record’s 50 documents, as the person', holderOf),
  listAs('list-professional', 'list of a record’s 50 documents, as an authorised doctor (matrix)', authorisedOf),
  contentAs('content', 'content of a 50 kB document, as the person', holderOf),
  contentAs('content-professional', 'content of a 50 kB document, as an authorised doctor (matrix)', authorisedOf),
  depositPdf,
  depositCda,
]
