import { z } from 'zod'
import { requireSession } from '../../accounts/index.ts'
import {
  approve,
  changeDraft,
  readVersions,
  sendBack,
  simulate,
  startDraft,
  submitDraft,
  type VersionLine,
  withdraw,
} from '../../habilitations/index.ts'
import { fromIso, type Instant, toIso } from '../../kernel/instant.ts'
import { documentClasses, documentTypes, PUBLISHED_CELLS } from '../../policy/index.ts'
import type { Operation } from '../../platform/operation.ts'
import {
  idSchema,
  matrixChangesSchema,
  matrixDraftMadeSchema,
  type MatrixPage,
  matrixPageSchema,
  matrixRevisionSchema,
  matrixSimulationSchema,
  matrixSubmissionSchema,
  type MatrixVersion,
  newMatrixDraftSchema,
} from '../contract/index.ts'
import { type Route, route } from '../route.ts'

const TAG = 'habilitations'
const ofVersion = z.strictObject({ versionId: idSchema })
const HOME = '/api/admin/habilitations'

const day = (at: Instant | null): string | null => (at === null ? null : toIso(at))
const mutable = (cells: VersionLine['cells']): MatrixVersion['cells'] =>
  Object.fromEntries(Object.entries(cells).map(([group, types]) => [group, [...types]]))

const versionOf = ({ createdBy: _by, approvedBy: _also, ...line }: VersionLine): MatrixVersion => ({
  ...line,
  cells: mutable(line.cells),
  createdAt: toIso(line.createdAt),
  startsAt: day(line.startsAt),
  submittedAt: day(line.submittedAt),
  approvedAt: day(line.approvedAt),
  withdrawnAt: day(line.withdrawnAt),
})

const pageOf = async (op: Operation): Promise<MatrixPage> => {
  const { inForce, professionals, versions, copies } = await readVersions(op)
  return {
    inForce: { ...inForce, from: toIso(inForce.from), cells: mutable(inForce.cells) },
    groups: [...professionals].map(([group, many]) => ({ group, professionals: many })),
    types: documentTypes.map(({ code, display, classCode }) => ({ code, label: display, classCode })),
    classes: documentClasses().map(({ code, display }) => ({ code, label: display })),
    published: [...PUBLISHED_CELLS],
    versions: versions.map(versionOf),
    copies: copies.map(({ version, from, illustrative }) => ({ version, from: toIso(from), illustrative })),
  }
}

/** The table of who may read which type: what is in force, drafts, who gains and who loses, the second person's approval. */
export const habilitationRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: HOME,
    tag: TAG,
    summary: 'The habilitation matrix in force, drafts, and every table that ever was',
    answer: matrixPageSchema,
    handle: async ({ op }) => {
      await requireSession(op)
      return pageOf(op)
    },
  }),
  route({
    method: 'POST',
    path: `${HOME}/drafts`,
    tag: TAG,
    summary: 'Copies the table in force, or an older one, into a draft; it acts on nothing',
    body: newMatrixDraftSchema,
    answer: matrixDraftMadeSchema,
    status: 201,
    handle: async ({ op, body: { copied } }) => {
      await requireSession(op)
      return { versionId: await startDraft(op, copied) }
    },
  }),
  route({
    method: 'PUT',
    path: `${HOME}/:versionId/cells`,
    tag: TAG,
    summary: 'Changes cells of a draft',
    params: ofVersion,
    body: matrixChangesSchema,
    answer: matrixRevisionSchema,
    handle: async ({ op, params: { versionId }, body: { revision, changes } }) => {
      await requireSession(op)
      return { revision: await changeDraft(op, versionId, revision, changes) }
    },
  }),
  route({
    method: 'GET',
    path: `${HOME}/:versionId/simulation`,
    tag: TAG,
    summary: '« Qui gagne, qui perd »: in professionals of the directory, against the table in force',
    params: ofVersion,
    answer: matrixSimulationSchema,
    handle: async ({ op, params: { versionId } }) => {
      await requireSession(op)
      const { groups, departs, ...counts } = await simulate(op, versionId)
      const copied = groups.map(({ gains, loses, ...group }) => ({ ...group, gains: [...gains], loses: [...loses] }))
      return { ...counts, groups: copied, departs: [...departs] }
    },
  }),
  route({
    method: 'POST',
    path: `${HOME}/:versionId/submission`,
    tag: TAG,
    summary: 'Asks another agent to approve it, with a reason and a day',
    params: ofVersion,
    body: matrixSubmissionSchema,
    handle: async ({ op, params: { versionId }, body: { startsAt, ...submission } }) => {
      await requireSession(op)
      await submitDraft(op, versionId, { ...submission, startsAt: fromIso(startsAt) })
    },
  }),
  route({
    method: 'POST',
    path: `${HOME}/:versionId/approval`,
    tag: TAG,
    summary: 'Approves the revision that one read; somebody else wrote it',
    params: ofVersion,
    body: matrixRevisionSchema,
    handle: async ({ op, params: { versionId }, body: { revision } }) => {
      await requireSession(op)
      await approve(op, versionId, revision)
    },
  }),
  route({
    method: 'POST',
    path: `${HOME}/:versionId/return`,
    tag: TAG,
    summary: 'Sends it back to its author',
    params: ofVersion,
    handle: async ({ op, params: { versionId } }) => {
      await requireSession(op)
      await sendBack(op, versionId)
    },
  }),
  route({
    method: 'POST',
    path: `${HOME}/:versionId/withdrawal`,
    tag: TAG,
    summary: 'Throws a draft away, or withdraws a table before its day',
    params: ofVersion,
    handle: async ({ op, params: { versionId } }) => {
      await requireSession(op)
      await withdraw(op, versionId)
    },
  }),
]
