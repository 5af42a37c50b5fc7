import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { instant } from '../../kernel/instant.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { hasher } from '../../platform/keyring/primitives.ts'
import { inChunks } from '../../platform/xml/xml.fixtures.ts'
import { describeWrapped } from './describe-wrapped.ts'
import { openCdaEngine } from './engine.ts'
import type { XdsMetadata } from './model.ts'
import { readCda } from './read-cda.ts'
import { makeJpeg, makePdf, makePng, makeRtf, makeTiff } from './sniff/files.fixtures.ts'
import type { LooseKind } from './sniff/intake.ts'
import { frameOf, NORMAL, wrapInCda, type WrapHeader } from './wrap-in-cda.ts'

const engine = openCdaEngine()
afterAll(() => engine.close())

const FILES: Readonly<Record<LooseKind, Buffer>> = {
  pdf: makePdf(),
  jpeg: makeJpeg(),
  png: makePng(),
  tiff: makeTiff(),
  rtf: makeRtf(),
  txt: Buffer.from('Bonjour'),
}

const sha1Of = (bytes: Uint8Array): string => {
  const running = hasher('sha1')
  running.update(bytes)
  return running.digest().toString('hex')
}

const wrapped = async (kind: LooseKind, header: WrapHeader): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  for await (const piece of wrapInCda(inChunks(FILES[kind], 97), kind, header)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const REFUSED = 'refused'

/** What either says. Which of several lacks is told first is no matter: a header that the product makes has none. */
const told = async (work: () => XdsMetadata | Promise<XdsMetadata>): Promise<XdsMetadata | typeof REFUSED> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) return REFUSED
    throw error
  }
}

const both = async (kind: LooseKind, header: WrapHeader) => {
  const cda = await wrapped(kind, header)
  const original = { size: cda.length, sha1: sha1Of(cda), sha256: '' }
  const file = { kind, size: FILES[kind].length, sha1: sha1Of(FILES[kind]), start: frameOf(kind, header).before.length }
  return {
    described: await told(() => describeWrapped(header, file, original)),
    read: await told(async () => (await readCda(inChunks(cda, 4_096), engine)).metadata),
  }
}

/** Words of people and of those who try things: markup, white space of every sort, characters that XML cannot hold. */
const words = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(' ', 'MARTIN', "D'ANJOU-LE ROUX", 'a\r\nb\tc', '\u00a0x\u2028', '<b>&amp;"', '\u0000\u0008', '\ud800', 'é'),
)
const visible = fc.tuple(words, words).map(([before, after]) => `${before}x${after}`)
const some = fc.oneof(
  { weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 12 }).map(text => `x${text}`) },
  { weight: 1, arbitrary: words },
)
/** Codes come from terminologies: never blank. */
const code = fc.record({ code: visible, system: words, display: words })
const at = fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2100, 0) }).map(instant)
const day = fc.constantFrom('2026', '202603', '20260312', '20260312101500+0100', ' 20260312 ', '2026-03-12', '')
const organization = fc.record({ nationalId: some, name: words })
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

type Given<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

const without = <T extends object>(record: T): Given<T> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Given<T>

const person = fc.record({ family: words, given: words, prefix: optional(words), suffix: optional(words) }).map(without)
const patient = fc
  .record({
    ins: fc.record({ matricule: some, oid: fc.constantFrom('1.2.250.1.213.1.4.10', '1.2.250.1.213.1.4.8') }),
    birthFamily: some,
    usedFamily: optional(words),
    birthGivens: some,
    firstGiven: words,
    usedGiven: optional(words),
    sex: fc.constantFrom('F', 'M', 'U'),
    birthDate: fc.constantFrom('19790328', '197903', '1979', '19791342', '19790230', ' 19790328', 'x'),
    birthplaceInsee: optional(words),
    birthplaceName: optional(words),
  })
  .map(without)

const KNOWN_TYPE = { code: '11488-4', system: '2.16.840.1.113883.6.1', display: 'CR ou fiche de consultation ou de visite' }
const MASKED = { code: 'MASQUE_PS', system: '1.2.250.1.213.1.1.4.13', display: 'Masqué' }

const header: fc.Arbitrary<WrapHeader> = fc
  .record({
    uniqueId: fc.constantFrom('2.25.17', '1.2.250.1', '2.25.0', 'not an oid'),
    setId: fc.constantFrom('2.25.18', ' 2.25.18 '),
    versionNumber: fc.integer({ min: 1, max: 9 }),
    replaces: optional(
      fc
        .record({
          id: fc.record({ root: fc.constant('2.25.7'), extension: optional(words) }).map(without),
          setId: optional(fc.record({ root: fc.constant('2.25.8') })),
          versionNumber: optional(words),
        })
        .map(without),
    ),
    typeCode: fc.oneof({ weight: 5, arbitrary: fc.constant(KNOWN_TYPE) }, { weight: 1, arbitrary: code }),
    title: some,
    createdAt: at,
    confidentiality: fc.constantFrom([NORMAL], [NORMAL, MASKED], []),
    patient,
    author: fc.oneof(
      fc.record({ kind: fc.constant('professional' as const), nationalId: some, name: person, specialty: code, institution: organization }),
      fc.record({ kind: fc.constant('structure' as const), specialty: code, institution: organization }),
      fc.constant({ kind: 'person' as const }),
    ),
    custodian: organization,
    act: fc.record({ start: fc.oneof(at, day), stop: optional(at), code: optional(code) }).map(without),
    practiceSetting: code,
    facilityType: code,
  })
  .map(without)

describe('a wrapped file is described without being read again', () => {
  test('as a reader describes it, whatever its header says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...(Object.keys(FILES) as LooseKind[])), header, async (kind, one) => {
        const { described, read } = await both(kind, one)
        expect(described).toEqual(read)
      }),
      { numRuns: 400 },
    )
  })
})
