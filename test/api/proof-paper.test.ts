import { getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { personWithRecord } from './people.ts'
import { testServer } from './server.ts'

const { url } = await testServer()

const wordsIn = async (bytes: Uint8Array): Promise<string> => {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const pages = Array.from({ length: pdf.numPages }, (_, index) => index + 1)
  const texts: string[] = []
  for (const page of pages) {
    const { items } = await (await pdf.getPage(page)).getTextContent()
    texts.push(items.map(item => ('str' in item ? item.str : '')).join(' '))
  }
  return texts.join(' ').replaceAll(/\s+/g, ' ')
}

test('the proof on paper opens, and names whose record it is and the record itself', async () => {
  const anne = await personWithRecord(url, 971)
  const answer = await anne.get(`/api/records/${anne.recordId}/journal/proof.pdf`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const words = await wordsIn(answer.bytes)
  expect(words).toContain('ESSAI-971')
  expect(words.replaceAll(' ', '')).toContain(anne.recordId)
})
