import { askManifest } from '../../api/card-links.ts'

/** A SMART Health Link as it stands after the `#` of our address: nobody was sent it. */
export type LinkPayload = { readonly url: string; readonly key: string; readonly flag: string }
export type Resource = Readonly<Record<string, unknown>> & { readonly resourceType: string }
export type Bundle = { readonly timestamp: string; readonly patient: Resource; readonly facts: readonly Resource[] }

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(binary, letter => letter.charCodeAt(0))
}
const jsonOf = (bytes: BufferSource): unknown => JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined
const textIn = (value: unknown, name: string): string => {
  const found = fieldOf(value, name)
  return typeof found === 'string' ? found : ''
}

/** `null`: no link, or a part of one. */
export const payloadIn = (hash: string): LinkPayload | null => {
  try {
    const [, payload = ''] = /^#shlink:\/([\w-]+)$/.exec(hash) ?? []
    const said = jsonOf(bytesOf(payload))
    const [url, key, flag] = [textIn(said, 'url'), textIn(said, 'key'), textIn(said, 'flag')]
    return URL.canParse(url) && /^[\w-]{43}$/.test(key) ? { url, key, flag } : null
  } catch {
    return null
  }
}

/** Our pages ask nobody else. */
export const isFromHere = ({ url }: LinkPayload, origin: string): boolean => new URL(url).origin === origin

const inflated = (bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> =>
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))).arrayBuffer()

/** RFC 7516 with `dir` and A256GCM, and nothing else. */
export const openJwe = async (jwe: string, key: string): Promise<unknown> => {
  const [header = '', , nonce = '', body = '', tag = ''] = jwe.split('.')
  const said = jsonOf(bytesOf(header))
  if (textIn(said, 'alg') !== 'dir' || textIn(said, 'enc') !== 'A256GCM') throw new Error('another kind of file')
  const imported = await crypto.subtle.importKey('raw', bytesOf(key), 'AES-GCM', false, ['decrypt'])
  const sealed = new Uint8Array([...bytesOf(body), ...bytesOf(tag)])
  const aad = new TextEncoder().encode(header)
  const plain = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesOf(nonce), additionalData: aad }, imported, sealed))
  return jsonOf(textIn(said, 'zip') === 'DEF' ? await inflated(plain) : plain)
}

const isResource = (value: unknown): value is Resource => textIn(value, 'resourceType') !== ''

const bundleIn = (value: unknown): Bundle => {
  const entries = fieldOf(value, 'entry')
  const resources = (Array.isArray(entries) ? entries : []).map(entry => fieldOf(entry, 'resource')).filter(isResource)
  const [patient, ...facts] = resources
  if (patient === undefined || patient.resourceType !== 'Patient') throw new Error('not a card')
  return { timestamp: textIn(value, 'timestamp'), patient, facts }
}

export type Read =
  | { readonly kind: 'card'; readonly bundle: Bundle }
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'gone' }

/** Asks for the file and opens it here: the key does not leave this page. */
export const readLink = async (link: LinkPayload, recipient: string, passcode: string): Promise<Read> => {
  const answer = await askManifest(new URL(link.url).pathname, recipient, passcode.replace(/\s/g, ''))
  if (answer.kind !== 'files') return answer
  const file = answer.files.find(({ contentType }) => contentType === 'application/fhir+json')
  return { kind: 'card', bundle: bundleIn(await openJwe(file?.embedded ?? '', link.key)) }
}

/** A line of the card: its words, what stands beside, and whether it is grave. */
export type Line = {
  readonly text: string
  readonly beside: string
  readonly isGrave: boolean
  readonly none: 'allergy' | 'treatment' | null
}

const conceptIn = (value: unknown): string => textIn(value, 'text')
const firstIn = (value: unknown): unknown => (Array.isArray(value) ? value[0] : undefined)
const codeIn = (value: unknown): string => textIn(firstIn(fieldOf(value, 'coding')), 'code')

const NONE: Readonly<Record<string, Line['none']>> = { 'no-known-allergies': 'allergy', 'no-known-medications': 'treatment' }

export const lineOf = (resource: Resource): Line => {
  const {
    code,
    medicationCodeableConcept: medication,
    valueCodeableConcept: value,
    name,
    telecom,
    dosage,
    reaction,
    criticality,
  } = resource
  const concept = medication ?? value ?? code
  const called = conceptIn(firstIn(name))
  const beside =
    textIn(firstIn(telecom), 'value') || textIn(firstIn(dosage), 'text') || conceptIn(firstIn(fieldOf(firstIn(reaction), 'manifestation')))
  return {
    text: called || conceptIn(concept),
    beside,
    isGrave: criticality === 'high',
    none: NONE[codeIn(concept)] ?? null,
  }
}

export const whoIn = ({ patient }: Bundle): { readonly name: string; readonly birthDate: string } => ({
  name: conceptIn(firstIn(patient['name'])),
  birthDate: textIn(patient, 'birthDate'),
})
