import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { fromIso, instant } from '../../kernel/instant.ts'
import { documentTypes, groupOf, loadPolicy, MatrixFileError, matrixAsTable, matrixAt, professionOf, technicalTypes } from '../index.ts'
import { PROFESSION_GROUPS } from '../../kernel/profession-groups.ts'
import { parseMatrix } from './parse-matrix.ts'

const now = fromIso('2026-11-22T10:00:00Z')
const matrix = matrixAt(now)

/** One profession (and speciality) of each of the thirteen columns of 2020, in the published order. */
const COLUMNS: readonly (readonly [profession: string, specialty?: string])[] = [
  ['10', 'SM26'],
  ['21', 'G'],
  ['21', 'A'],
  ['40'],
  ['50'],
  ['60'],
  ['70'],
  ['80'],
  ['91'],
  ['94'],
  ['26'],
  ['28'],
  ['98'],
]

/** Extract of the matrix v2.3.0 of 2020-10-07, as printed. */
const PUBLISHED = [
  ['15508-5', 'RRR-RRR------'],
  ['70004-7', 'RRRRRRRRRR--R'],
  ['75492-9', 'RRRRRRRRRR--R'],
  ['11505-5', 'RRRRRRRRRR---'],
  ['75482-0', 'RRRRRRRRRR---'],
  ['67851-6', 'RRRRRRR-RR--R'],
] as const

describe('the published rows stand unchanged', () => {
  for (const [type, cells] of PUBLISHED) {
    for (const [i, [profession, specialty]] of COLUMNS.entries()) {
      test(`${type}: ${professionOf(profession)?.display}${specialty ? ` ${specialty}` : ''} ${cells[i] === 'R' ? 'reads' : 'does not read'}`, () => {
        expect(matrix.allows(profession, specialty, type)).toBe(cells[i] === 'R')
      })
    }
  }
})

describe('the facts of 2023', () => {
  const read = ['83981-1', 'DOCPAT03', 'DOCPAT05', 'DOCPAT06', '47420-5', '11502-2', '15507-7', '56445-0', '80820-4', 'PROT_ALD']
  test.each(read)('a nurse reads %s', type => expect(matrix.allows('60', undefined, type)).toBe(true))

  const unread = ['75496-0', '68599-0', '83901-9', '68817-6', '89601-9']
  test.each(unread)('a nurse does not read %s', type => expect(matrix.allows('60', undefined, type)).toBe(false))

  const refused = ['15507-7', 'BIL_AUTO', '34794-8', '34112-3', '11506-3', '89601-9']
  test.each(refused)('a care coordinator is refused %s', type => expect(matrix.allows('330', undefined, type)).toBe(false))

  test('a care coordinator is refused every prescription', () => {
    const prescriptions = documentTypes.filter(type => type.classCode === '42')
    expect(prescriptions.length).toBeGreaterThan(10)
    for (const type of prescriptions) expect(matrix.allows('330', undefined, type.code), type.code).toBe(false)
  })
})

describe('the default is no', () => {
  test('an unknown profession, an unknown type, an empty word read nothing', () => {
    for (const profession of ['', '99', '11', 'G15_10', '353']) {
      expect(matrix.allowedTypes(profession, undefined)).toEqual([])
      for (const type of documentTypes) expect(matrix.allows(profession, undefined, type.code)).toBe(false)
    }
    for (const type of ['', '0-0', '11526-1', 'constructor']) expect(matrix.allows('10', undefined, type)).toBe(false)
  })

  test('occupational medicine is not in the doctors’ column', () => {
    for (const specialty of ['SM25', 'C41', 'CAPA11']) expect(matrix.allowedTypes('10', specialty)).toEqual([])
    expect(matrix.allows('10', 'SM26', '11502-2')).toBe(true)
    expect(matrix.allows('10', 'not a speciality', '11502-2')).toBe(true)
  })

  test('nobody reads a style sheet or a signature', () => {
    for (const group of PROFESSION_GROUPS) for (const type of technicalTypes) expect(matrix.typesOf(group)).not.toContain(type)
  })

  test('before the first table nobody reads', () => {
    expect(matrixAt(instant(0)).version).toBe('none')
    expect(matrixAt(instant(0)).allows('10', undefined, '11502-2')).toBe(false)
  })
})

describe('the shipped table', () => {
  test('is illustrative, says so, and has a cell for every type and every group', () => {
    expect(matrix.illustrative).toBe(true)
    expect(matrix.source).toContain('ILLUSTRATIVE')
    const lines = matrixAsTable().split('\n')
    for (const type of documentTypes) {
      const line = lines.find(each => each.startsWith(`${type.code} `)) ?? ''
      expect(line.slice(0, 17 + 3 * PROFESSION_GROUPS.length).match(/ [R·](?= |$)/g), type.code).toHaveLength(PROFESSION_GROUPS.length)
    }
  })

  test('allows and allowedTypes say the same of every pair', () => {
    for (const [profession, specialty] of [...COLUMNS, ['93'], ['35'], ['200'], ['333'], ['330']] as const) {
      const listed = documentTypes.map(type => type.code).filter(type => matrix.allows(profession, specialty, type))
      expect([...matrix.allowedTypes(profession, specialty)].sort()).toEqual(listed.sort())
      expect(listed.length).toBeGreaterThan(0)
    }
  })

  test('a pharmacist who is a biologist reads more than one who is not', () => {
    expect(groupOf('21', 'G')).toBe('biologist-pharmacist')
    expect(matrix.allows('21', 'G', '51969-4')).toBe(true)
    expect(matrix.allows('21', 'A', '51969-4')).toBe(false)
    expect(groupOf('40', 'G')).toBe('dentist')
  })

  test('every profession of every column is a known code', () => {
    for (const code of [
      '38',
      '402',
      '316',
      '69',
      '92',
      '85',
      '193',
      '305',
      '37',
      '401',
      '315',
      '47',
      '53',
      '206',
      '328',
      '41',
      '304',
      '309',
    ]) {
      expect(professionOf(code), code).toBeDefined()
      expect(groupOf(code, undefined), code).toBeDefined()
    }
  })
})

