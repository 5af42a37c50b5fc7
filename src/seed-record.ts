import {
  authorise,
  authorityEnds,
  block,
  hideEverything,
  type Opened,
  openRecord,
  type OpeningRequest,
  type Scope,
  underGrant,
} from './access/index.ts'
import { LOOP, startSession } from './accounts/index.ts'
import { operationFor, type Services } from './api/index.ts'
import { type HelpRight, rememberDelegation } from './delegations/index.ts'
import {
  type DemoAccess,
  type DemoDocument,
  type DemoLink,
  type DemoPerson,
  type DemoScope,
  type DemoWorld,
  personOf,
  professionalOf,
  structureOf,
} from './demonstration/index.ts'
import { chooseAudience, consentToReading, deposit } from './documents/index.ts'
import type { Exercise, Subject } from './kernel/actors.ts'
import type { ActorId, DocumentId } from './kernel/ids.ts'
import { after, DAY, type Instant, toIso } from './kernel/instant.ts'
import { Refusal } from './kernel/refusal.ts'
import { sha256 } from './platform/keyring/primitives.ts'
import type { PaperWriter } from './paper-writer.ts'
import type { Operation } from './platform/operation.ts'
import { parametersAt } from './policy/index.ts'
import { actorOf, type SeededDirectory } from './seed-directory.ts'

export type Seeding = {
  readonly services: Services
  readonly world: DemoWorld
  readonly directory: SeededDirectory
  readonly writer: PaperWriter
  /** Persons whose record is open, by key. */
  readonly opened: Map<string, Opened>
  /** Papers that are filed, by key. */
  readonly papers: Map<string, FiledPaper>
  /** The latest result that the laboratory filed, by person. */
  readonly results: Map<string, FiledResult>
}

export type FiledResult = { readonly person: DemoPerson; readonly document: DemoDocument }

export type FiledPaper = { readonly id: DocumentId; readonly depositedAt: Instant; readonly isHers: boolean }

const INSURER: Subject = { kind: 'insurer-feed', id: '00000000-0000-4000-8000-000000000002' as ActorId, name: 'Assurance maladie' }

const subjectOf = ({ usedGiven, usedFamily }: DemoPerson, { personId }: Opened): Subject => ({
  kind: 'person',
  id: personId,
  name: `${usedGiven} ${usedFamily}`,
})

export const openedOf = ({ opened }: Seeding, key: string): Opened => {
  const found = opened.get(key)
  if (found === undefined) throw new RangeError(`no record was opened for ${key}`)
  return found
}

export const entryOf = ({ directory }: Seeding, nationalId: string) => {
  const entry = directory.get(nationalId)
  if (entry === undefined) throw new RangeError(`the demonstration’s directory has no ${nationalId}`)
  return entry
}

/** An act of the past: its own clock, and a session of that day, which is over. */
export const actAs = async ({ services }: Seeding, at: Instant, subject: Subject, exercise?: Exercise): Promise<Operation> => {
  const { db, keyring, draw, mode } = services
  const session = await startSession(
    { db, keyring, draw, instant: at, mode },
    { subject, means: 'demonstration', ...(exercise === undefined ? {} : { exercise }) },
  )
  return operationFor({ ...services, clock: { now: () => at } }, session.authentication, draw.uuid())
}

/** The record, and what is known at its birth: attending doctor, representatives, helpers, her switches. Whom it names must be open already. */
export const seedOpening = async (seeding: Seeding, person: DemoPerson): Promise<void> => {
  const { services } = seeding
  const op = operationFor({ ...services, clock: { now: () => person.recordOpenedAt } }, LOOP, services.draw.uuid())
  const opened = await openRecord(op, {
    traits: {
      ins: person.ins,
      birthName: person.birthFamily,
      birthFirstNames: person.birthGivens,
      usedName: person.usedFamily,
      usedFirstName: person.usedGiven,
      sex: person.sex,
      birthDate: person.birthDate,
      birthPlaceInsee: person.birthPlaceCode,
    },
    state: 'active',
    settings: {
      breakGlass: person.switches.breakGlass,
      regulation: person.switches.regulation,
      maskedInEmergency: person.switches.masked,
      everythingHidden: false,
    },
    relations: relationsOf(seeding, person),
  })
  seeding.opened.set(person.key, opened)
  for (const link of person.links) await rememberLink(seeding, op, person, opened, link)
}

