import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { idOf, openWorld } from '../../../test/support-door/index.ts'
import { countLetters, type Letter, printBatch, type Printer, queueLetter, readLetters } from './index.ts'

const { database, keyring, clock, draw } = await openWorld()
const root = mkdtempSync(path.join(tmpdir(), 'carnet-print-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const letter = (name: string): Letter => ({
  id: draw.uuid(),
  at: clock.now(),
  to: { name, lines: ['1 rue du Port', '29900 CONCARNEAU'] },
  subject: 'Votre dossier',
  blocks: [{ kind: 'paragraph', text: 'Bonjour.' }],
})

const queue = async (...letters: readonly Letter[]) => {
  await database.transaction(async tx => {
    for (const one of letters) await queueLetter(tx, { keyring, instant: clock.now() }, idOf('Anne'), one)
  })
}

const printer = (folder: string, changes: Partial<Printer> = {}) => {
  const told: string[] = []
  const options: Printer = {
    db: database,
    keyring,
    draw,
    folder: path.join(root, folder),
    keeps: false,
    printed: async (_, { id }) => void told.push(id),
    ...changes,
  }
  return { options, told, files: () => readdirSync(path.join(root, folder)) }
}

describe('a batch of letters', () => {
  test('is one file and its manifest, without a name; what is printed waits no more and its words are gone', async () => {
    const { options, told, files } = printer('one')
    const letters = ['Anne MARTIN', 'Paul DURAND', 'Zoé PETIT'].map(letter)
    await queue(...letters)
    const batch = await printBatch(options, clock.now(), 2)
    expect(batch).toMatchObject({ letters: 2, pages: 2 })
    expect(files().toSorted()).toEqual([`${batch?.id}.csv`, `${batch?.id}.pdf`])
    const manifest = readFileSync(path.join(root, 'one', `${batch?.id}.csv`), 'utf8')
    expect(manifest).toMatch(/^letter,first_page,pages\n[0-9a-f-]{36},1,1\n[0-9a-f-]{36},2,1\n$/)
    expect(manifest).not.toMatch(/MARTIN|DURAND|PETIT|rue/)
    expect(await countLetters(database)).toBe(1)
    expect(await printBatch(options, clock.now())).toMatchObject({ letters: 1 })
    expect(told.toSorted()).toEqual(letters.map(({ id }) => id).toSorted())
    expect(await printBatch(options, clock.now())).toBeUndefined()
    expect(await readLetters(database, keyring)).toEqual([])
  })

  test('whose printer died before its letters counted is written again under the same name, and no letter stands in two', async () => {
    const letters = ['Anne MARTIN', 'Paul DURAND'].map(letter)
    await queue(...letters)
    const dies = printer('two', {
      printed: () => {
        throw new Error('killed')
      },
    })
    await expect(printBatch(dies.options, clock.now(), 1)).rejects.toThrow('killed')
    await queue(letter('Zoé PETIT'))
    const after = printer('two')
    const batch = await printBatch(after.options, clock.now(), 10)
    expect(batch?.letters).toBe(1)
    expect(after.files().toSorted()).toEqual([`${batch?.id}.csv`, `${batch?.id}.pdf`])
    expect((await printBatch(after.options, clock.now(), 10))?.letters).toBe(2)
    expect(new Set(after.told).size).toBe(3)
  })

  test('of a demonstration stays readable', async () => {
    const one = letter('Anne MARTIN')
    await queue(one)
    await printBatch(printer('three', { keeps: true }).options, clock.now())
    expect((await readLetters(database, keyring)).map(kept => kept.letter)).toEqual([one])
  })
})
