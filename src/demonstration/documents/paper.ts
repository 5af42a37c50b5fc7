import type { Code } from '../../kernel/codes.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { DemoMediaType } from '../model.ts'
import type { Xml } from './cda/xml.ts'
import type { PaperType } from './paper-types.ts'

/** A cell of a table or an item of a list; with an `id` when a coded entry points at it. */
export type Cell = string | { readonly text: string; readonly id?: string; readonly strong?: boolean }

/** What a reader reads. The narrative of a CDA, a PDF, a text and a scanned page are all drawn from it. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string; readonly id?: string; readonly strong?: boolean }
  | { readonly kind: 'list'; readonly items: readonly Cell[] }
  | { readonly kind: 'table'; readonly caption?: string; readonly head: readonly string[]; readonly rows: readonly (readonly Cell[])[] }

export type Section = {
  readonly templates: readonly string[]
  readonly code: Code
  readonly title: string
  readonly blocks: readonly Block[]
  /** `entry` elements, already written. */
  readonly entries?: readonly Xml[]
  readonly sections?: readonly Section[]
}

/** A titled part of a letter: no code, for documents that are only read. */
export type Part = { readonly title?: string; readonly blocks: readonly Block[] }

type PaperVisibility = {
  readonly masked?: boolean
  readonly hiddenUntilAnnouncement?: boolean
  readonly hiddenFromRepresentatives?: boolean
  /** Keys of the professionals it is kept for. */
  readonly audience?: readonly string[]
}

/** What a story says of one document, before it becomes bytes. */
export type PaperFacts = {
  /** Unique for its person. */
  readonly key: string
  readonly type: PaperType
  readonly title: string
  /** When the act began, and ended when that is another moment. */
  readonly at: Instant
  readonly until?: Instant
  /** Key of a professional, or who else. */
  readonly by: string | 'patient' | 'insurer'
  /** Key of the structure; by default her first exercise. */
  readonly structure?: string
  /** The professional who is written to. */
  readonly to?: string
  /** Codes of the act: CCAM, LOINC chapter… */
  readonly acts?: readonly Code[]
  /** HL7 ActEncounterCode; by default `AMB`, in a hospital `IMP` when `until` is another day. */
  readonly encounter?: 'AMB' | 'IMP' | 'EMER' | 'SS' | 'VR' | 'HH'
  readonly visibility?: PaperVisibility
  /** Key of the paper that this one corrects. */
  readonly replaces?: string
}

export type Paper =
  /** CDA level 3; with `copy`, a PDF of the same words inside (section 55108-5). */
  | (PaperFacts & { readonly form: 'structured'; readonly sections: readonly Section[]; readonly copy?: boolean })
  /** CDA level 1 around a PDF, a text or an image. */
  | (PaperFacts & { readonly form: 'wrapped'; readonly media: WrappedMedia; readonly parts: readonly Part[] })
  /** A file without header, as people and small practices have them. */
  | (PaperFacts & { readonly form: 'loose'; readonly media: Exclude<DemoMediaType, 'text/xml'>; readonly parts: readonly Part[] })

export type WrappedMedia = 'application/pdf' | 'text/plain' | 'image/jpeg'

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
export const list = (...items: readonly Cell[]): Block => ({ kind: 'list', items })
export const table = (head: readonly string[], rows: readonly (readonly Cell[])[], caption?: string): Block => ({
  kind: 'table',
  head,
  rows,
  ...(caption === undefined ? {} : { caption }),
})
export const part = (title: string, ...blocks: readonly (Block | string)[]): Part => ({
  title,
  blocks: blocks.map(block => (typeof block === 'string' ? paragraph(block) : block)),
})
export const opening = (...blocks: readonly (Block | string)[]): Part => ({
  blocks: blocks.map(block => (typeof block === 'string' ? paragraph(block) : block)),
})

export const cellText = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text)

/** The words of structured sections as parts of a letter, in reading order. */
export const partsOf = (sections: readonly Section[]): readonly Part[] =>
  sections.flatMap(section => [
    ...(section.blocks.length === 0 ? [] : [{ title: section.title, blocks: section.blocks }]),
    ...partsOf(section.sections ?? []),
  ])
