import { after, type Instant, instant, MINUTE } from '../../kernel/instant.ts'
import { ageAt, isoDay, longDay } from '../calendar.ts'
import { oidOf, pick } from '../draw.ts'
import type { DemoDocument, DemoMediaType, DemoMetadata, DemoPerson, DemoVisibility, DemoWorld } from '../model.ts'
import { attendingDoctorOf } from '../people.ts'
import { personOf, professionalOf, structureOf } from '../world.ts'
import { structuredDocument, wrappedDocument } from './cda/clinical-document.ts'
import type { HeaderFacts } from './cda/header.ts'
import type { Party } from './cda/parties.ts'
import { jpegBytes } from './image/jpeg.ts'
import { pngBytes } from './image/png.ts'
import { scanOf } from './image/scan.ts'
import { nameOf, type Page, personLetterhead, personLines, signatureOf, structureLetterhead } from './page.ts'
import { type Paper, type Part, partsOf } from './paper.ts'
import { typeOf } from './paper-types.ts'
import { pdfBytes } from './pdf/letter.ts'
import { textBytes } from './text.ts'

type Telling = { readonly world: DemoWorld; readonly person: DemoPerson; readonly papers: readonly Paper[] }

const scopeOf = ({ world, person }: Telling, key: string): string => `${world.seed}/${person.key}/${key}`

/** The versions of a paper, oldest first, down to itself. */
const chainOf = (telling: Telling, paper: Paper): readonly Paper[] => {
  const parent = telling.papers.find(other => other.key === paper.replaces)
  if (paper.replaces !== undefined && parent === undefined) throw new RangeError(`${paper.key} replaces nothing that is told`)
  return parent === undefined ? [paper] : [...chainOf(telling, parent), paper]
}

const uniqueIdOf = (telling: Telling, paper: Paper): string => oidOf(`${scopeOf(telling, paper.key)}/document`)
const setIdOf = (telling: Telling, paper: Paper): string => oidOf(`${scopeOf(telling, paper.key)}/set`)

const actedUntil = (paper: Paper): Instant => paper.until ?? after(paper.at, 20 * MINUTE)

/** Ten to fifty minutes after the act: the time to write. */
const writtenAt = (telling: Telling, paper: Paper): Instant =>
  after(actedUntil(paper), (10 + pick(scopeOf(telling, paper.key), 40)) * MINUTE)

const partyOf = (world: DemoWorld, key: string, structure?: string): Party => {
  const professional = professionalOf(world, key)
  return { professional, structure: structureOf(world, structure ?? professional.exercises[0].structure) }
}

const authorOf = ({ world }: Telling, paper: Paper): Party | 'patient' | 'insurer' =>
  paper.by === 'patient' || paper.by === 'insurer' ? paper.by : partyOf(world, paper.by, paper.structure)

const pageOf = (telling: Telling, paper: Paper, parts: readonly Part[]): Page => {
  const { world, person } = telling
  const [author, at] = [authorOf(telling, paper), writtenAt(telling, paper)]
  const to = paper.to === undefined ? undefined : partyOf(world, paper.to)
  const common = {
    title: paper.title,
    writtenAt: at,
    person: personLines(person, at),
    parts,
    recipient:
      to === undefined
        ? []
        : [`À l’attention ${to.professional.title === 'DR' ? 'du' : 'de'} ${nameOf(to.professional)}`, to.professional.signsAs],
  }
  if (author === 'patient')
    return {
      ...common,
      date: `Le ${longDay(at)}`,
      letterhead: personLetterhead(person),
      signature: [`${person.usedGiven} ${person.usedFamily}`],
    }
  const structure = author === 'insurer' ? structureOf(world, 'insurer') : author.structure
  const professional = author === 'insurer' ? undefined : author.professional
  return {
    ...common,
    date: `Port-Kerval, le ${longDay(at)}`,
    letterhead: structureLetterhead(structure, professional),
    signature: professional === undefined ? [structure.name] : signatureOf(professional, at),
  }
}

/** Parents of a minor, or the guardian of a protected adult. */
const guardiansOf = ({ world, person }: Telling, at: Instant): readonly DemoPerson[] =>
  person.links
    .filter(link => (link.kind === 'parent' && ageAt(person.birthDate, at) < 18) || (link.kind === 'guardian' && link.since <= at))
    .map(link => personOf(world, link.person))

const INPATIENT: readonly string[] = ['hospital', 'samu']

const encounterOf = (paper: Paper, structure: string): string => {
  if (paper.encounter !== undefined) return paper.encounter
  const stays = paper.until !== undefined && isoDay(paper.until) !== isoDay(paper.at)
  return INPATIENT.includes(structure) && stays ? 'IMP' : 'AMB'
}

