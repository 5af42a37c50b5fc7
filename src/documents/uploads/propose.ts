import type { Grant } from '../../kernel/grant.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { DocumentId } from '../../kernel/ids.ts'
import { refuse } from '../../kernel/refusal.ts'
import { holderTraits } from '../../access/index.ts'
import { listUnderTrace } from '../../audit/index.ts'
import type { Traits } from '../../identity/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { claimedBy, identityProblems } from '../check-identity.ts'
import type { Study } from '../dicom/model.ts'
import { studyOfFile } from '../dicom/read-study.ts'
import { factsOfCda, FORMAT_OF_KIND, MEDIA_TYPE_OF_KIND } from '../facts-of.ts'
import type { CdaEngine } from '../format/engine.ts'
import type { FileKind, KeptKind } from '../format/model.ts'
import { detectKind, HEAD_BYTES } from '../format/sniff/detect.ts'
import { type Examined, examine } from '../format/sniff/intake.ts'
import { openLine } from '../line.ts'
import type { Facts } from '../model.ts'
import { type LineRow, selectSameContent } from '../store.ts'
import { readableKind } from '../text/reading.ts'
import { examineZip } from './examine-zip.ts'
import type { Upload } from './model.ts'
import { bytesOf, headOf, sourceOf } from './pieces.ts'
import { pictureDate } from './read-picture-date.ts'
import { personNamed, readText, type Told } from './read-text.ts'
import { findUpload } from './receive-upload.ts'
import { UPLOAD_UNFINISHED } from './refusals.ts'
import { selectPieces } from './store.ts'

/** What a file tells of itself, for her to confirm or change; nothing is kept of it. */
export type Proposal = {
  readonly file: { readonly name: string; readonly mediaType: string; readonly format: Facts['format']; readonly size: number }
  readonly title?: { readonly value: string; readonly from: 'header' | 'text' | 'file-name' }
  readonly date?: { readonly value: string; readonly from: 'header' | 'text' | 'picture' }
  readonly typeCode?: { readonly value: string; readonly from: 'header' | 'text' }
  readonly person?: NonNullable<Told['person']>
  /** « Vous avez déjà ce document »: among those she sees. */
  readonly duplicate?: { readonly documentId: DocumentId; readonly title: string; readonly addedAt: Instant }
}

const PICTURE_HEAD = 128 * 1024

/**
 * Reads what was sent, before it is filed: refused here is what would be refused there, so that she learns it before she describes it. What she has
 * already is looked for among what she sees: one reading, one entry.
 */
export const propose = async (op: Operation, engine: CdaEngine, grant: Grant<'read'>, uploadId: string): Promise<Proposal> => {
  const { upload, receipt } = await findUpload(op, grant.recordId, uploadId)
  if (receipt !== null || upload.received !== upload.length) return refuse(UPLOAD_UNFINISHED)
  const pieces = await selectPieces(op.db, { actorId: upload.actorId, uploadId })
  const declaredType = upload.declaredMediaType
  const head = await headOf(op, upload, pieces)
  const vouched = await examineZip(head, sourceOf(op, upload, pieces))
  const keeps = new Set<KeptKind>(['heic', 'dicom', ...(vouched === undefined ? [] : [vouched.kind])])
  const kind = await detectKind(head.subarray(0, HEAD_BYTES), keeps)
  const claimed = vouched === undefined ? { declaredType } : {}
  const examined = await examine(bytesOf(op, upload, pieces), { engine, kind, ...claimed })
  const holder = await holderTraits(op, grant)
  const bytes = (end: number) => wholeOf(bytesOf(op, upload, pieces, 0, Math.min(end, upload.length)))
  const study = vouched?.kind === 'dicom-zip' ? vouched.study : kind === 'dicom' ? studyOfFile(head, upload.length) : undefined
  const told = study === undefined ? await toldBy(engine, examined, holder, bytes) : toldByStudy(study, holder)
  const duplicate = await sameContent(op, grant, examined.original.sha256)
  const title = told.title ?? fromName(upload)
  return {
    file: fileOf(upload, examined.kind),
    ...(title === undefined ? {} : { title }),
    ...(told.date === undefined ? {} : { date: told.date }),
    ...(told.typeCode === undefined ? {} : { typeCode: told.typeCode }),
    ...(told.person === undefined ? {} : { person: told.person }),
    ...(duplicate === undefined ? {} : { duplicate }),
  }
}

