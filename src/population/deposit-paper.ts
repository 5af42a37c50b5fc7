import { underGrant } from '../access/index.ts'
import type { DemoDocument, DemoPerson } from '../demonstration/index.ts'
import { chooseAudience, type CdaEngine, deposit } from '../documents/index.ts'
import type { Exercise, Subject } from '../kernel/actors.ts'
import type { ActorId } from '../kernel/ids.ts'
import { toIso } from '../kernel/instant.ts'
import { sha256 } from '../platform/keyring/primitives.ts'
import { type Cast, subjectOf } from './cast.ts'
import type { OperationAs } from './operation-as.ts'

export const INSURER: Subject = { kind: 'insurer-feed', id: '00000000-0000-4000-8000-000000000002' as ActorId, name: 'Assurance maladie' }

/** One paper, brought by whoever brings it, on the day it was. Answers the document's number. */
export const depositPaper = async (as: OperationAs, engine: CdaEngine, cast: Cast, person: DemoPerson, paper: DemoDocument): Promise<string> => {
  const home = cast.people.get(person.key)
  if (home === undefined) throw new RangeError('the record is not open')
  const op = await as(whoBrings(cast, person, paper), paper.depositedAt)
  const { masked = false, hiddenUntilAnnouncement = false, hiddenFromRepresentatives = false, audience } = paper.visibility
  const { documentId } = await deposit(op, engine, home.recordId, {
    stream: once(paper.bytes),
    declaredMediaType: paper.mediaType,
    fileName: paper.fileName,
    title: paper.expected.title,
    typeCode: paper.expected.typeCode,
    date: toIso(paper.expected.actedAt).slice(0, 10),
    uniqueId: uuidOf(paper.key),
    visibility: { masked, held: hiddenUntilAnnouncement, hiddenFromRepresentatives },
  })
  if (audience !== undefined) {
    const her = await as({ subject: { kind: 'person', id: home.personId, name: home.name } }, paper.depositedAt)
    await underGrant(her, home.recordId, 'unmask', { action: 'documents.audience', documents: [documentId] }, grant => chooseAudience(her, grant, documentId, audience))
  }
  return documentId
}

type Bringer = { readonly subject: Subject; readonly exercise?: Exercise }

const whoBrings = (cast: Cast, person: DemoPerson, paper: DemoDocument): Bringer => {
  if (paper.depositor === 'insurer') return { subject: INSURER }
  if (paper.depositor === 'patient') return { subject: sheHerself(cast, person) }
  const entry = cast.byNationalId.get(paper.depositor)
  if (entry === undefined) throw new RangeError('nobody of that number')
  const exercise = entry.exercises.find(({ structureNationalId }) => structureNationalId === paper.structure) ?? entry.exercises[0]
  return { subject: subjectOf(entry), ...(exercise === undefined ? {} : { exercise }) }
}

/** A child's papers are brought by the first of those who act for it. */
const sheHerself = (cast: Cast, person: DemoPerson): Subject => {
  const [parent] = person.links.filter(link => link.kind !== 'helper')
  const acting = cast.people.get(parent?.person ?? person.key)
  if (acting === undefined) throw new RangeError('nobody acts for her')
  return { kind: 'person', id: acting.personId, name: acting.name }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** A stable UUID from the paper's key, so that depositing it again finds it. */
const uuidOf = (key: string): string => {
  const hex = sha256(Buffer.from(key)).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
