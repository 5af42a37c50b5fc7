import { refuse } from '../../kernel/refusal.ts'
import { readZip, type Source } from '../../platform/zip/index.ts'
import type { Study } from '../dicom/model.ts'
import { asRefusal, studyOfZip } from '../dicom/read-study.ts'
import { FILE_TYPE_ACTIVE } from '../format/refusals.ts'

/** An archive that may be kept, every entry of it looked at; undefined: these bytes are none. */
export type Vouched = { readonly kind: 'docx' } | { readonly kind: 'dicom-zip'; readonly study: Study }

/** A letter of a thousand pages unpacks to less; a bomb to more. */
const LETTER = { entries: 2_000, bytes: 200 * 1024 * 1024, ratio: 200 } as const
/** Macros, objects that run, and what is fetched from elsewhere when it is opened. */
const ACTIVE = /(?:vbaProject|\.bin$|activeX\/|embeddings\/.*\.(?:bin|exe)$|attachedToolbars)/i

const isZip = (head: Uint8Array): boolean => head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4

export const examineZip = async (head: Uint8Array, source: Source): Promise<Vouched | undefined> => {
  if (!isZip(head)) return undefined
  const names = await namesOf(source)
  if (!names.includes('word/document.xml')) return { kind: 'dicom-zip', study: await studyOfZip(source) }
  if (names.some(name => ACTIVE.test(name))) refuse(FILE_TYPE_ACTIVE, 'macros')
  return { kind: 'docx' }
}

/** Limits of a letter hold for a letter alone: those of images are looked at by who reads images. */
const namesOf = async (source: Source): Promise<readonly string[]> => {
  try {
    const zip = await readZip(source, { ...LETTER, entries: 10_000, bytes: Number.MAX_SAFE_INTEGER, ratio: Number.MAX_SAFE_INTEGER })
    zip.close()
    const names = zip.files.map(({ name }) => name)
    if (names.includes('word/document.xml')) (await readZip(source, LETTER)).close()
    return names
  } catch (error) {
    return asRefusal(error)
  }
}
