import { expect, test } from 'vitest'
import { failedDelivery } from './read-bounces.ts'
import { messageOfReturn, returnAddress } from './transport.ts'

const ID = '4dbb3c53-52a2-4b32-9d2b-0f8f7f1a2b3c'
const BACK = returnAddress('ne-pas-repondre@carnet.example', ID)

const report = (fields: readonly string[], { to = BACK, type = 'delivery-status' } = {}): Buffer =>
  Buffer.from(
    [
      ...[
        `To: ${to}`,
        'From: MAILER-DAEMON@example.org',
        'MIME-Version: 1.0',
        `Content-Type: multipart/report; report-type=${type}; boundary="x"`,
        '',
      ],
      ...['--x', 'Content-Type: text/plain', '', 'Action: failed', '', '--x', 'Content-Type: message/delivery-status', ''],
      ...['Reporting-MTA: dns; mail.example.org', '', ...fields, '', '--x--', ''],
    ].join('\r\n'),
  )

const FINAL = 'Final-Recipient: rfc822; anne@example.org'

test('a return address says of which message it is', () => {
  expect(BACK).toBe('retour+4dbb3c5352a24b329d2b0f8f7f1a2b3c@carnet.example')
  expect(messageOfReturn(BACK.toUpperCase())).toBe(ID)
  expect(['retour@carnet.example', 'retour+12@carnet.example', `x${BACK}`].map(messageOfReturn)).toEqual([undefined, undefined, undefined])
})

test('only a delivery that failed says so', async () => {
  expect(await failedDelivery(report([FINAL, 'Action: failed', 'Status: 5.1.1']))).toBe(ID)
  expect(await failedDelivery(report([FINAL, 'Original-Recipient: rfc822;anne@example.org', 'Action: failed']))).toBe(ID)
  expect(await failedDelivery(report([FINAL, 'Action: delayed', 'Status: 4.4.1']))).toBeUndefined()
  expect(await failedDelivery(report([FINAL, 'Action: delivered']))).toBeUndefined()
  expect(await failedDelivery(report([FINAL, 'Action: failed'], { type: 'disposition-notification' }))).toBeUndefined()
  expect(await failedDelivery(report([FINAL, 'Action: failed'], { to: 'retour@carnet.example' }))).toBeUndefined()
  expect(await failedDelivery(Buffer.from('\u0000\u00ff not a mail'))).toBeUndefined()
})
