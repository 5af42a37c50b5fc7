import { expect, test } from 'vitest'
import { at, textAt } from './client.ts'
import { personWithRecord, professional } from './people.ts'
import { testServer } from './server.ts'

const { url } = await testServer()
const doctor = await professional(url, { nationalId: '899900000821', family: 'TRAITANT' })

test('a medical summary is shown to the attending doctor line by line, then written as she left it; with no word of hers, it is all that stands open', async () => {
  const lea = await personWithRecord(url, 8201, '899900000821')
  const path = `/api/records/${lea.recordId}`
  const body = { rubric: 'allergies', code: { text: 'Latex' }, criticality: 'high' }
  await lea.send('POST', `${path}/profile/entries`, { clientId: crypto.randomUUID(), body })
  const draft = await doctor.get(`${path}/synthesis-draft`)
  expect(draft).toMatchObject({ status: 200, json: { person: { recordId: lea.recordId }, attention: [], lastDate: null } })
  const line = textAt(draft, 'blocks.allergies.items.0.id')
  const edits = { kept: [], left: [line], added: [{ to: 'conditions', text: 'Asthme' }] }
  expect((await doctor.send('POST', `${path}/synthesis/publication`, { ...edits, left: [] })).status).toBe(409)
  const written = await doctor.send('POST', `${path}/synthesis/publication`, edits)
  const read = await lea.get(`${path}/documents/${textAt(written, 'documentId')}/content`)
  const xml = read.bytes.toString('utf8')
  expect([written.status, xml.includes('Latex'), xml.includes('Asthme')]).toEqual([201, false, true])
  const whole = await doctor.send('POST', `${path}/synthesis/publication`)
  expect([whole.status, at(whole, 'replaced')]).toEqual([201, textAt(written, 'documentId')])
})

test('is refused to whoever is not her attending doctor, as the synthesis is to a stranger', async () => {
  const zoe = await personWithRecord(url, 8202)
  const path = `/api/records/${zoe.recordId}`
  const [draft, synthesis] = [await doctor.get(`${path}/synthesis-draft`), await doctor.get(`${path}/synthesis`)]
  expect([draft.status, textAt(draft, 'code')]).toEqual([synthesis.status, textAt(synthesis, 'code')])
  expect((await zoe.get(`${path}/synthesis-draft`)).status).toBe(403)
})
