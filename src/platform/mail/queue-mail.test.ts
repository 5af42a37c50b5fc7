import { describe, expect, test } from 'vitest'
import { idOf, openWorld } from '../../../test/support-door/index.ts'
import { isMailAddress, type Mail, queueMail } from './index.ts'
import { openMail } from './queue-mail.ts'
import { claimMails } from './store.ts'

const { database, keyring, clock, draw } = await openWorld()
const desk = { keyring, instant: clock.now() }
const mail = (changes: Partial<Mail> = {}): Mail => ({
  id: draw.uuid(),
  personId: idOf('Anne'),
  to: 'anne.martin@example.org',
  subject: 'Votre dossier',
  text: 'Bonjour,\n\nRien.\n',
  ...changes,
})
const waiting = async () => claimMails(database, clock.now(), clock.now(), 100)

describe('a mail', () => {
  test('is queued if and only if the caller’s transaction commits, once for one id, sealed', async () => {
    const one = mail()
    await database.transaction(tx => queueMail(tx, desk, one))
    await database.transaction(tx => queueMail(tx, desk, { ...one, text: 'Autre chose\n' }))
    const undone = database.transaction(async tx => {
      await queueMail(tx, desk, mail())
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    const rows = await waiting()
    expect(rows.map(row => row.id)).toEqual([one.id])
    expect(Buffer.concat(rows.map(row => row.sealed)).includes('anne')).toBe(false)
    const { to, subject, text } = one
    expect(rows.map(row => openMail({ keyring }, row.id, row.person_id, row.sealed))).toEqual([{ to, subject, text }])
  })

  test.each([
    ['a second recipient', { to: 'a@example.org, b@example.org' }],
    ['a header in the address', { to: 'a@example.org\r\nBcc: b@example.org' }],
    ['a name around the address', { to: 'Anne <a@example.org>' }],
    ['a header in the subject', { subject: 'Bonjour\nBcc: b@example.org' }],
    ['a line separator in the subject', { subject: 'Bonjour\u2028Bcc: b@example.org' }],
    ['a bare carriage return in the text', { text: 'Bonjour\r.\r' }],
    ['no text', { text: '' }],
  ])('with %s is a fault of its caller', async (_, changes) => {
    await expect(database.transaction(tx => queueMail(tx, desk, mail(changes)))).rejects.toThrow(TypeError)
  })
})

test('an address is one plain address', () => {
  const good = ['a@example.org', 'anne.martin+dossier@mail.example.fr', "o'neil@example.org", 'a@xn--bcher-kva.example']
  const bad = [
    '',
    'a',
    'a@b',
    'a@@example.org',
    '.a@example.org',
    'a.@example.org',
    'a..b@example.org',
    'a@-x.org',
    `${'a'.repeat(65)}@b.org`,
    'é@x.org',
  ]
  expect(good.filter(isMailAddress)).toEqual(good)
  expect(bad.filter(isMailAddress)).toEqual([])
})
