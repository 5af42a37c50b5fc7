import { describe, expect, test } from 'vitest'
import { by, openWorld, personCalled, recordOf, refusalOf, signIn } from '../../test/support-door/index.ts'
import { LOOP } from '../accounts/index.ts'
import type { EventId, RecordId } from '../kernel/ids.ts'
import { NOTICE_TEMPLATES, type NoticeTemplate } from '../kernel/notice.ts'
import { askNotice, NOTICE_ASKED, openOutbox } from '../platform/outbox/index.ts'
import { mailOf } from './model.ts'
import { preferencesOf, readNotices, setPreference, TELL_ASKED, tellAsked } from './index.ts'

const world = await openWorld()
const anne = await recordOf(world, 'Anne Martin')
const outbox = openOutbox({ [NOTICE_ASKED]: [TELL_ASKED] })
const paul = await signIn(world, personCalled('Paul'))
const loop = () => ({ ...by(world, anne.holder), caller: LOOP })
const addressOf = async () => 'somebody@example.org'

const ask = (template: NoticeTemplate, to = [anne.holder.subject.id, paul.subject.id]) =>
  world.database.transaction(tx => askNotice(tx, loop(), outbox, { recordId: anne.recordId, to, template }))

const lastEvent = async () => {
  const [row] = await world.database.owner.rows<{ record_id: RecordId; id: EventId; sealed_body: Buffer }>({
    name: 'test.event',
    text: 'select e.record_id, e.id, e.sealed_body from outbox_event e join outbox_pending p on p.event_id = e.id order by p.position desc limit 1',
  })
  if (row === undefined) throw new Error('no event')
  return { reference: { recordId: row.record_id, eventId: row.id }, body: row.sealed_body }
}

const mails = async (): Promise<number> => {
  const [row] = await world.database.owner.rows<{ n: number }>({ name: 'test.mails', text: 'select count(*)::int as n from mail_message' })
  return row?.n ?? 0
}

describe('a notice that is asked for', () => {
  test('is told to each, in the application and by e-mail, once however often the job runs', async () => {
    await ask('delegation-ended')
    const { reference, body } = await lastEvent()
    expect(body.includes(anne.holder.subject.id) || body.includes('delegation')).toBe(false)
    const before = await mails()
    await tellAsked(loop(), reference, addressOf)
    await tellAsked(loop(), reference, addressOf)
    for (const caller of [anne.holder, paul]) {
      const notices = await readNotices(by(world, caller))
      expect(notices.map(notice => notice.template)).toEqual(['delegation-ended'])
    }
    expect((await mails()) - before).toBe(2)
  })

  test('goes by e-mail to nobody who said no, except what protects the account', async () => {
    const [id] = [paul.subject.id]
    await setPreference(by(world, paul), 'relatives', false)
    expect(await preferencesOf(world.database, id)).toContainEqual({ event: 'relatives', email: false, isLocked: false })
    expect(await refusalOf(setPreference(by(world, paul), 'security', false))).toBe('always-told')
    for (const [template, more] of [
      ['delegation-ended', 0],
      ['password-changed', 1],
    ] as const) {
      const before = await mails()
      await ask(template, [id])
      await tellAsked(loop(), (await lastEvent()).reference, addressOf)
      expect((await mails()) - before).toBe(more)
    }
  })

  test('to nobody is no event', async () => {
    const before = await lastEvent()
    await ask('delegation-ended', [])
    expect(await lastEvent()).toEqual(before)
  })
})

test('the mail of a notice says nothing but that there is one, unless it protects the account', () => {
  const texts = NOTICE_TEMPLATES.map(mailOf)
  expect(new Set(texts.map(({ subject }) => subject))).toEqual(
    new Set(['Sécurité de votre compte', 'Il y a du nouveau dans votre dossier']),
  )
  for (const { subject, text } of texts) {
    expect(`${subject} ${text}`).not.toMatch(/https?:|médecin|document|résultat|analyse|soin|urgence|santé|ordonnance|\{|\$/i)
  }
  expect(new Set(texts.filter(({ subject }) => subject.startsWith('Il y a')).map(({ text }) => text)).size).toBe(1)
})
