import { z } from 'zod'
import { underGrant } from '../../access/index.ts'
import type { PartialDate } from '../../kernel/partial-date.ts'
import {
  addEntry,
  addingTo,
  askCorrection,
  changeEntry,
  changing,
  confirmEntry,
  declareAbsence,
  endEntry,
  hideRubric,
  HISTORY,
  listEntries,
  readHistory,
  readingOf,
  removeEntry,
  rightFor,
  showRubric,
} from '../../profile/index.ts'
import {
  correctionSchema,
  entryAddedSchema,
  entryChangeSchema,
  entryConfirmSchema,
  entryEndSchema,
  entryReadSchema,
  entryVersionSchema,
  historySchema,
  idSchema,
  newEntrySchema,
  noneSchema,
  healthProfileSchema,
  rubricSchema,
  rubricShareSchema,
} from '../contract/index.ts'
import { ofRecord, toDocumentId } from '../ids.ts'
import { type Route, route } from '../route.ts'
import { entryOf, profilePage, toBody } from '../views/profile-page.ts'
import { shareDirectives } from './wishes.ts'

const TAG = 'profile'
const ofEntry = ofRecord.extend({ entryId: idSchema })
const ofRubric = ofRecord.extend({ rubric: rubricSchema })
const PROFILE = '/api/records/:recordId/profile'
const ENTRY = `${PROFILE}/entries/:entryId`
const asked = z.strictObject({
  /** One of them; absent: all. */
  rubric: rubricSchema.exactOptional(),
  past: z.literal('1').exactOptional(),
})

const toDate = (text: string): PartialDate => text as PartialDate
const linked = (links: readonly string[] | undefined) => (links === undefined ? {} : { links: links.map(toDocumentId) })
const drafted = (draft: true | undefined) => (draft === undefined ? {} : { draft })

export const profileRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: PROFILE,
    tag: TAG,
    summary: 'The entries of a health profile that its reader may see, latest writing first',
    params: ofRecord,
    query: asked,
    answer: healthProfileSchema,
    handle: ({ op, params: { recordId }, query: { rubric, past } }) => {
      const request = { ...(rubric === undefined ? {} : { rubrics: [rubric] }), past: past === '1' }
      return underGrant(op, recordId, 'read-profile', readingOf(request), async grant =>
        profilePage(op, grant, await listEntries(op, grant, request)),
      )
    },
  }),
  route({
    method: 'POST',
    path: `${PROFILE}/entries`,
    tag: TAG,
    summary: 'Says one thing. The same request under the same clientId says it once',
    params: ofRecord,
    body: newEntrySchema,
    answer: entryAddedSchema,
    status: 201,
    handle: ({ op, params: { recordId }, body: { clientId, body, links, draft } }) =>
      underGrant(op, recordId, rightFor(body.rubric), addingTo(body.rubric), grant =>
        addEntry(op, grant, { clientId, body: toBody(body), ...linked(links), ...drafted(draft) }),
      ),
  }),
  route({
    method: 'POST',
    path: `${PROFILE}/none`,
    tag: TAG,
    summary: '« I have none », said in so many words',
    params: ofRecord,
    body: noneSchema,
    answer: entryAddedSchema,
    status: 201,
    handle: ({ op, params: { recordId }, body: { clientId, rubric } }) =>
      underGrant(op, recordId, rightFor(rubric), addingTo(rubric), grant => declareAbsence(op, grant, rubric, clientId)),
  }),
  route({
    method: 'PUT',
    path: ENTRY,
    tag: TAG,
    summary: 'Says it otherwise: the version that was read travels with it, and 409 answers when another was written since',
    params: ofEntry,
    body: entryChangeSchema,
    answer: entryVersionSchema,
    handle: ({ op, params: { recordId, entryId }, body: { version, body, links, draft } }) => {
      const { rubric } = body
      const request = { entryId, version, rubric, body: toBody(body), ...linked(links), ...drafted(draft) }
      return underGrant(op, recordId, rightFor(rubric), changing('profile.change', request), grant => changeEntry(op, grant, request))
    },
  }),
  route({
    method: 'POST',
    path: `${ENTRY}/end`,
    tag: TAG,
    summary: 'It is over, since a date as far as it is known; or it goes on after all',
    params: ofEntry,
    body: entryEndSchema,
    answer: entryVersionSchema,
    handle: ({ op, params: { recordId, entryId }, body: { version, rubric, on, goesOn } }) => {
      const read = { entryId, version, rubric }
      return underGrant(op, recordId, rightFor(rubric), changing('profile.end', read), grant =>
        endEntry(op, grant, read, on === undefined ? null : toDate(on), goesOn === true),
      )
    },
  }),
  route({
    method: 'POST',
    path: `${ENTRY}/remove`,
    tag: TAG,
    summary: 'Takes it out: it was an error, or a wish that stands no more',
    params: ofEntry,
    body: entryReadSchema,
    handle: ({ op, params: { recordId, entryId }, body: { version, rubric } }) => {
      const read = { entryId, version, rubric }
      return underGrant(op, recordId, rightFor(rubric), changing('profile.remove', read), grant => removeEntry(op, grant, read))
    },
  }),
  route({
    method: 'POST',
    path: `${ENTRY}/confirm`,
    tag: TAG,
    summary: 'A professional vouches for it as it is written now; of a dose, says what was seen',
    params: ofEntry,
    body: entryConfirmSchema,
    handle: ({ op, params: { recordId, entryId }, body: { version, rubric, evidence } }) => {
      const read = { entryId, version, rubric }
      return underGrant(op, recordId, rightFor(rubric), changing('profile.confirm', read), grant => confirmEntry(op, grant, read, evidence))
    },
  }),
  route({
    method: 'POST',
    path: `${ENTRY}/correction`,
    tag: TAG,
    summary: 'Asks the author of an entry to correct it; words travel in the body',
    params: ofEntry,
    body: correctionSchema,
    handle: ({ op, params: { recordId, entryId }, body: { version, rubric, words } }) => {
      const read = { entryId, version, rubric }
      return underGrant(op, recordId, rightFor(rubric), changing('profile.ask-correction', read), async grant => {
        await askCorrection(op, grant, read, words)
      })
    },
  }),
  route({
    method: 'GET',
    path: `${ENTRY}/history`,
    tag: TAG,
    summary: 'Every version of one entry, latest first; her side’s alone',
    params: ofEntry,
    answer: historySchema,
    handle: ({ op, params: { recordId, entryId } }) =>
      underGrant(op, recordId, 'read-profile', HISTORY, async grant => ({
        items: (await readHistory(op, grant, entryId)).map(entry => entryOf(op, entry)),
      })),
  }),
  route({
    method: 'PUT',
    path: `${PROFILE}/rubrics/:rubric`,
    tag: TAG,
    summary: 'Hides a rubric from professionals, or shares it again',
    params: ofRubric,
    body: rubricShareSchema,
    handle: async ({ op, params: { recordId, rubric }, body: { hidden } }) => {
      await underGrant(op, recordId, 'hide-profile', changing(hidden ? 'profile.hide' : 'profile.show', { rubric }), grant =>
        hidden ? hideRubric(op, grant, rubric) : showRubric(op, grant, rubric),
      )
      if (rubric === 'directives') await shareDirectives(op, recordId, hidden)
    },
  }),
]
