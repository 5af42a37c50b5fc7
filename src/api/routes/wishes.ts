import { holderTraits, underGrant } from '../../access/index.ts'
import { deleteDocument, deposit, maskDocument, readDocument, unmaskDocument } from '../../documents/index.ts'
import { displayName } from '../../identity/index.ts'
import type { Grant } from '../../kernel/grant.ts'
import type { DocumentId, RecordId } from '../../kernel/ids.ts'
import type { PartialDate } from '../../kernel/partial-date.ts'
import { Refusal, refuse } from '../../kernel/refusal.ts'
import { printPaper } from '../../platform/print/index.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  addEntry,
  addingTo,
  type Added,
  changing,
  checkMayWrite,
  type Directives,
  ENTRY_ABSENT,
  isAbsence,
  listEntries,
  readingOf,
  removeEntry,
  type TrustedPerson,
} from '../../profile/index.ts'
import {
  directivesEndSchema,
  type DirectivesWritten,
  directivesFiledSchema,
  directivesWrittenSchema,
  entryAddedSchema,
} from '../contract/index.ts'
import { ofRecord, toDocumentId } from '../ids.ts'
import { NOT_DIRECTIVES } from '../refusals.ts'
import { bytesRoute, type Route, route } from '../route.ts'
import type { Services } from '../services.ts'
import { directivesPaper, type Signer, trustedPersonForm } from '../wording/wishes.ts'

const TAG = 'profile'
/** TRE_A05: the person's alone. */
const DIRECTIVES_TYPE = 'EXPPAT_3'
const WISH = addingTo('directives')

