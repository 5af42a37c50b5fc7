import type { Someone } from '../../../test/support-door/index.ts'
import type { Traits } from '../../identity/index.ts'
import { sampleCda, unstructured } from '../format/sample.fixtures.ts'

/** What a test says of a CDA; the rest is the sample's. */
export type CdaWords = {
  /** An OID. */
  readonly uniqueId: string
  readonly title?: string
  readonly typeCode?: string
  /** `YYYYMMDD` of the act. */
  readonly day?: string
  /** Identifier of the version it replaces. */
  readonly replaces?: string
  /** Visibility codes of TRE_A07. */
  readonly codes?: readonly string[]
  readonly pdf?: Uint8Array
  /** Changed after everything else. */
  readonly replace?: readonly (readonly [what: string | RegExp, by: string])[]
}

const A07 = '1.2.250.1.213.1.1.4.13'
const NORMAL = '<confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>'

/** `1968-03-12` → `19680312`; what is unknown is left out, as HL7 writes it. */
const hl7Day = (iso: string): string => iso.replaceAll('-', '').replace(/(?:00)+$/, '')

/** A CDA that says it is of this person, by this author. */
export const cdaOf = (traits: Traits, author: Someone, words: CdaWords): Buffer => {
  const { uniqueId, title = 'Lettre de liaison', typeCode = '11490-0', day = '20260227', replaces, codes = [], pdf, replace = [] } = words
  const nationalId = 'nationalId' in author.subject ? author.subject.nationalId : author.subject.id
  const parent =
    replaces === undefined
      ? ''
      : `<relatedDocument typeCode="RPLC"><parentDocument><id root="${replaces}"/></parentDocument></relatedDocument>`
  return sampleCda({
    ...(pdf === undefined ? {} : { body: unstructured(pdf) }),
    replace: [
      ['2.25.1234567890', uniqueId],
      ['code="11490-0"', `code="${typeCode}"`],
      ['<title>Lettre de liaison</title>', `<title>${title}</title>`],
      [NORMAL, NORMAL + codes.map(code => `<confidentialityCode code="${code}" codeSystem="${A07}"/>`).join('')],
      [
        '<id root="1.2.250.1.213.1.4.10" extension="279035121518989"/>',
        `<id root="${traits.ins.oid}" extension="${traits.ins.matricule}"/>`,
      ],
      ['MARTIN', traits.birthName],
      ['Lucie Anne', traits.birthFirstNames.join(' ')],
      ['>Lucie<', `>${traits.birthFirstNames[0] ?? ''}<`],
      ['<family qualifier="CL">DURAND</family>', traits.usedName === undefined ? '' : `<family qualifier="CL">${traits.usedName}</family>`],
      ['administrativeGenderCode code="F"', `administrativeGenderCode code="${traits.sex}"`],
      ['<birthTime value="19790328"/>', `<birthTime value="${hl7Day(traits.birthDate)}"/>`],
      [/801234567897/g, nationalId],
      ['<low value="20260227080000+0100"/><high value="20260301100000+0100"/>', `<low value="${day}080000+0100"/>`],
      ['<componentOf>', `${parent}<componentOf>`],
      ...replace,
    ],
  })
}