const fileOf = ({ fileName, length }: Upload, kind: FileKind): Proposal['file'] => ({
  name: fileName,
  mediaType: MEDIA_TYPE_OF_KIND[kind],
  format: FORMAT_OF_KIND[kind],
  size: length,
})

type Read = Pick<Proposal, 'title' | 'date' | 'typeCode' | 'person'>

const toldBy = async (engine: CdaEngine, examined: Examined, holder: Traits, bytes: (end: number) => Promise<Buffer>): Promise<Read> => {
  if (examined.kind === 'cda') return toldByHeader(examined.reading.metadata, holder)
  if (examined.kind === 'jpeg') {
    const taken = pictureDate(await bytes(PICTURE_HEAD))
    return taken === undefined ? {} : { date: { value: taken, from: 'picture' } }
  }
  const kind = readableKind(examined.kind)
  if (kind === undefined || kind === 'png' || kind === 'tiff') return {}
  const text = await firstPage(engine, kind, await bytes(examined.original.size))
  const { date, typeCode, person } = readText(text, holder)
  return {
    ...(date === undefined ? {} : { date: { value: date, from: 'text' } }),
    ...(typeCode === undefined ? {} : { typeCode: { value: typeCode, from: 'text' } }),
    ...(person === undefined ? {} : { person }),
  }
}

/** Read by a process of its own, ended when it takes too long: then nothing is proposed. */
export const firstPage = async (
  { reader }: CdaEngine,
  kind: NonNullable<ReturnType<typeof readableKind>>,
  bytes: Buffer,
): Promise<string> => {
  if (kind === 'txt') return bytes.toString('utf8')
  if (reader === undefined) return ''
  try {
    for await (const answer of reader.read({ kind, bytes, fromPage: 1 })) return answer.kind === 'pages' ? answer.text : ''
  } catch {
    return ''
  }
  return ''
}

type Header = Extract<Examined, { kind: 'cda' }>['reading']['metadata']

export const toldByHeader = (metadata: Header, holder: Traits): Read => {
  const { title, date } = factsOfCda(metadata)
  const { birthName, firstNames, birthDate } = claimedBy(metadata.patient)
  const isOther = identityProblems(holder, metadata.patient).some(problem => problem === 'other-ins' || problem.startsWith('trait-'))
  return {
    title: { value: title, from: 'header' },
    date: { value: date, from: 'header' },
    person: {
      name: [firstNames[0], birthName].filter(part => part !== undefined && part !== '').join(' '),
      ...(birthDate === undefined || birthDate.includes('-00') ? {} : { birthDate }),
      verdict: isOther ? 'other' : 'same',
    },
  }
}

const toldByStudy = ({ description, date, patientName, patientBirthDate }: Study, holder: Traits): Read => ({
  typeCode: { value: IMAGES, from: 'header' },
  ...(description === undefined ? {} : { title: { value: description, from: 'header' } }),
  ...(date === undefined ? {} : { date: { value: date, from: 'header' } }),
  ...(patientName === undefined ? {} : { person: personNamed(patientName, patientBirthDate, holder) }),
})

/** « Imagerie déposée par le patient ». */
const IMAGES = 'DOCPAT04'

/** Names that telephones and scanners give, which tell nothing. */
const NAMELESS =
  /^(?:img|image|dsc|dscn|pxl|photo|scan|scanner|document|doc|fichier|file|untitled|sans titre|capture|screenshot|whatsapp)?[\s_\d()-]*$/i

const fromName = ({ fileName }: Upload): Proposal['title'] => {
  const value = nameless(fileName)
  return value === undefined ? undefined : { value, from: 'file-name' }
}

/** A title of the name of a file; nothing, when only a machine gave it. */
export const nameless = (fileName: string): string | undefined => {
  const stem = fileName
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replaceAll(/[_-]+/g, ' ')
    .trim()
  return stem === '' || NAMELESS.test(stem) ? undefined : [...stem].slice(0, 128).join('')
}

const sameContent = async (op: Operation, grant: Grant<'read'>, sha256: string): Promise<Proposal['duplicate']> => {
  const tag = op.keyring.tag(grant.recordId, 'content', sha256)
  const select = selectSameContent(grant.visibility, grant.actorTag, tag)
  const { committed, value: rows } = await listUnderTrace<'read', LineRow>(op, grant, { action: 'documents.search' }, select)
  const [row] = rows
  if (row === undefined) return undefined
  const { id, facts, submittedAt } = openLine(await op.keyring.opener(committed), row)
  return { documentId: id, title: facts.title, addedAt: submittedAt }
}

const wholeOf = async (pieces: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}
