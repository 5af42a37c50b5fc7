import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import * as policy from '../index.ts'
import { rows } from './people.table.ts'

const { classOf, classOfDmp, documentTypeOf, documentTypes, formatOfMediaType, formatOfTemplates } = policy

describe('document types', () => {
  test('every type is unique, has a French display and a class that exists', () => {
    expect(new Set(documentTypes.map(type => type.code)).size).toBe(documentTypes.length)
    const classes = policy.documentClasses().map(code => code.code)
    for (const type of documentTypes) {
      expect(type.display, type.code).not.toBe('')
      expect(classes, type.code).toContain(type.classCode)
    }
  })

  test('there are the 114 types of the set of 2024 and the nine added in 2026', () => {
    expect(documentTypes).toHaveLength(123)
    expect(documentTypeOf('96163-1')?.display).toBe('Bilan de soins infirmiers')
  })

  test('a code in another system is another code', () => {
    expect(documentTypeOf('11502-2', '2.16.840.1.113883.6.1')?.classCode).toBe('10')
    expect(documentTypeOf('11502-2', '1.2.250.1.213.1.1.4.12')).toBeUndefined()
    expect(documentTypeOf('55151-0')).toBeUndefined()
  })

  test('a retired type is no longer a type, but keeps its class', () => {
    expect(documentTypeOf('11526-1')).toBeUndefined()
    expect(classOf('11526-1')?.display).toBe('Compte rendu')
  })

  test('the DMP takes fewer types and never another class', () => {
    const taken = documentTypes.filter(type => classOfDmp(type.code) !== undefined)
    expect(taken.length).toBeLessThan(documentTypes.length)
    expect(classOfDmp('PIECE-IDENTITE')).toBeUndefined()
    for (const type of taken) expect(classOfDmp(type.code)?.code, type.code).toBe(type.classCode)
  })
})

describe('what the person reads', () => {
  test('every type has one family and plain words in both languages', () => {
    const lines = rows.split('\n').filter(line => line !== '')
    expect(lines.map(line => line.split('|')[0]).sort()).toEqual(documentTypes.map(type => type.code).sort())
    for (const line of lines)
      expect(
        line.split('|').every(cell => cell.trim() !== ''),
        line,
      ).toBe(true)
  })

  test('each of the nine families has documents', () => {
    const used = new Set(documentTypes.map(type => policy.categoryOf(type.code).id))
    expect([...used].sort()).toEqual([...policy.CATEGORY_IDS].sort())
  })

  test('a blood test is called a blood test, an unknown type keeps its code', () => {
    expect(policy.plainLabelOf('11502-2')).toEqual({ fr: 'Prise de sang ou analyse', en: 'Blood test or lab result' })
    expect(policy.plainLabelOf('0-0').fr).toBe('0-0')
    expect(policy.categoryOf('0-0').id).toBe('other')
  })
})

describe('formats', () => {
  test('the particular model wins over the general one, whatever its version', () => {
    expect(formatOfTemplates(['1.2.250.1.213.1.1.1.1', '1.3.6.1.4.1.19376.1.3.3', '1.2.250.1.213.1.1.1.46^2023.01'])).toBe(
      'urn:asip:ci-sis:vac-note:2021',
    )
    expect(formatOfTemplates(['2.16.840.1.113883.2.8.2.1'])).toBeUndefined()
  })

  test('a level-1 document has the format of its media type, never one of its template', () => {
    expect(formatOfTemplates(['1.3.6.1.4.1.19376.1.2.20'])).toBeUndefined()
    expect(formatOfMediaType('Application/PDF; charset=binary')).toBe('urn:ihe:iti:xds-sd:pdf:2008')
    expect(formatOfMediaType('image/png')).toBeUndefined()
  })

  test('every format has a system and a display', () => {
    expect(policy.formatOf('urn:asip:ci-sis:cva:2017')?.system).toBe('1.2.250.1.213.1.1.4.2.282')
    expect(policy.formatDisplay('urn:ans:ci-sis:trod:2024')).toBe("Test rapide d'orientation diagnostique")
    expect(policy.formatDisplay(policy.FORMAT_WITHOUT_PROFILE)).toBe('Document non référencé IHE ou CI-SIS')
    expect(policy.formatDisplay('urn:nobody')).toBeUndefined()
  })
})

