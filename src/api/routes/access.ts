import { z } from 'zod'
import {
  authorise,
  block,
  describeAccess,
  endAuthorisation,
  hideEverything,
  nameAdministrator,
  opposeDeposits,
  setEmergencySwitches,
  unblock,
  underGrant,
} from '../../access/index.ts'
import { type Act, RightsMoved } from '../../audit/index.ts'
import { searchDirectory } from '../../directory/index.ts'
import { requireSession } from '../../accounts/index.ts'
import { listDocuments } from '../../documents/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { fromIso } from '../../kernel/instant.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  type AccessPage,
  accessPageSchema,
  accessRuleSchema,
  administratorSchema,
  blockingSchema,
  type DirectoryEntry,
  directoryEntriesSchema,
  emergencyChoicesSchema,
  hideAllResultSchema,
  hideAllSchema,
  oppositionSchema,
} from '../contract/index.ts'
import { ofProfessional, ofRecord } from '../ids.ts'
import { ruleActor } from '../identities.ts'
import { type Route, route } from '../route.ts'
import { accessPageOf, toDoorScope } from '../views/access-page.ts'
import { roleOfEntry } from '../wording/people.ts'

const TAG = 'access'
const COUNTED = 500

const READ: Act = { action: 'access.read' }

/** The rules, and beside them how many documents they are about: one reading, one entry, decided for both on the same rights. */
const pageOf = (op: Operation, recordId: RecordId): Promise<AccessPage> =>
  underGrant(op, recordId, 'read-access', READ, async access => {
    const page = await underGrant(op, recordId, 'read', READ, async grant => {
      if (grant.rightsVersion !== access.rightsVersion) return null
      const { committed, lines } = await listDocuments(op, grant, { limit: COUNTED }, READ)
      return accessPageOf(op, await describeAccess(op, committed), lines)
    })
    if (page === null) throw new RightsMoved('between the two decisions')
    return page
  })

export const accessRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/records/:recordId/access',
    tag: TAG,
    summary: 'Who may see this record, and how far',
    params: ofRecord,
    answer: accessPageSchema,
    handle: ({ op, params: { recordId } }) => pageOf(op, recordId),
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/access/hide-all',
    tag: TAG,
    summary: 'Hides everything, existing and future, or gives back what stood before',
    params: ofRecord,
    body: hideAllSchema,
    answer: hideAllResultSchema,
    handle: async ({ op, params: { recordId }, body: { active } }) => {
      await hideEverything(op, recordId, active)
      const page = await pageOf(op, recordId)
      // One bit, in one transaction: it cannot fail for some documents only.
      return { page, changed: page.documentCount, failed: 0 }
    },
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/access/emergency',
    tag: TAG,
    summary: 'Her three switches: SAMU, break-glass, masked documents in an emergency',
    params: ofRecord,
    body: emergencyChoicesSchema,
    answer: accessPageSchema,
    handle: async ({ op, params: { recordId }, body: { samu, breakGlass, masked } }) => {
      await setEmergencySwitches(op, recordId, { regulation: samu, breakGlass, maskedInEmergency: masked })
      return pageOf(op, recordId)
    },
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/access/professionals/:actorId',
    tag: TAG,
    summary: 'Lets a professional see, so far and so long',
    params: ofProfessional,
    body: accessRuleSchema,
    answer: accessPageSchema,
    handle: async ({ op, params: { recordId, actorId }, body: { until, scope } }) => {
      await authorise(op, recordId, { actor: await ruleActor(op.db, actorId), until: fromIso(until), scope: toDoorScope(scope) })
      return pageOf(op, recordId)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/records/:recordId/access/professionals/:actorId',
    tag: TAG,
    summary: 'Ends an authorisation',
    params: ofProfessional,
    answer: accessPageSchema,
    handle: async ({ op, params: { recordId, actorId } }) => {
      await endAuthorisation(op, recordId, await ruleActor(op.db, actorId))
      return pageOf(op, recordId)
    },
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/access/professionals/:actorId/block',
    tag: TAG,
    summary: 'Blocks a professional, « même en urgence » or not',
    params: ofProfessional,
    body: blockingSchema,
    answer: accessPageSchema,
    handle: async ({ op, params: { recordId, actorId }, body: { evenInEmergency } }) => {
      await block(op, recordId, await ruleActor(op.db, actorId), evenInEmergency)
      return pageOf(op, recordId)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/records/:recordId/access/professionals/:actorId/block',
    tag: TAG,
    summary: 'Unblocks: consent must be given again',
    params: ofProfessional,
    answer: accessPageSchema,
    handle: async ({ op, params: { recordId, actorId } }) => {
      await unblock(op, recordId, await ruleActor(op.db, actorId))
      return pageOf(op, recordId)
    },
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/access/professionals/:actorId/administrator',
    tag: TAG,
    summary: 'Gives, or takes back, the rights of the attending doctor',
    params: ofProfessional,
    body: administratorSchema,
    answer: accessPageSchema,
    handle: async ({ op, params: { recordId, actorId }, body: { named } }) => {
      await nameAdministrator(op, recordId, await ruleActor(op.db, actorId), named)
      return pageOf(op, recordId)
    },
  }),
  route({
    method: 'PUT',
    path: '/api/records/:recordId/access/professionals/:actorId/opposition',
    tag: TAG,
    summary: 'Refuses, or takes again, a professional’s new deposits',
    params: ofProfessional,
    body: oppositionSchema,
    answer: accessPageSchema,
    handle: async ({ op, params: { recordId, actorId }, body: { opposed } }) => {
      await opposeDeposits(op, recordId, await ruleActor(op.db, actorId), opposed)
      return pageOf(op, recordId)
    },
  }),
  route({
    method: 'GET',
    path: '/api/directory/professionals',
    tag: 'directory',
    summary: 'Professionals of the public directory whose name, role or town holds these words',
    query: z.strictObject({ q: z.string().trim().min(2).max(64) }),
    answer: directoryEntriesSchema,
    handle: async ({ op, query: { q } }) => {
      await requireSession(op)
      return { items: await findProfessionals(op, q) }
    },
  }),
]

const FOUND = 20

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The longest word is looked for in the store; all of them must be in what is shown. */
const findProfessionals = async (op: Operation, text: string): Promise<DirectoryEntry[]> => {
  const words = text.split(/\s+/)
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '')
  const entries = await searchDirectory(op.db, longest, 200)
  const shown = entries.map(entry => {
    const [first] = entry.exercises
    return {
      actorId: entry.id,
      name: entry.name,
      role: roleOfEntry(entry),
      ...(first === undefined ? {} : { structure: first.structureName }),
      ...(entry.city === undefined ? {} : { town: entry.city }),
    }
  })
  return shown
    .filter(entry => {
      const hay = plain(`${entry.name} ${entry.role} ${entry.structure ?? ''} ${entry.town ?? ''}`)
      return words.every(word => hay.includes(plain(word)))
    })
    .slice(0, FOUND)
}