const HEAD = '# version: official-2027\n# from: 2027-01-01\n# source: JORF of some day\n# illustrative: no\n'
const GOOD = `${HEAD}type;label;doctor;nurse\n11502-2;CR d'examens biologiques;R;R\n83901-9;Bilan psychologique;R;-\n`

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})
const folderOf = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'matrix-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

describe('a table that an operator adds', () => {
  test('stands from its date, and the trace names it', () => {
    const policy = loadPolicy({ matrixFolder: folderOf({ 'a.csv': GOOD }) })
    expect(policy.versionAt(now)).toBe('illustrative-2026.1+parameters-2026.1')
    const later = fromIso('2027-01-01T00:00:00Z')
    expect(policy.versionAt(instant(later - 1))).toMatch(/^illustrative/)
    expect(policy.versionAt(later)).toBe('official-2027+parameters-2026.1')
    expect(policy.matrixAt(later).allows('60', undefined, '83901-9')).toBe(false)
    expect(policy.matrixAt(later).allows('10', undefined, '83901-9')).toBe(true)
  })

  test('denies what it does not name: another type, another column', () => {
    const official = loadPolicy({ matrixFolder: folderOf({ 'a.csv': GOOD }) }).matrixAt(fromIso('2028-01-01T00:00:00Z'))
    expect(official.allows('10', undefined, '11488-4')).toBe(false)
    expect(official.allows('50', undefined, '11502-2')).toBe(false)
  })

  test('is never replaced by an illustrative one, even a later one', () => {
    const old = GOOD.replace('2027-01-01', '2021-01-01').replace('official-2027', 'official-2021')
    const policy = loadPolicy({ matrixFolder: folderOf({ 'a.csv': old, 'notes.txt': 'not a table' }) })
    expect(policy.matrixAt(now).version).toBe('official-2021')
  })

  test('gives way to the next published one', () => {
    const next = GOOD.replace('2027-01-01', '2028-01-01').replace('official-2027', 'official-2028')
    const policy = loadPolicy({ matrixFolder: folderOf({ 'a.csv': GOOD, 'b.csv': next }) })
    expect(policy.matrixAt(fromIso('2027-12-31T23:59:59Z')).version).toBe('official-2027')
    expect(policy.matrixAt(fromIso('2028-06-01T00:00:00Z')).version).toBe('official-2028')
  })

  const broken: readonly (readonly [what: string, text: string, says: string])[] = [
    ['no version', GOOD.replace('# version: official-2027\n', ''), 'header "# version: …" is missing'],
    ['a version with a space', GOOD.replace('official-2027', 'the official'), 'header "version"'],
    ['a date that is none', GOOD.replace('2027-01-01', 'January'), 'header "from"'],
    ['a doubtful status', GOOD.replace('illustrative: no', 'illustrative: maybe'), 'header "illustrative"'],
    ['an unknown column', GOOD.replace('nurse', 'insurer'), 'column "insurer" is no group'],
    ['a column twice', GOOD.replace('nurse', 'doctor'), 'column "doctor" comes twice'],
    ['an unknown type', GOOD.replace('83901-9', '83901-8'), 'line 7: unknown document type "83901-8"'],
    ['a type twice', GOOD.replace('83901-9', '11502-2'), 'line 7: document type "11502-2" comes twice'],
    ['a missing cell', GOOD.replace('R;-', 'R'), 'line 7: 1 cells, 2 columns'],
    ['another mark', GOOD.replace('R;-', 'R;X'), 'line 7: cell "X" is neither R nor -'],
    ['no row', `${HEAD}type;label;doctor\n`, 'no document type'],
    ['nothing at all', '', 'header "# version: …" is missing'],
  ]
  test.each(broken)('is refused with %s', (_, text, says) => {
    expect(() => parseMatrix(text, 'x.csv')).toThrow(says)
  })

  test('is refused with all its mistakes at once', () => {
    const bad = GOOD.replace('R;-', 'R;X').replace('83901-9', 'nothing').replace('no\n', 'maybe\n')
    const problems = () => {
      try {
        parseMatrix(bad, 'x.csv')
      } catch (error) {
        return error instanceof MatrixFileError ? error.problems.length : 0
      }
      return 0
    }
    expect(problems()).toBe(3)
  })

  test('two tables of one name or one date are refused, as is a folder without tables', () => {
    const sameDate = GOOD.replace('official-2027', 'official-2027-bis')
    expect(() => loadPolicy({ matrixFolder: folderOf({ 'a.csv': GOOD, 'b.csv': sameDate }) })).toThrow('two tables begin on 2027-01-01')
    const sameName = GOOD.replace('2027-01-01', '2028-01-01')
    expect(() => loadPolicy({ matrixFolder: folderOf({ 'a.csv': GOOD, 'b.csv': sameName }) })).toThrow('"official-2027" comes twice')
    expect(() => loadPolicy({ matrixFolder: folderOf({}) })).toThrow('no *.csv file')
  })
})
