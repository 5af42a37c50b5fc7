import { describe, expect, test } from 'vitest'
import { documentTypeOf, insurerOnlyTypes, isProfessionGroup, patientOnlyTypes, systemOnlyTypes } from '../../policy/index.ts'
import { guessType, reservedTypes, unusualTypes } from './guess-type.ts'
import { RESERVED_ACTS, TYPES, USUAL, USUAL_OF_SPECIALTY } from './types.table.ts'

const DOCTOR = { profession: '10', specialty: 'SM26' }

describe('the type of what is dropped', () => {
  test.each([
    ['NFS CRP du 12 mars', DOCTOR, '11502-2'],
    ['Bilan lipidique', DOCTOR, '11502-2'],
    ['IRM du genou droit', DOCTOR, '18748-4'],
    ['Demande d’IRM', DOCTOR, '55115-0'],
    ['Ordonnance', DOCTOR, '57833-6'],
    ['Prescription d’examens biologiques', DOCTOR, 'PRESC-BIO'],
    ['Lettre de liaison à la sortie', DOCTOR, '11490-0'],
    ['Compte rendu opératoire', DOCTOR, '34874-8'],
    ['Certificat de sport', DOCTOR, '89601-9'],
    ['Photo de plaie', { profession: '60' }, '11506-3'],
    ['Bilan kinésithérapique', { profession: '70' }, '47420-5'],
    ['Entretien pharmaceutique AVK', { profession: '21' }, '78601-2'],
    ['Bilan bucco-dentaire', { profession: '40' }, '28617-9'],
    ['Compte rendu d’accouchement', { profession: '50' }, '15508-5'],
    ['Rapport social', { profession: '41' }, '28653-4'],
  ])('is read in its title: %s', (title, depositor, code) => {
    expect(guessType(depositor, { title })).toEqual({ value: code, from: 'title' })
  })

  test('is read on the first page when the title says nothing, its head before its foot', () => {
    const text = `SERVICE D’IMAGERIE\nÉchographie abdominale du 3 mars\n${'Foie de taille normale. '.repeat(40)}\nOrdonnance jointe`
    expect(guessType(DOCTOR, { title: 'scan 0012', text })).toEqual({ value: '18748-4', from: 'text' })
  })

  test('is what her profession most often files when nothing is read', () => {
    expect([
      guessType(DOCTOR, {}),
      guessType({ profession: '21' }, {}),
      guessType({ profession: '60' }, { title: 'img_0034' }),
      guessType({}, {}),
    ]).toEqual(['11488-4', '60593-1', '11506-3', '11488-4'].map(value => ({ value, from: 'profession' })))
  })

  test('that her profession does not write is unusual; what no line names, and a secretary’s, is not', () => {
    const isUnusual = (depositor: Parameters<typeof unusualTypes>[0], code: string): boolean => unusualTypes(depositor).includes(code)
    expect([
      isUnusual({ profession: '70' }, '11502-2'),
      isUnusual(DOCTOR, '11502-2'),
      isUnusual(DOCTOR, '60593-1'),
      isUnusual({ profession: '70' }, '51851-4'),
      isUnusual({}, '11502-2'),
    ]).toEqual([true, false, true, false, false])
  })

  test('that the law keeps for others is refused; a secretary is asked who wrote it, and a profession that stands nowhere wrote none', () => {
    const isRefused = (depositor: Parameters<typeof reservedTypes>[0], code: string): boolean => reservedTypes(depositor).includes(code)
    expect([
      isRefused({ profession: '60' }, '11502-2'),
      isRefused({ profession: '21', specialty: 'G' }, '11502-2'),
      isRefused({ profession: '21' }, '11502-2'),
      isRefused(DOCTOR, '60593-1'),
      isRefused({ profession: '60' }, '57833-6'),
      isRefused({ profession: '41' }, '57833-6'),
      isRefused({ profession: '999' }, '57833-6'),
      isRefused({}, '11502-2'),
    ]).toEqual([true, false, true, false, false, true, true, false])
  })

  test('that the law keeps is never what a profession’s own papers are guessed to be', () => {
    const groups = Object.keys(USUAL).filter(isProfessionGroup)
    expect(groups.filter(group => RESERVED_ACTS.some(({ code, to }) => code === USUAL[group] && !to.includes(group)))).toEqual([])
    const lines = new Map(TYPES.map(({ code, by }) => [code, by]))
    expect(RESERVED_ACTS.filter(({ code, to }) => lines.get(code)?.some(group => !to.includes(group)) ?? true)).toEqual([])
  })

  test('is one that a professional may file', () => {
    const codes = [...TYPES.map(({ code }) => code), ...Object.values(USUAL), ...Object.values(USUAL_OF_SPECIALTY)]
    expect(codes.filter(code => documentTypeOf(code) === undefined)).toEqual([])
    expect(codes.filter(code => patientOnlyTypes.has(code) || insurerOnlyTypes.has(code) || systemOnlyTypes.has(code))).toEqual([])
    expect(new Set(TYPES.map(({ code }) => code)).size).toBe(TYPES.length)
  })
})