const headerOf = (telling: Telling, paper: Paper): HeaderFacts => {
  const { world, person } = telling
  const [author, type, chain] = [authorOf(telling, paper), typeOf(paper.type), chainOf(telling, paper)]
  if (author === 'patient') throw new RangeError(`${paper.key}: a person writes loose files, not CDA`)
  const structure = author === 'insurer' ? structureOf(world, 'insurer') : author.structure
  const [doctor, parent] = [attendingDoctorOf(person), chain.at(-2)]
  const at = writtenAt(telling, paper)
  return {
    templateIds: type.templates ?? [],
    uniqueId: uniqueIdOf(telling, paper),
    setId: setIdOf(telling, chain[0] ?? paper),
    version: chain.length,
    type: type.code,
    title: paper.title,
    writtenAt: at,
    from: paper.at,
    until: actedUntil(paper),
    person,
    guardians: guardiansOf(telling, at),
    by: author,
    structure,
    acts: paper.acts ?? [],
    encounter: encounterOf(paper, structure.key),
    encounterId: oidOf(`${scopeOf(telling, paper.key)}/encounter`),
    ...(paper.to === undefined ? {} : { to: partyOf(world, paper.to) }),
    ...(parent === undefined ? {} : { parentUniqueId: uniqueIdOf(telling, parent) }),
    ...(doctor === undefined || doctor.key === paper.by ? {} : { attending: partyOf(world, doctor.key) }),
  }
}

const fileBytes = (telling: Telling, paper: Paper, media: Exclude<DemoMediaType, 'text/xml'>, parts: readonly Part[]): Uint8Array => {
  const page = pageOf(telling, paper, parts)
  switch (media) {
    case 'application/pdf':
      return pdfBytes(page)
    case 'text/plain':
      return textBytes(page)
    case 'image/png':
      return pngBytes(scanOf(page, scopeOf(telling, paper.key)))
    case 'image/jpeg':
      return jpegBytes(scanOf(page, scopeOf(telling, paper.key)))
  }
}

const bytesOf = (telling: Telling, paper: Paper): Uint8Array => {
  switch (paper.form) {
    case 'structured': {
      const copy = paper.copy ? fileBytes(telling, paper, 'application/pdf', partsOf(paper.sections)) : undefined
      return structuredDocument(headerOf(telling, paper), paper.sections, copy)
    }
    case 'wrapped':
      return wrappedDocument(headerOf(telling, paper), paper.media, fileBytes(telling, paper, paper.media, paper.parts))
    case 'loose':
      return fileBytes(telling, paper, paper.media, paper.parts)
  }
}

/** ASS_A12: what the media type of a level-1 document makes of its formatCode. */
const WRAPPED_FORMATS = {
  'application/pdf': 'urn:ihe:iti:xds-sd:pdf:2008',
  'text/plain': 'urn:ihe:iti:xds-sd:text:2008',
  'image/jpeg': 'urn:ihe:iti-fr:xds-sd:jpeg:2010',
} as const

const expectedOf = (telling: Telling, paper: Paper): DemoMetadata => {
  const type = typeOf(paper.type)
  const common = {
    title: paper.title,
    typeCode: type.code.code,
    typeSystem: type.code.system,
    classCode: type.classCode,
    actedAt: paper.at,
    actedUntil: actedUntil(paper),
    writtenAt: writtenAt(telling, paper),
  }
  if (paper.form === 'loose') return common
  const chain = chainOf(telling, paper)
  const parent = chain.at(-2)
  const formatCode = paper.form === 'wrapped' ? WRAPPED_FORMATS[paper.media] : type.formatCode
  return {
    ...common,
    uniqueId: uniqueIdOf(telling, paper),
    setId: setIdOf(telling, chain[0] ?? paper),
    version: chain.length,
    ...(formatCode === undefined ? {} : { formatCode }),
    ...(parent === undefined ? {} : { parentUniqueId: uniqueIdOf(telling, parent) }),
  }
}

const visibilityOf = ({ world }: Telling, { visibility }: Paper): DemoVisibility => {
  const { audience, ...bits } = visibility ?? {}
  return audience === undefined ? bits : { ...bits, audience: audience.map(key => professionalOf(world, key).nationalId) }
}

const EXTENSIONS = { 'text/xml': 'xml', 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg', 'text/plain': 'txt' } as const

/** When it reached the record, and which version of a document it is: what papers are sorted by before they are drawn. */
export const placeOf = (telling: Telling, paper: Paper): { readonly depositedAt: Instant; readonly version: number } => ({
  depositedAt: depositedAt(telling, paper),
  version: paper.form === 'loose' ? 1 : chainOf(telling, paper).length,
})

/** A document older than the record was brought in when the record was opened. */
const depositedAt = (telling: Telling, paper: Paper): Instant => {
  const ready = after(writtenAt(telling, paper), 2 * MINUTE)
  const opened = after(telling.person.recordOpenedAt, (30 + pick(`${scopeOf(telling, paper.key)}/deposit`, 240)) * MINUTE)
  return instant(Math.max(ready, opened))
}

const sourceOf = (author: Party | 'patient' | 'insurer'): Pick<DemoDocument, 'depositor' | 'structure'> =>
  typeof author === 'string' ? { depositor: author } : { depositor: author.professional.nationalId, structure: author.structure.nationalId }

/** One paper of a story as a file with all that its deposit needs. */
export const rendered = (telling: Telling, paper: Paper): DemoDocument => {
  const mediaType: DemoMediaType = paper.form === 'loose' ? paper.media : 'text/xml'
  return {
    key: `${telling.person.key}/${paper.key}`,
    fileName: `${isoDay(paper.at)}_${paper.key}.${EXTENSIONS[mediaType]}`,
    mediaType,
    bytes: bytesOf(telling, paper),
    ...sourceOf(authorOf(telling, paper)),
    depositedAt: depositedAt(telling, paper),
    visibility: visibilityOf(telling, paper),
    expected: expectedOf(telling, paper),
    ...(paper.replaces === undefined ? {} : { replaces: `${telling.person.key}/${paper.replaces}` }),
  }
}