describe('other codes', () => {
  test('professions of health, of the social sector, and roles are found by their code', () => {
    expect(policy.professionOf('10')?.display).toBe('Médecin')
    expect(policy.professionOf('93')?.system).toBe('1.2.250.1.71.1.2.7')
    expect(policy.professionOf('200')?.display).toBe('Assistant de service social')
    expect(policy.professionOf('330')?.display).toBe('Coordonnateur de parcours')
    expect(policy.professionOf('999')).toBeUndefined()
  })

  test('specialities of today and of older documents are both read', () => {
    expect(policy.specialtyOf('SM26')?.display).toContain('générale')
    expect(policy.authorSpecialtyOf('G15_10/SM04')?.display).toContain('Cardiologie')
    expect(policy.authorSpecialtyOf('G15_10/SCH01')).toBeDefined()
  })

  test('both words for “not yet visible to the person” are known', () => {
    expect(policy.confidentialityOf('INVISIBLE_PATIENT')).toBeDefined()
    expect(policy.confidentialityOf('NOPAT')).toBeDefined()
  })

  test('a code that lives in two systems is told apart by its system', () => {
    expect(policy.contentTypeOf('11', 'TRE_R276-FormeActivite')?.display).toBe('Centre postcure')
    expect(policy.contentTypeOf('11')?.display).toContain('Hébergement')
  })

  test('sectors, settings, functions and modes are read', () => {
    expect(policy.facilityTypeOf('SA07')?.display).toBe('Cabinet individuel')
    expect(policy.practiceSettingOf('EXP_PATIENT')).toBeDefined()
    expect(policy.functionOf('PCP')?.display).toBe('Médecin traitant')
    expect(policy.accessModeOf('centre_15')).toBeDefined()
  })

  test('types that the person, the insurer or the system alone creates are known types', () => {
    const reserved = [...policy.patientOnlyTypes, ...policy.insurerOnlyTypes, ...policy.systemOnlyTypes, ...policy.technicalTypes]
    expect(new Set(reserved).size).toBe(reserved.length)
    for (const code of reserved) expect(documentTypeOf(code), code).toBeDefined()
    for (const type of documentTypes.filter(each => each.classCode === '90'))
      expect(policy.patientOnlyTypes.has(type.code), type.code).toBe(true)
  })
})

const corpus = process.env.CARNET_CORPUS ?? '../shared/data'
const expectations = join(corpus, 'cda', 'expected-metadata.json')
if (!existsSync(expectations)) console.log(`terminology: corpus absent (${expectations}), its rules are not run`)

const entry = z.object({
  templateIds: z.array(z.string()),
  body: z.string(),
  embedded: z.array(z.object({ mediaType: z.string() })),
  authors: z.array(z.object({ code: z.object({ code: z.string() }).nullable() })),
  practiceSetting: z.object({ code: z.string() }).nullable(),
  facilityType: z.object({ code: z.string() }).nullable(),
  derivedXds: z.object({ typeCode: z.string(), classCode: z.string(), classCodeDmp: z.string(), formatCode: z.string() }),
})

describe.skipIf(!existsSync(expectations))('the 45 published documents', () => {
  const read = () =>
    Object.entries(z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(expectations, 'utf8'))))
      .filter(([name]) => name.endsWith('.xml'))
      .map(([name, value]) => [name, entry.parse(value)] as const)

  test('type, class, class for the DMP and format are the expected ones', () => {
    const documents = read()
    expect(documents).toHaveLength(45)
    for (const [name, { derivedXds, templateIds, body, embedded }] of documents) {
      const format = body === 'nonXMLBody' ? formatOfMediaType(embedded[0]?.mediaType ?? '') : formatOfTemplates(templateIds)
      expect(format ?? null, name).toBe(derivedXds.formatCode)
      expect(formatOfTemplates(templateIds) === undefined, name).toBe(body === 'nonXMLBody')
      expect(documentTypeOf(derivedXds.typeCode)?.classCode, name).toBe(derivedXds.classCode)
      expect(classOfDmp(derivedXds.typeCode)?.code, name).toBe(derivedXds.classCodeDmp)
      expect(policy.formatDisplay(derivedXds.formatCode), name).toBeDefined()
    }
  })

  test('every author speciality, practice setting and sector is known', () => {
    for (const [name, { authors, practiceSetting, facilityType }] of read()) {
      for (const { code } of authors) if (code !== null) expect(policy.authorSpecialtyOf(code.code), `${name} ${code.code}`).toBeDefined()
      if (practiceSetting !== null) expect(policy.practiceSettingOf(practiceSetting.code), name).toBeDefined()
      if (facilityType !== null) expect(policy.facilityTypeOf(facilityType.code), name).toBeDefined()
    }
  })
})
