import { documentTypeOf } from '../../src/policy/index.ts'
import type { Traits } from '../../src/identity/index.ts'
import { wrapInCda } from '../../src/documents/format/wrap-in-cda.ts'
import type { Instant } from '../../src/kernel/instant.ts'
import { randomBytes } from '../../src/platform/keyring/primitives.ts'
import type { Professional } from './people.ts'

/** « 50 kB » of the measures. */
export const BODY_BYTES = 50_000

const object = (number: number, content: string): string => `${number} 0 obj\n${content}\nendobj\n`

/** A whole PDF of one page, `bytes` long: what fills it is as little compressible as a scan. */
export const pdfOf = (bytes: number): Buffer => {
  const build = (filling: string): Buffer => {
    const objects = [
      object(1, '<< /Type /Catalog /Pages 2 0 R >>'),
      object(2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
      object(3, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>'),
      object(4, '<< /Length 43 >>\nstream\nBT /F1 12 Tf 72 720 Td (Compte rendu) Tj ET\nendstream'),
      object(5, `<< /Length ${filling.length} >>\nstream\n${filling}\nendstream`),
    ]
    const head = '%PDF-1.4\n'
    const offsets = objects.map((_, i) => head.length + objects.slice(0, i).join('').length)
    const body = head + objects.join('')
    const rows = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
    const end = `xref\n0 6\n0000000000 65535 f \n${rows}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
    return Buffer.from(body + end, 'latin1')
  }
  const filling = randomBytes(bytes).toString('base64url')
  const over = build(filling.slice(0, bytes)).length - bytes
  const first = build(filling.slice(0, bytes - over))
  return build(filling.slice(0, bytes - over - (first.length - bytes)))
}

export type CdaWords = { readonly uniqueId: string; readonly title: string; readonly typeCode: string; readonly createdAt: Instant }

const NORMAL = { code: 'N', system: '2.16.840.1.113883.5.25', display: 'Normal' }
const SPECIALTY = { code: 'G15_10/SM26', system: '1.2.250.1.213.1.1.4.5', display: 'Médecin - Médecine générale' }
const SETTING = { code: 'AMBULATOIRE', system: '1.2.250.1.213.1.1.4.9', display: 'Ambulatoire' }
const FACILITY = { code: 'SA07', system: '1.2.250.1.71.4.2.4', display: 'Cabinet individuel' }

/** A level-1 CDA around a PDF, as the product writes them and as hospital software does. */
export const cdaOf = async (words: CdaWords, holder: Traits, author: Professional, pdf: Uint8Array): Promise<Buffer> => {
  const { uniqueId, title, typeCode, createdAt } = words
  const type = documentTypeOf(typeCode)
  if (type === undefined) throw new RangeError(`no type ${typeCode}`)
  const { subject, exercise } = author
  const institution = { nationalId: exercise.structureNationalId, name: exercise.structureName }
  const [given = '', ...family] = subject.name.replace(/^Dr /, '').split(' ')
  const pieces = wrapInCda(
    (async function* () {
      yield pdf
    })(),
    'pdf',
    {
      uniqueId,
      setId: uniqueId,
      versionNumber: 1,
      typeCode: type,
      title,
      createdAt,
      confidentiality: [NORMAL],
      patient: {
        ins: holder.ins,
        birthFamily: holder.birthName,
        birthGivens: holder.birthFirstNames.join(' '),
        firstGiven: holder.birthFirstNames[0] ?? '',
        sex: holder.sex,
        birthDate: holder.birthDate.replaceAll('-', ''),
        ...(holder.birthPlaceInsee === undefined ? {} : { birthplaceInsee: holder.birthPlaceInsee }),
      },
      author: {
        kind: 'professional',
        nationalId: subject.nationalId,
        name: { given, family: family.join(' ') },
        specialty: SPECIALTY,
        institution,
      },
      custodian: institution,
      act: { start: createdAt },
      practiceSetting: SETTING,
      facilityType: FACILITY,
    },
  )
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}

/** A CDA of `bytes` bytes, to three: base64 grows by steps of four. */
export const cdaOfSize = async (bytes: number, words: CdaWords, holder: Traits, author: Professional): Promise<Buffer> => {
  const empty = (await cdaOf(words, holder, author, Buffer.alloc(0))).length
  return cdaOf(words, holder, author, pdfOf(Math.floor((bytes - empty) / 4) * 3))
}
