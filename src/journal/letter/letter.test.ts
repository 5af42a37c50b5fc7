import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import {
  asRuleActor,
  by,
  entriesOf,
  grantFor,
  openWorld,
  personCalled,
  professional,
  recordOf,
  refusalOf,
  signIn,
  type Someone,
  traitsCalled,
} from '../../../test/support-door/index.ts'
import { LOOP } from '../../accounts/index.ts'
import { type Action, listUnderTrace } from '../../audit/index.ts'
import { setContact } from '../../identity/index.ts'
import { DAY } from '../../kernel/instant.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { dueOf } from '../../platform/due/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { printBatch } from '../../platform/print/index.ts'
import { askYearlyLetter, readYearlyLetter } from './ask.ts'
import { WRITE_LETTER } from './ask.ts'
import { writeYearlyLetter } from './write-letter.ts'

const world = await openWorld()
const ANSWERING = { phone: '02 98 00 00 00', postalAddress: 'Carnet, 1 quai du Port, 29900 Port-Kerval' }
const YEAR = 365 * DAY
const doctor = professional('Dr Rose Merrien')
const stranger = professional('Dr Paul Inconnu')
const NOTHING = { name: 'test.nothing', sql: () => 'select 1 as nothing where false', values: [] }

const loop = (): Operation => ({ ...by(world, { subject: LOOP.subject, sessionId: LOOP.sessionId }), caller: LOOP })

const personWith = async (name: string, birthDate = '1941-05-04') => {
  const opened = await recordOf(world, name, {
    traits: traitsCalled(name, { birthDate }),
    relations: [{ relation: 'attending', actor: asRuleActor(doctor) }],
  })
  const address = { line: '3 rue des Lilas', postalCode: '29999', city: 'PORT-KERVAL' }
  await setContact(world.database, loop(), opened.holder.subject.id, { kind: 'address', value: address })
  const herself = async () => by(world, await signIn(world, { subject: opened.holder.subject }))
  return { ...opened, herself }
}

const looks = async (who: Someone, recordId: RecordId, action: Action, secret = false): Promise<void> => {
  const op = { ...by(world, await signIn(world, who)), secret }
  const grant = await grantFor(op, recordId, 'read')
  await listUnderTrace(op, grant, { action }, NOTHING)
}

type Printed = { readonly text: string; readonly sizes: readonly number[]; readonly raw: string }

/** What the printer gets, read as a machine reads it. */
const printed = async (): Promise<Printed> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'carnet-letters-'))
  const { database: db, keyring, draw, clock } = world
  await printBatch({ db, keyring, draw, folder, keeps: false, printed: async () => undefined }, clock.now())
  const [name = ''] = readdirSync(folder).filter(file => file.endsWith('.pdf'))
  const bytes = readFileSync(path.join(folder, name))
  const reading = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false })
  const pdf = await reading.promise
  const items = []
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items: found } = await (await pdf.getPage(n)).getTextContent()
    for (const item of found) if ('str' in item && item.str.trim() !== '') items.push({ text: item.str, size: Number(item.transform[3]) })
  }
  await reading.destroy()
  return {
    text: items
      .map(({ text }) => text)
      .join(' ')
      .replaceAll('\u00a0', ' ')
      .replace(/\s+/g, ' '),
    sizes: items.map(({ size }) => Math.round(size * 10) / 10),
    raw: bytes.toString('latin1'),
  }
}

