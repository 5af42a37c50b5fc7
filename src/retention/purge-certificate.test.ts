import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { personCalled, refusalOf } from '../../test/support-door/index.ts'
import { sha256 } from '../platform/keyring/primitives.ts'
import { DAY } from '../kernel/instant.ts'
import { closeRecord, printErasureCertificate, readErasures } from './index.ts'
import { openKit } from './testing/kit.ts'

const kit = await openKit()

const read = async (pdf: Uint8Array) => {
  const reading = getDocument({ data: new Uint8Array(pdf) })
  const document = await reading.promise
  const [contents, { info }] = [await (await document.getPage(1)).getTextContent(), await document.getMetadata()]
  await reading.destroy()
  return {
    text: contents.items
      .map(item => ('str' in item ? item.str : ''))
      .join('')
      .replaceAll('\u00a0', ' '),
    info,
  }
}

/** Of this purge, its leaf in the tree that is published. */
const leafOf = async (id: string): Promise<Buffer | undefined> =>
  (
    await kit.database.owner.rows<{ leaf: Buffer }>({
      name: 'test.leaf',
      text: 'select leaf from trace_pending where record_id = $1',
      values: [id],
    })
  )[0]?.leaf

test('the certificate is a tagged paper; what is printed on it is found in the public tree; she is told once, by a message that says nothing else', async () => {
  const { recordId, holder } = await kit.person('Anne Paper')
  await closeRecord(await kit.now(holder), kit.outbox, recordId, { channel: 'online', erase: true })
  kit.clock.advance(7 * DAY)
  await kit.sweep()
  await kit.sequence()
  kit.clock.advance(1_000)
  await kit.sweep()
  await kit.sweep()
  const op = await kit.now(holder)
  const [erased, ...others] = await readErasures(op)
  expect(others).toEqual([])
  const id = erased?.id ?? expect.fail('nothing was erased')

  const pdf = await printErasureCertificate(op, id)
  const raw = pdf.toString('latin1')
  for (const mark of ['/Marked true', '/Lang (fr-FR)', '/S /H1']) expect(raw).toContain(mark)
  expect((await printErasureCertificate(op, id)).equals(pdf)).toBe(true)
  const { text } = await read(pdf)
  expect(text).toContain(id)
  expect(text).toContain('effacement demandé')
  expect(text).toContain('Attestation d’effacement')
  expect(text).not.toContain(recordId)
  expect(text).not.toMatch(/Anne|Paper/i)
  // Parsed back from the paper alone: salt and text give the leaf.
  const salt = Buffer.from(/Sel : ([A-Za-z0-9+/]{43}=)/.exec(text)?.[1] ?? '', 'base64')
  const said = /\{.*\}/s.exec(text)?.[0] ?? ''
  expect(salt).toHaveLength(32)
  expect(JSON.parse(said)).toMatchObject({ action: 'record.purged', record: id, reason: 'asked' })
  const commitment = sha256(Buffer.from('carnet-trace/v1'), salt, Buffer.from(said))
  expect(await leafOf(id)).toEqual(Buffer.concat([commitment, sha256(Buffer.alloc(32), commitment)]))

  const told = await kit.database.owner.rows<{ record_id: string }>({
    name: 'test.told',
    text: `select record_id from outbox_event where name = 'notices.asked' and record_id <> $1`,
    values: [recordId],
  })
  const numbers = new Set(told.map(({ record_id }) => record_id))
  const templates = (await Promise.all([...numbers].map(number => kit.toldOf(number as typeof recordId, holder.subject.id)))).flat()
  expect(templates).toEqual(['erasure-done'])
  expect(await refusalOf(kit.now(personCalled('A Stranger')).then(other => printErasureCertificate(other, id)))).toBe('purge-absent')
})
