import type { Facts } from './model.ts'
import type { DocumentAuthor, DocumentTime, FileKind, XdsMetadata } from './format/model.ts'

/** The list line of a CDA, from its own header. The date is the act's: service start, else creation. */
export const factsOfCda = (xds: XdsMetadata): Facts => {
  const [author] = xds.authors
  const role = author?.specialty === undefined ? undefined : plainRole(author.specialty.display)
  const place = author?.institution?.name
  return {
    title: xds.title,
    typeCode: xds.typeCode.code,
    typeSystem: xds.typeCode.system,
    date: isoDate(xds.serviceStart ?? xds.creationTime),
    authorName: author === undefined ? '' : authorName(author),
    ...(role === undefined ? {} : { authorRole: role }),
    ...(place === undefined ? {} : { authorPlace: place }),
    mediaType: 'text/xml',
    format: 'cda',
  }
}

const authorName = (author: DocumentAuthor): string => {
  if (author.person === undefined) return author.device ?? author.institution?.name ?? ''
  const { prefix, suffix, given, family } = author.person
  return [titleOf(prefix) ?? titleOf(suffix), given, family].filter(part => part !== undefined && part !== '').join(' ')
}

/** Titles people say; civilities (`M`, `MME`) are for envelopes. */
const TITLES: Readonly<Record<string, string>> = { DR: 'Dr', PR: 'Pr', DOCTEUR: 'Dr', PROFESSEUR: 'Pr' }

const titleOf = (word: string | undefined): string | undefined => TITLES[(word ?? '').replace('.', '').toUpperCase()]

/** « Médecin - Biologie médicale (SM) » (TRE_A02) as people say it: « Biologie médicale ». */
const plainRole = (display: string): string =>
  display.replace(/\s*\((?:SM|C|CEX|PAC|FQ)\)$/, '').replace(/^Médecin - (?:Qualifiée? en )?/, '')

/** `YYYY[MM[DD…]]` (HL7, UTC) → partial ISO 8601 date. */
export const isoDate = ({ utc }: DocumentTime): string =>
  [utc.slice(0, 4), utc.slice(4, 6), utc.slice(6, 8)].filter(part => part !== '').join('-')

/** `YYYY-MM` of a partial ISO date; January for a bare year, so that a period of whole years holds it. */
export const monthOf = (date: string): string => (date.length >= 7 ? date.slice(0, 7) : `${date.slice(0, 4)}-01`)

export const FORMAT_OF_KIND: Readonly<Record<FileKind, Facts['format']>> = {
  cda: 'cda',
  pdf: 'pdf',
  jpeg: 'image',
  png: 'image',
  tiff: 'image',
  txt: 'text',
  rtf: 'rtf',
  heic: 'heic',
  docx: 'docx',
  dicom: 'dicom',
  'dicom-zip': 'dicom',
}

export const EXTENSION_OF_KIND: Readonly<Record<FileKind, string>> = {
  cda: '.xml',
  pdf: '.pdf',
  jpeg: '.jpg',
  png: '.png',
  tiff: '.tiff',
  txt: '.txt',
  rtf: '.rtf',
  heic: '.heic',
  docx: '.docx',
  dicom: '.dcm',
  'dicom-zip': '.zip',
}

export const MEDIA_TYPE_OF_KIND: Readonly<Record<FileKind, string>> = {
  cda: 'text/xml',
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  tiff: 'image/tiff',
  txt: 'text/plain; charset=utf-8',
  rtf: 'application/rtf',
  heic: 'image/heic',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  dicom: 'application/dicom',
  'dicom-zip': 'application/zip',
}