describe('the letter of each year', () => {
  test('says who looked, sentence first, in large print and tagged, with how to answer without a screen; and comes again a year later', async () => {
    const { recordId, herself, holder } = await personWith('Jeanne Prigent')
    await askYearlyLetter(await herself(), recordId, true)
    const first = (await readYearlyLetter(await herself(), recordId)).next
    expect(await dueOf(world.database, WRITE_LETTER, recordId)).toBe(first)
    await looks(doctor, recordId, 'documents.list')
    await looks(stranger, recordId, 'documents.list')
    world.clock.advance(YEAR)
    await writeYearlyLetter(loop(), recordId, ANSWERING)
    const { text, sizes, raw } = await printed()
    const said = text.slice(text.indexOf('Qui a regardé votre dossier'))
    expect(said).toMatch(
      /^Qui a regardé votre dossier Une personne a regardé votre dossier de santé cette année\. Rien ne nous paraît étrange\./,
    )
    for (const words of [
      'Dr Rose Merrien, Médecin, Cabinet du Port',
      'Un jour : le 22 novembre 2026.',
      'médecin traitant',
      'Accès refusés',
      'Dr Paul Inconnu',
    ])
      expect(said).toContain(words)
    for (const words of [ANSWERING.phone, ANSWERING.postalAddress, 'en un mois']) expect(said).toContain(words)
    // The window of the envelope is for the post, the foot for the printer: all the rest is large.
    expect(sizes.filter(size => size > 11).every(size => size >= 16)).toBe(true)
    expect(sizes.filter(size => size >= 18).length).toBeGreaterThan(sizes.length / 2)
    expect([raw.includes('/Marked true'), raw.includes('/Lang (fr-FR)'), raw.match(/\/S \/H1\b/g)?.length]).toEqual([true, true, 1])
    expect(raw.match(/\/S \/H2\b/g)?.length).toBe(3)
    const last = (await entriesOf(world, recordId)).at(-1)?.entry
    expect([last?.action, last?.actor.kind]).toEqual(['journal.write-letter', 'system'])
    expect(await dueOf(world.database, WRITE_LETTER, recordId)).toBeGreaterThan(world.clock.now())
    expect(holder.subject.id).not.toBe('')
  })

  test('tells the next year what came since, and nothing twice', async () => {
    const { recordId, herself } = await personWith('Marie Rien')
    await askYearlyLetter(await herself(), recordId, true)
    await looks(doctor, recordId, 'documents.list')
    world.clock.advance(YEAR)
    await writeYearlyLetter(loop(), recordId, ANSWERING)
    expect((await printed()).text).toContain('Dr Rose Merrien')
    world.clock.advance(YEAR)
    await writeYearlyLetter(loop(), recordId, ANSWERING)
    const { text } = await printed()
    expect(text).toContain('Personne n’a regardé votre dossier de santé cette année.')
    expect(text).not.toContain('Merrien')
  })

  test('is hers to ask for: not a child’s, not for who acts for her, not without an address; and ends when she says so', async () => {
    const { recordId, herself } = await personWith('Anne Fin')
    const child = await personWith('Zoé Petite', '2016-02-03')
    expect(await refusalOf(askYearlyLetter(await child.herself(), child.recordId, true))).toBe('letter-for-adults')
    const parent = personCalled('Mère Fin')
    const other = await recordOf(world, 'Sans Adresse', { relations: [{ relation: 'representative', actor: asRuleActor(parent) }] })
    expect(await refusalOf(askYearlyLetter(by(world, other.holder), other.recordId, true))).toBe('letter-needs-address')
    expect(await refusalOf(askYearlyLetter(by(world, await signIn(world, parent)), other.recordId, true))).toBe('letter-for-adults')
    await askYearlyLetter(await herself(), recordId, true)
    await askYearlyLetter(await herself(), recordId, false)
    expect([(await readYearlyLetter(await herself(), recordId)).next, await dueOf(world.database, WRITE_LETTER, recordId)]).toEqual([
      null,
      null,
    ])
    world.clock.advance(YEAR)
    await writeYearlyLetter(loop(), recordId, ANSWERING)
    const waiting = await world.database.owner.rows<{ count: number }>({
      name: 'test.letters',
      text: 'select count(*)::int as count from letter where printed_at is null',
    })
    expect(waiting[0]?.count).toBe(0)
  })
})
