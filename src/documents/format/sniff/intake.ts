import { refuse } from '../../../kernel/refusal.ts'
import { CdaStream } from '../cda-stream.ts'
import { Digests } from '../digests.ts'
import type { CdaEngine } from '../engine.ts'
import { type CdaReading, type FileKind, type KeptKind, MAX_FILE_BYTES, MAX_IMAGING_BYTES, type OriginalFacts } from '../model.ts'
import { FILE_EMPTY, FILE_TOO_LARGE } from '../refusals.ts'
import { MEDIA_TYPE } from '../signature.ts'
import type { FileCheck } from './check.ts'
import { checkDeclared, detectKind, HEAD_BYTES } from './detect.ts'
import { JpegCheck } from './jpeg.ts'
import { PdfCheck } from './pdf.ts'
import { PngCheck } from './png.ts'
import { PolyglotCheck } from './polyglot.ts'
import { RtfCheck } from './rtf.ts'
import { TextCheck } from './text.ts'
import { TiffCheck } from './tiff.ts'

/** What a professional may send by itself: it is wrapped. */
export type LooseKind = Exclude<FileKind, 'cda' | KeptKind>

/** What came in: a CDA with all it says, or a loose file of a known type. */
export type Examined =
  | { readonly kind: 'cda'; readonly mediaType: 'text/xml'; readonly original: OriginalFacts; readonly reading: CdaReading }
  | { readonly kind: LooseKind | KeptKind; readonly mediaType: string; readonly original: OriginalFacts }

export type IntakeOptions = {
  readonly engine: CdaEngine
  /** Media type that the sender claims; absent, empty and `application/octet-stream` claim nothing. */
  readonly declaredType?: string | undefined
  /** 25 MB unless told. */
  readonly maxBytes?: number
  /** What the first bytes say, when somebody has looked already. */
  readonly kind?: FileKind
  /** Whether what its coded entries tell is wanted too: asked of a CDA that may hold some. */
  readonly entries?: () => Promise<boolean>
}

/** A ZIP was looked into before (`examine-zip.ts`): here it only passes. */
const PASSES: FileCheck = { write: () => undefined, end: () => undefined }

const CHECKS: Readonly<Record<LooseKind | KeptKind, () => FileCheck>> = {
  pdf: () => new PdfCheck(),
  jpeg: () => new JpegCheck(),
  png: () => new PngCheck(),
  tiff: () => new TiffCheck(),
  rtf: () => new RtfCheck(),
  txt: () => new TextCheck(),
  heic: () => PASSES,
  dicom: () => PASSES,
  docx: () => PASSES,
  'dicom-zip': () => PASSES,
}

const isZip = (kind: FileKind): boolean => kind === 'docx' || kind === 'dicom-zip'

const NOT_WANTED = async (): Promise<boolean> => false

/** Where the bytes go once the type is known. */
type Course = { write(chunk: Uint8Array): void; end(): Promise<Examined> }

const looseCourse = (kind: LooseKind | KeptKind, original: () => OriginalFacts): Course => {
  const checks = isZip(kind) ? [CHECKS[kind]()] : [CHECKS[kind](), new PolyglotCheck(kind)]
  return {
    write: chunk => {
      for (const check of checks) check.write(chunk)
    },
    end: async () => {
      for (const check of checks) check.end()
      return { kind, mediaType: MEDIA_TYPE[kind], original: original() }
    },
  }
}

const cdaCourse = (engine: CdaEngine, original: () => OriginalFacts, entries: () => Promise<boolean>): Course => {
  const stream = new CdaStream(original)
  return {
    write: chunk => stream.write(chunk),
    end: async () => {
      const facts = stream.end()
      const reading = await engine.read(facts, { entries: facts.isStructured && (await entries()) })
      return { kind: 'cda', mediaType: 'text/xml', original: reading.original, reading }
    },
  }
}

/**
 * Examines a file while somebody else stores it: `await write(chunk)` for each chunk before it is kept, `await end()` after the last.
 * Both throw a `Refusal` (`file-…`, `pdf-encrypted`, `xml-…`, `cda-…`) as soon as one is due; the file then belongs nowhere.
 * Memory: 4 kB of head, 64 kB of tail, and for a CDA its reduced document.
 */
export class FileIntake {
  readonly #options: IntakeOptions
  readonly #digests = new Digests()
  #held: Uint8Array[] = []
  #size = 0
  #course: Course | undefined

  constructor(options: IntakeOptions) {
    this.#options = options
  }

  async write(chunk: Uint8Array): Promise<void> {
    this.#size += chunk.length
    const { maxBytes, kind } = this.#options
    if (this.#size > (maxBytes ?? (kind === 'dicom' || kind === 'dicom-zip' ? MAX_IMAGING_BYTES : MAX_FILE_BYTES))) refuse(FILE_TOO_LARGE)
    this.#digests.update(chunk)
    if (this.#course !== undefined) return this.#course.write(chunk)
    this.#held.push(chunk)
    if (this.#options.kind !== undefined || this.#size >= HEAD_BYTES) await this.#decide()
  }

  /** Length and digests of what was written; after the last chunk. */
  original(): OriginalFacts {
    return this.#digests.facts()
  }

  async end(): Promise<Examined> {
    if (this.#size === 0) refuse(FILE_EMPTY)
    const course = this.#course ?? (await this.#decide())
    return course.end()
  }

  async #decide(): Promise<Course> {
    const held = this.#held
    this.#held = []
    const {
      engine,
      declaredType,
      entries = NOT_WANTED,
      kind = await detectKind(Buffer.concat(held).subarray(0, HEAD_BYTES)),
    } = this.#options
    checkDeclared(declaredType, kind)
    const original = (): OriginalFacts => this.#digests.facts()
    const course = kind === 'cda' ? cdaCourse(engine, original, entries) : looseCourse(kind, original)
    this.#course = course
    for (const chunk of held) course.write(chunk)
    return course
  }
}

/** For whoever has nothing else to do with the bytes. */
export const examine = async (source: AsyncIterable<Uint8Array>, options: IntakeOptions): Promise<Examined> => {
  const intake = new FileIntake(options)
  for await (const chunk of source) await intake.write(chunk)
  return intake.end()
}
