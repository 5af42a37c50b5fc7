import type { AccessMode } from '../../../src/kernel/actors.ts'
import type { OracleFacts } from '../../oracle/facts.ts'
import type { Answer, Call } from '../../worlds/http-client.ts'
import { jsonOf } from '../../worlds/people.ts'
import { pdfForm } from '../../worlds/scenarios.ts'
import type { World } from '../../worlds/world.ts'
import { type Actor, cookieOf } from './cast.ts'
import type { Paper, Realised } from './records.ts'

type Asking = { readonly world: World; readonly record: Realised; readonly actor: Actor; readonly mode: AccessMode }

let asked = 0

const send = ({ world, actor, mode }: Asking, call: Call): Promise<Answer> => {
  world.draw.step(`ask ${asked++}`)
  world.clock.advance(1)
  return world.http.send({ ...call, cookie: cookieOf(actor, mode), ...(mode === 'normal' ? {} : { mode }) })
}

class Unexpected extends Error {}

const isYes = (call: Call, { status, body }: Answer): boolean => {
  if (status >= 200 && status < 300) return true
  if (status === 403 || status === 404) return false
  throw new Unexpected(`${call.method} ${call.path} answered ${status}: ${body.toString('utf8').slice(0, 300)}`)
}

const yesTo = async (asking: Asking, call: Call): Promise<boolean> => isYes(call, await send(asking, call))

/** What she lists: one request answers for every paper of the record. */
export const listed = async (asking: Asking): Promise<ReadonlySet<string>> => {
  const call = { method: 'GET', path: `/api/records/${asking.record.recordId}/documents?limit=200` } as const
  const answer = await send(asking, call)
  return isYes(call, answer) ? new Set(jsonOf<{ items: { id: string }[] }>(answer).items.map(({ id }) => id)) : new Set()
}

const on = ({ record }: Asking, { id }: Paper, path = ''): string => `/api/records/${record.recordId}/documents/${id}${path}`

/** Whether this paper opens, its bytes or its page. */
export const opens = (asking: Asking, paper: Paper, path: '' | '/content'): Promise<boolean> =>
  yesTo(asking, { method: 'GET', path: on(asking, paper, path) })

export const files = (asking: Asking): Promise<boolean> => {
  const { actor, colleague } = asking.actor
  const typeCode = actor === 'insurer-feed' ? 'REMB' : '11488-4'
  return yesTo(asking, {
    method: 'POST',
    path: `/api/records/${asking.record.recordId}/documents`,
    form: pdfForm({ title: 'Ajouté', typeCode, ...(colleague === undefined ? {} : { author: colleague }) }, 'BT (x) Tj ET'),
  })
}

/** A new version of a paper of hers: the author's correction, which refused deposits do not stop. */
export const corrects = async (asking: Asking, paper: Paper): Promise<boolean> => {
  const metadata = { title: 'Corrigé', typeCode: paper.type, date: paper.inPeriod ? '2026-03-12' : '2025-01-01', replaces: paper.id }
  const call = {
    method: 'POST',
    path: `/api/records/${asking.record.recordId}/documents`,
    form: pdfForm(metadata, 'BT (corrigé) Tj ET'),
  } as const
  const answer = await send(asking, call)
  const isFiled = isYes(call, answer)
  if (isFiled) Object.assign(paper, { id: jsonOf<{ documentId: string }>(answer).documentId })
  return isFiled
}

type Act = Exclude<OracleFacts['right'], 'read' | 'deposit'>

/** Tries an act, and keeps the facts of the paper true when it was done. */
export const acts = async (asking: Asking, right: Act, paper: Paper): Promise<boolean> => {
  switch (right) {
    case 'mask':
      return done(await yesTo(asking, { method: 'PUT', path: on(asking, paper, '/visibility'), json: { kind: 'masked' } }), () =>
        Object.assign(paper, { masked: true }),
      )
    case 'unmask':
      return done(await yesTo(asking, { method: 'PUT', path: on(asking, paper, '/visibility'), json: { kind: 'all' } }), () =>
        Object.assign(paper, { masked: false }, isPersonSide(asking) ? { chosen: null } : {}),
      )
    case 'reveal': {
      const to = paper.hidden ? 'representatives' : 'holder'
      return done(await yesTo(asking, { method: 'POST', path: on(asking, paper, '/reveal'), json: { to } }), () =>
        Object.assign(paper, to === 'holder' ? { held: false } : { hidden: false }),
      )
    }
    case 'archive': {
      const archived = await yesTo(asking, { method: 'POST', path: on(asking, paper, '/archive') })
      if (archived && !(await yesTo(asking, { method: 'POST', path: on(asking, paper, '/unarchive') })))
        throw new Unexpected('what she archived she may bring back')
      return archived
    }
    case 'delete':
      return done(await yesTo(asking, { method: 'DELETE', path: on(asking, paper) }), () =>
        asking.record.papers.splice(asking.record.papers.indexOf(paper), 1),
      )
  }
}

const isPersonSide = ({ actor: { actor } }: Asking): boolean => actor === 'person' || actor === 'representative' || actor === 'helper'

const done = (isDone: boolean, then: () => unknown): boolean => {
  if (isDone) then()
  return isDone
}