export const wishRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/records/:recordId/profile/directives',
    tag: TAG,
    summary: 'Advance directives written in steps: printed, filed among her documents, and standing alone from now on',
    params: ofRecord,
    body: directivesWrittenSchema,
    answer: entryAddedSchema,
    status: 201,
    handle: async ({ op, services, params: { recordId }, body }) => {
      const before = await directivesOf(op, recordId)
      const document = await fileWritten(op, services, recordId, body)
      const answers = Object.fromEntries(body.answers.filter(({ answer }) => answer !== '').map(({ id, answer }) => [id, answer]))
      const { clientId, model, writtenOn, witnesses } = body
      return state(op, recordId, clientId, before, {
        rubric: 'directives',
        model,
        writtenOn: writtenOn as PartialDate,
        answers,
        document,
        ...(witnesses === undefined ? {} : { witnesses }),
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/profile/directives/paper',
    tag: TAG,
    summary: 'Advance directives on a paper of hers, already among her documents',
    params: ofRecord,
    body: directivesFiledSchema,
    answer: entryAddedSchema,
    status: 201,
    handle: async ({ op, params: { recordId }, body: { clientId, writtenOn, document: named } }) => {
      const document = toDocumentId(named)
      const before = await directivesOf(op, recordId)
      const { line } = await underGrant(op, recordId, 'read', { action: 'documents.read', documents: [document] }, grant =>
        readDocument(op, grant, document),
      )
      if (line.facts.typeCode !== DIRECTIVES_TYPE) return refuse(NOT_DIRECTIVES)
      return state(op, recordId, clientId, before, {
        rubric: 'directives',
        model: 'own-paper',
        writtenOn: writtenOn as PartialDate,
        document,
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/records/:recordId/profile/directives/withdraw',
    tag: TAG,
    summary: 'They stand no more: nobody is shown them again, and their paper is withdrawn',
    params: ofRecord,
    body: directivesEndSchema,
    handle: async ({ op, params: { recordId }, body: { entryId, version } }) => {
      const before = await directivesOf(op, recordId)
      const read = { entryId, version, rubric: 'directives' } as const
      await underGrant(op, recordId, 'write-wishes', changing('profile.withdraw-wish', read), grant => removeEntry(op, grant, read))
      for (const id of before) await withdraw(op, recordId, id)
    },
  }),
  bytesRoute({
    method: 'GET',
    path: '/api/records/:recordId/profile/trusted-person/form',
    tag: TAG,
    summary: 'The form that designates a trusted person, to be signed by both (PDF)',
    params: ofRecord,
    handle: async ({ operation, params: { recordId }, reply }) => {
      const op = operation()
      const request = { rubrics: ['trusted-person'] as const }
      const pdf = await underGrant(op, recordId, 'read-profile', readingOf(request), async grant => {
        const { entries } = await listEntries(op, grant, request)
        const named = entries.find(({ status }) => status === 'active')?.body
        if (named === undefined || isAbsence(named) || named.rubric !== 'trusted-person') return refuse(ENTRY_ABSENT)
        return formOf(op, await signerOf(op, grant), named)
      })
      return reply.type('application/pdf').header('content-disposition', 'attachment; filename="personne-de-confiance.pdf"').send(pdf)
    },
  }),
]

const signerOf = async (op: Operation, grant: Grant): Promise<Signer> => {
  const traits = await holderTraits(op, grant)
  return { name: displayName(traits), birthDate: traits.birthDate.replace(/(-00)+$/, '') }
}

const formOf = (op: Operation, signer: Signer, named: TrustedPerson): Promise<Buffer> =>
  printPaper({ title: 'Ma personne de confiance', foot: 'Carnet – désignation', at: op.instant, blocks: trustedPersonForm(signer, named) })

/** The papers of the directives that stand now. */
const directivesOf = (op: Operation, recordId: RecordId): Promise<readonly DocumentId[]> => {
  const request = { rubrics: ['directives'] as const }
  return underGrant(op, recordId, 'read-profile', readingOf(request), async grant =>
    (await listEntries(op, grant, request)).entries.flatMap(({ status, body }) =>
      status === 'active' && !isAbsence(body) && body.rubric === 'directives' && body.document !== undefined ? [body.document] : [],
    ),
  )
}

const fileWritten = async (op: Operation, { engine }: Services, recordId: RecordId, written: DirectivesWritten): Promise<DocumentId> => {
  // Whether she may at all is asked first: nothing is filed for a minor, or by another.
  const signer = await underGrant(op, recordId, 'write-wishes', WISH, async grant => {
    await checkMayWrite(op, grant, 'directives')
    return signerOf(op, grant)
  })
  const blocks = directivesPaper(signer, written)
  const pdf = await printPaper({ title: 'Mes directives anticipées', foot: 'Carnet – directives anticipées', at: op.instant, blocks })
  const { documentId } = await deposit(op, engine, recordId, {
    stream: (async function* () {
      yield pdf
    })(),
    declaredMediaType: 'application/pdf',
    title: 'Mes directives anticipées',
    typeCode: DIRECTIVES_TYPE,
    date: written.writtenOn,
    uniqueId: written.clientId,
    visibility: { masked: false, held: false, hiddenFromRepresentatives: false },
  })
  return documentId
}

/** Said first, then the papers before are withdrawn: at no instant do two stand, and a replaced one is never shown (domain.md §4.4). */
const state = async (
  op: Operation,
  recordId: RecordId,
  clientId: string,
  before: readonly DocumentId[],
  body: Directives & { readonly document: DocumentId },
): Promise<Added> => {
  const added = await underGrant(op, recordId, 'write-wishes', WISH, grant => addEntry(op, grant, { clientId, body }))
  for (const id of before) if (id !== body.document) await withdraw(op, recordId, id)
  return added
}

/** Hidden as the rubric is: the paper says what the entry says. */
export const shareDirectives = async (op: Operation, recordId: RecordId, hidden: boolean): Promise<void> => {
  for (const id of await directivesOf(op, recordId)) {
    const documents = [id]
    if (hidden) await underGrant(op, recordId, 'mask', { action: 'documents.mask', documents }, grant => maskDocument(op, grant, id))
    else await underGrant(op, recordId, 'unmask', { action: 'documents.unmask', documents }, grant => unmaskDocument(op, grant, id))
  }
}

const withdraw = async (op: Operation, recordId: RecordId, id: DocumentId): Promise<void> => {
  try {
    await underGrant(op, recordId, 'delete', { action: 'documents.delete', documents: [id] }, grant => deleteDocument(op, grant, id))
  } catch (error) {
    // She may have deleted it herself meanwhile.
    if (!(error instanceof Refusal && error.category === 'absent')) throw error
  }
}