const rememberLink = async (seeding: Seeding, op: Operation, person: DemoPerson, opened: Opened, link: DemoLink): Promise<void> => {
  const { usedGiven, usedFamily } = personOf(seeding.world, link.person)
  const { services } = seeding
  await services.db.transaction(tx =>
    rememberDelegation(tx, op, {
      kind: KIND_OF_LINK[link.kind],
      person: {
        id: opened.personId,
        recordId: opened.recordId,
        firstName: person.usedGiven,
        lastName: person.usedFamily,
        birthDate: person.birthDate,
        sex: person.sex,
      },
      delegate: { id: openedOf(seeding, link.person).personId, firstName: usedGiven, lastName: usedFamily },
      rights: rightsOf(link),
      ...(link.kind === 'guardian' ? { measure: 'representation' as const } : {}),
      invitedBy: link.kind === 'helper' ? opened.personId : 'register',
      invitedAt: op.instant,
      answerBy: null,
      since: op.instant,
      until: link.kind === 'helper' ? link.until : authorityEnds(person.birthDate, op.instant),
    }),
  )
}

const KIND_OF_LINK = { parent: 'legal-representation', guardian: 'protection', helper: 'caregiving' } as const

const rightsOf = (link: DemoLink): readonly HelpRight[] =>
  link.kind === 'helper' ? link.rights.map(right => (right === 'write-to-professionals' ? 'write' : right)) : ['read', 'add', 'write']

const relationsOf = (seeding: Seeding, person: DemoPerson): NonNullable<OpeningRequest['relations']> => [
  ...person.access.flatMap(access =>
    access.kind === 'attending'
      ? [
          {
            relation: 'attending' as const,
            actor: actorOf(entryOf(seeding, professionalOf(seeding.world, access.professional).nationalId)),
          },
        ]
      : [],
  ),
  ...person.links.map(link => {
    const other = personOf(seeding.world, link.person)
    const { id, name } = subjectOf(other, openedOf(seeding, link.person))
    const actor = { id, kind: 'person', name }
    if (link.kind !== 'helper') return { relation: 'representative' as const, actor }
    const rights = rightsOf(link)
    return {
      relation: 'helper' as const,
      actor,
      until: link.until,
      helper: { adds: rights.includes('add'), writes: rights.includes('write') },
    }
  }),
]

/** Her papers, oldest first, then whom she let see them. Doing it again adds nothing: each deposit has its identifier. */
export const seedRecord = async (seeding: Seeding, person: DemoPerson): Promise<number> => {
  if (seeding.world.isLong && READS.has(person.key)) await seedReading(seeding, person)
  const filed = await seedPapers(seeding, person)
  for (const access of person.access) await seedAccess(seeding, person, access, filed)
  if (person.hideAll)
    await hideEverything(await asHolder(seeding, person, seeding.world.today), openedOf(seeding, person.key).recordId, true)
  return filed.size
}

/** Who let the server read what is coded in her papers: trends, vaccinations and curves come from there. */
const READS: ReadonlySet<string> = new Set(['marcel', 'camille', 'noe', 'alma', 'ines', 'jade'])

const seedReading = async (seeding: Seeding, person: DemoPerson): Promise<void> => {
  const op = await asHolder(seeding, person, after(person.recordOpenedAt, 60_000))
  await underGrant(op, openedOf(seeding, person.key).recordId, 'manage-access', { action: 'documents.allow-reading' }, grant =>
    consentToReading(op, grant, true),
  )
}

/** Papers of one record filed side by side: what is read and sealed before a record's lock is taken needs no turn. */
const SIDE_BY_SIDE = 3

type Filed = ReadonlyMap<string, DocumentId>

/** As they are drawn, oldest first or nearly; a version waits for the one it replaces. */
const seedPapers = async (seeding: Seeding, person: DemoPerson): Promise<Filed> => {
  const filed = new Map<string, DocumentId>()
  const filing = new Map<string, Promise<void>>()
  const file = async (document: DemoDocument): Promise<void> => {
    if (document.replaces !== undefined) await filing.get(document.replaces)
    const id = await seedDocument(seeding, person, document, filed).catch(tellRefusal(seeding))
    if (id === undefined) return
    filed.set(document.key, id)
    keepResult(seeding, { person, document })
    seeding.papers.set(document.key, { id, depositedAt: document.depositedAt, isHers: document.depositor === 'patient' })
  }
  const { seed, today, isLong } = seeding.world
  for await (const papers of seeding.writer.papersOf({ seed, today, isLong, person: person.key })) {
    const waiting = [...papers]
    const lane = async (): Promise<void> => {
      for (let document = waiting.shift(); document !== undefined; document = waiting.shift()) {
        const ends = file(document)
        filing.set(document.key, ends)
        await ends
      }
    }
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane))
  }
  return filed
}

/** The latest of each person, whatever was filed beside it. */
const keepResult = ({ world, results }: Seeding, result: FiledResult): void => {
  const { structure, mediaType, depositedAt } = result.document
  const before = results.get(result.person.key)
  if (structure !== structureOf(world, 'laboratory').nationalId || mediaType !== 'text/xml') return
  if (before === undefined || before.document.depositedAt < depositedAt) results.set(result.person.key, result)
}

/** One paper that is refused must not keep a demonstration from starting; a test looks at the count. */
export const tellRefusal =
  ({ services }: Seeding) =>
  (error: unknown): undefined => {
    if (!(error instanceof Refusal)) throw error
    services.log.warn('a paper of the demonstration was refused', { component: 'demonstration', refusal: error.code, detail: error.detail })
  }

