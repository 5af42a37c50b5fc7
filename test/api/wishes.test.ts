import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { personWithRecord, professional } from './people.ts'
import { testServer } from './server.ts'

const carnet = await testServer()
const { url } = carnet
const items = ({ json }: { readonly json: unknown }) => (json as { readonly items: readonly Record<string, unknown>[] }).items
const written = (answer: string) => ({
  clientId: randomUUID(),
  model: 'in-good-health',
  writtenOn: '2026-01-10',
  answers: [
    { id: 'keep-alive', question: 'Me maintenir en vie', answer },
    { id: 'other', question: 'Autres souhaits', answer: '' },
  ],
})

describe('the API of wishes', () => {
  test('directives written in steps are a paper of the law’s type; others replace them, and nobody is shown the first again', async () => {
    const anne = await personWithRecord(url, 911)
    const path = `/api/records/${anne.recordId}`
    const doctor = await professional(url, { nationalId: '899700009111', family: 'SOIN' })
    await doctor.send('POST', `${path}/access/declarations`, {})
    await anne.send('PUT', `${path}/access/professionals/${doctor.actorId}`, {})
    for (const answer of ['Non merci.', 'Seulement si je peux revenir à moi.'])
      expect((await anne.send('POST', `${path}/profile/directives`, written(answer))).status).toBe(201)
    const papers = items(await anne.get(`${path}/documents`))
    expect(papers).toMatchObject([{ title: 'Mes directives anticipées' }])
    const standing = items(await anne.get(`${path}/profile?rubric=directives`))
    expect(standing).toMatchObject([{ status: 'active', body: { model: 'in-good-health', document: papers[0]?.['id'] } }])
    expect(items(await anne.get(`${path}/profile?rubric=directives&past=1`)).map(({ status }) => status)).toEqual(['active', 'replaced'])
    const [entry] = standing
    const end = { entryId: entry?.['id'], version: entry?.['version'] }
    expect((await anne.send('POST', `${path}/profile/directives/withdraw`, end)).status).toBe(204)
    expect(items(await anne.get(`${path}/documents`))).toEqual([])
    expect(items(await anne.get(`${path}/profile?rubric=directives`))).toEqual([])
  })

  test('hidden, their paper is hidden with them', async () => {
    const anne = await personWithRecord(url, 912)
    const path = `/api/records/${anne.recordId}`
    await anne.send('POST', `${path}/profile/directives`, written('Oui.'))
    await anne.send('PUT', `${path}/profile/rubrics/directives`, { hidden: true })
    expect(JSON.stringify(items(await anne.get(`${path}/documents`)))).toContain('masked')
  })

  test('a trusted person is one; the form to sign is a PDF', async () => {
    const anne = await personWithRecord(url, 913)
    const path = `/api/records/${anne.recordId}/profile`
    const form = `${path}/trusted-person/form`
    expect((await anne.get(form)).status).toBe(404)
    for (const name of ['Paul Ami', 'Zoé Amie']) {
      const body = { rubric: 'trusted-person', name, designatedOn: '2026-02', agreed: true }
      expect((await anne.send('POST', `${path}/entries`, { clientId: randomUUID(), body })).status).toBe(201)
    }
    expect(items(await anne.get(`${path}?rubric=trusted-person`))).toMatchObject([{ body: { name: 'Zoé Amie' } }])
    const pdf = await anne.get(form)
    expect([pdf.status, pdf.headers.get('content-type'), pdf.bytes.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-'])
  })
})
