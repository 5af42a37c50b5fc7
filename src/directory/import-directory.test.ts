import { describe, expect, test } from 'vitest'
import { by, INSURER, openWorld, signIn } from '../../test/support-door/index.ts'
import { importDirectory, NotAnExtraction, professionalByNationalId, searchDirectory } from './index.ts'

const world = await openWorld()
const op = by(world, await signIn(world, INSURER))

/** The columns we read, among others, as the agency names them. */
const HEADER = [
  "Type d'identifiant PP",
  'Identification nationale PP',
  "Code civilité d'exercice",
  "Nom d'exercice",
  "Prénom d'exercice",
  'Code profession',
  'Code type savoir-faire',
  'Code savoir-faire',
  'Numéro SIRET site',
  'Numéro SIREN site',
  'Numéro FINESS site',
  'Identifiant technique de la structure',
  'Raison sociale site',
  'Enseigne commerciale site',
  'Libellé commune (coord. structure)',
  'Libellé rôle',
].join('|')

const REY = '8|810099900011|DR|REY|Hélène|10|S|SM26'
const HOSPITAL = '|||0B0172805|F0B0172805|CH DU PORT|HÔPITAL "DU PORT"|CONCARNEAU|'
const PRACTICE = '12345678900011||||R10001|CABINET REY||BREST|'

const run = async (...lines: readonly string[]) => {
  const rejections: string[] = []
  const source = (async function* () {
    yield Buffer.from(lines.map(line => `${line}\n`).join(''))
  })()
  const counts = await importDirectory(op, source, { rejected: (line, { code }) => void rejections.push(`${line} ${code}`) })
  return { counts, rejections }
}

describe('the public extraction', () => {
  test('gives each professional all the places she works in, and each place an entry', async () => {
    const lines = [
      `${REY}${HOSPITAL}Praticien`,
      `${REY}${HOSPITAL}Chef de service`,
      `${REY}|${PRACTICE}`,
      '8|810099900022||MOREL|Paul|21||||||||||',
    ]
    const { counts, rejections } = await run(HEADER, ...lines)
    expect([counts, rejections]).toEqual([{ lines: 4, rejected: 0, professionals: 2, structures: 2, changed: 4 }, []])
    const rey = await professionalByNationalId(world.database, '810099900011')
    expect(rey).toMatchObject({ kind: 'professional', name: 'Dr Hélène REY', city: 'CONCARNEAU' })
    expect(rey?.exercises.map(one => [one.profession, one.specialty, one.structureNationalId, one.structureName])).toEqual([
      ['10', 'SM26', '10B0172805', 'HÔPITAL "DU PORT"'],
      ['10', 'SM26', '312345678900011', 'CABINET REY'],
    ])
    expect((await professionalByNationalId(world.database, '10B0172805'))?.id).toBe(rey?.exercises[0]?.structureId)
    expect((await searchDirectory(world.database, 'rey concarneau', 5)).map(({ nationalId }) => nationalId)).toEqual(['810099900011'])
    expect((await run(HEADER, ...lines)).counts).toMatchObject({ lines: 4, changed: 0 })
  })

  test('changes an entry and keeps its number: rules that name her stand', async () => {
    const before = await professionalByNationalId(world.database, '810099900011')
    expect((await run(HEADER, `${REY}|${PRACTICE}`)).counts).toMatchObject({ changed: 1 })
    const after = await professionalByNationalId(world.database, '810099900011')
    expect([after?.id, after?.exercises.length]).toEqual([before?.id, 1])
  })

  test('marks occupational doctors', async () => {
    await run(HEADER, `8|810099900033|DR|LUC|Ana|10|S|SM25${HOSPITAL}`)
    expect((await professionalByNationalId(world.database, '810099900033'))?.exercises[0]?.occupational).toBe(true)
  })

  test('tells which lines it cannot take', async () => {
    const { counts, rejections } = await run(
      HEADER,
      '8|x|DR|REY|A|10||||||||||',
      '8|810099900044|DR||A|10||||||||||',
      '8|810099900044|DR|REY|A|médecin||||||||||',
      '8|810099900044|DR',
    )
    expect([counts.rejected, rejections]).toEqual([4, ['1 national-id', '2 name', '3 profession', '4 columns']])
  })

  test('is refused when it is another file', async () => {
    await expect(run()).rejects.toThrow(NotAnExtraction)
    await expect(run('a|b', '1|2')).rejects.toThrow('identification nationale pp')
  })
})