/** She herself; who represents her while she is a child. */
export const asHolder = (seeding: Seeding, person: DemoPerson, at: Instant): Promise<Operation> => {
  const parent = isChild(person, at) ? person.links.find(({ kind }) => kind === 'parent') : undefined
  const key = parent?.person ?? person.key
  return actAs(seeding, at, subjectOf(personOf(seeding.world, key), openedOf(seeding, key)))
}

const ACTS_ALONE_YEARS = 15
const isChild = ({ birthDate }: DemoPerson, at: Instant): boolean =>
  Number(toIso(at).slice(0, 4)) - Number(birthDate.slice(0, 4)) < ACTS_ALONE_YEARS

const depositorOf = (seeding: Seeding, person: DemoPerson, { depositor, structure, depositedAt }: DemoDocument): Promise<Operation> => {
  if (depositor === 'patient') return asHolder(seeding, person, depositedAt)
  if (depositor === 'insurer') return actAs(seeding, depositedAt, INSURER)
  const { id, kind, name, nationalId, exercises } = entryOf(seeding, depositor)
  if (kind !== 'professional' && kind !== 'secretary') throw new RangeError('a paper is brought by a professional')
  const exercise = exercises.find(({ structureNationalId }) => structureNationalId === structure) ?? exercises[0]
  return actAs(seeding, depositedAt, { kind, id, name, nationalId }, exercise)
}

const seedDocument = async (seeding: Seeding, person: DemoPerson, document: DemoDocument, filed: Filed): Promise<DocumentId> => {
  const { recordId } = openedOf(seeding, person.key)
  const { visibility, expected, bytes } = document
  const isLoose = document.mediaType !== 'text/xml'
  const replaced = document.replaces === undefined ? undefined : filed.get(document.replaces)
  const receipt = await deposit(await depositorOf(seeding, person, document), seeding.services.engine, recordId, {
    stream: (async function* () {
      yield bytes
    })(),
    declaredMediaType: document.mediaType,
    fileName: document.fileName,
    visibility: {
      masked: visibility.masked ?? false,
      held: visibility.hiddenUntilAnnouncement ?? false,
      hiddenFromRepresentatives: visibility.hiddenFromRepresentatives ?? false,
    },
    ...(isLoose
      ? { title: expected.title, typeCode: expected.typeCode, date: toIso(expected.actedAt).slice(0, 10), uniqueId: looseId(document.key) }
      : {}),
    ...(isLoose && replaced !== undefined ? { replaces: replaced } : {}),
  })
  if (visibility.audience !== undefined) await seedAudience(seeding, person, receipt.documentId, document.depositedAt, visibility.audience)
  return receipt.documentId
}

/** An OID of our own for a paper that has none, the same at each start (ISO 9834-8: 2.25 and 128 bits). */
const looseId = (key: string): string => `2.25.${BigInt(`0x${sha256(Buffer.from(`demonstration/${key}`)).toString('hex', 0, 16)}`)}`

const seedAudience = async (
  seeding: Seeding,
  person: DemoPerson,
  id: DocumentId,
  at: Instant,
  audience: readonly string[],
): Promise<void> => {
  const op = await asHolder(seeding, person, at)
  await underGrant(op, openedOf(seeding, person.key).recordId, 'unmask', { action: 'documents.audience', documents: [id] }, grant =>
    chooseAudience(op, grant, id, audience),
  )
}

const seedAccess = async (seeding: Seeding, person: DemoPerson, access: DemoAccess, filed: Filed): Promise<void> => {
  if (access.kind === 'attending') return
  const { recordId } = openedOf(seeding, person.key)
  const actor = actorOf(entryOf(seeding, professionalOf(seeding.world, access.professional).nationalId))
  if (access.kind === 'blocked')
    return block(await asHolder(seeding, person, latest(access.since, person.recordOpenedAt)), recordId, actor, access.evenInEmergency)
  const longest = parametersAt(access.from).personGrantMaxDays * DAY
  const from = latest(access.from, person.recordOpenedAt, after(access.until, -longest))
  await authorise(await asHolder(seeding, person, from), recordId, { actor, until: access.until, scope: scopeOf(access.scope, filed) })
}

const latest = (...instants: readonly Instant[]): Instant => instants.reduce((last, at) => (at > last ? at : last))

const scopeOf = (scope: DemoScope, filed: Filed): Scope => {
  switch (scope.kind) {
    case 'all':
      return { kind: 'all' }
    case 'classes':
      return { kind: 'categories', classCodes: scope.classCodes }
    case 'documents':
      return { kind: 'documents', documentIds: scope.keys.flatMap(key => filed.get(key) ?? []) }
    case 'period':
      return { kind: 'period', from: scope.fromMonth, to: scope.untilMonth }
  }
}
