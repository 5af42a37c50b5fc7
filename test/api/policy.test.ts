import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type Client, textAt } from './client.ts'
import { pdf, personWithRecord, professional } from './people.ts'
import { testServer } from './server.ts'

/** The folder of an operator: a published matrix that shows nurses one type and doctors another, and one parameter turned. */
const folder = mkdtempSync(path.join(tmpdir(), 'carnet-policy-'))
mkdirSync(folder, { recursive: true })
writeFileSync(
  path.join(folder, 'published.csv'),
  [
    '# version: operator-2026',
    '# from: 2026-01-01',
    '# source: an order of the test',
    '# illustrative: no',
    'type;label;doctor;nurse',
    '11488-4;CR de consultation;R;-',
    '11502-2;CR d’examens biologiques;-;R',
  ].join('\n'),
)
writeFileSync(
  path.join(folder, 'parameters.json'),
  JSON.stringify([{ version: 'strict-2026', from: '2026-01-01', values: { attendingSeesAll: false, consultationConsentMs: 3_600_000 } }]),
)

const carnet = await testServer({}, { POLICY_DIR: folder })
const { url } = carnet

const said = (typeCode: string) => ({ title: typeCode, typeCode, date: '2026-11-02' })
const file = [{ name: 'a.pdf', type: 'application/pdf', bytes: pdf('bonjour') }]
const typesSeenBy = async (client: Client, recordId: string): Promise<readonly unknown[]> => {
  const { json } = await client.get(`/api/records/${recordId}/documents`)
  return (json as { items: { title: string }[] }).items.map(({ title }) => title)
}

test('an operator’s matrix and parameters decide, and the trace names them', async () => {
  const author = await professional(url, { nationalId: '899900000901', family: 'AUTEURE' })
  const attending = await professional(url, { nationalId: '899900000902', family: 'TRAITANTE' })
  const nurse = await professional(url, { nationalId: '899900000903', family: 'INFIRMIERE', profession: '60' })
  const person = await personWithRecord(url, 901, '899900000902')
  for (const type of ['11488-4', '11502-2'])
    expect(await author.upload(`/api/records/${person.recordId}/documents`, said(type), file)).toMatchObject({ status: 201 })

  const declared = await nurse.send('POST', '/api/professional/openings', { handle: person.recordId, basis: 'declared-agreement' })
  expect(Date.parse(textAt(declared, 'until')) - Date.now()).toBeLessThanOrEqual(3_600_000)
  expect(await typesSeenBy(nurse, person.recordId)).toEqual(['11502-2'])
  // The attending doctor no longer sees all: the matrix is hers too.
  expect(await typesSeenBy(attending, person.recordId)).toEqual(['11488-4'])
  expect((await typesSeenBy(person, person.recordId)).toSorted()).toEqual(['11488-4', '11502-2'])

  const { bytes } = await person.get(`/api/records/${person.recordId}/journal/proof`)
  expect(bytes.toString('utf8')).toContain('operator-2026+strict-2026')
})
