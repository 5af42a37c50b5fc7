import { z } from 'zod'
import { attach, endAttachment, readAttachments, toldOfPlace } from '../../accounts/index.ts'
import type { Attachment as Known } from '../../directory/index.ts'
import type { AttachmentId } from '../../kernel/ids.ts'
import { after, type Instant } from '../../kernel/instant.ts'
import { dayInParis } from '../../kernel/paris-day.ts'
import type { Operation } from '../../platform/operation.ts'
import { type Attachment, type Attachments, attachSchema, attachmentSchema, attachmentsSchema, idSchema } from '../contract/index.ts'
import { toActorId } from '../ids.ts'
import { type Route, route } from '../route.ts'
import { roleOf } from '../wording/people.ts'

const TAG = 'professional'

/** M15: substitutes and students of the caller, and whom she is under herself (CSP L.4131-2, R.4127-65, R.6153-3). Nothing of a patient. */
export const attachmentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/professional/attachments',
    tag: TAG,
    summary: 'Whom the caller named as her substitutes and students, and whom she is under herself',
    answer: attachmentsSchema,
    handle: async ({ op }) => pageOf(op),
  }),
  route({
    method: 'POST',
    path: '/api/professional/attachments',
    tag: TAG,
    summary: 'Names a substitute or a student where the caller practises, until a day',
    body: attachSchema,
    answer: attachmentSchema,
    status: 201,
    handle: async ({ op, services: { outbox }, body: { professional, ...asked } }) =>
      lineOf(op.instant, await attach(op, { ...asked, professional: toActorId(professional) }, toldOfPlace(op, outbox, 'place-added'))),
  }),
  route({
    method: 'DELETE',
    path: '/api/professional/attachments/:attachmentId',
    tag: TAG,
    summary: 'Ends it now, for whom she is under or for herself; sessions at that place end in the same instant',
    params: z.strictObject({ attachmentId: idSchema }),
    handle: ({ op, services: { outbox }, params: { attachmentId } }) =>
      endAttachment(op, attachmentId as AttachmentId, toldOfPlace(op, outbox, 'place-removed')),
  }),
]

const pageOf = async (op: Operation): Promise<Attachments> => {
  const { named, held, places, kinds, lastDay } = await readAttachments(op)
  const here = op.caller.exercise?.structureNationalId
  return {
    named: named.map(one => lineOf(op.instant, one)),
    held: held.map(one => lineOf(op.instant, one)),
    places: places.map(({ structureNationalId: id, structureName: name }) => ({ id, name, isHere: id === here })),
    kinds: [...kinds],
    today: dayInParis(op.instant),
    lastDay,
  }
}

const lineOf = (at: Instant, { id, kind, name, under, exercise, from, until, endedAt }: Known): Attachment => ({
  id,
  kind,
  name,
  role: roleOf(exercise),
  under: { kind, name: under.name },
  structure: exercise.structureName,
  from: dayInParis(from),
  until: dayInParis(endedAt ?? after(until, -1)),
  state: endedAt !== undefined || until <= at ? 'ended' : at < from ? 'coming' : 'open',
})
