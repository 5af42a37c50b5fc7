import { attributeOf, isElement, textOf, type XmlElement } from '../../../platform/xml/tree.ts'
import { first, plainText } from '../cda-people.ts'
import type { EmbeddedPart } from '../model.ts'
import type { Context } from './context.ts'
import { element, type Html } from './html.ts'

/** What a person is told that she opens: its kind and its size. */
export type RenderedPart = {
  readonly index: number
  /** e.g. `document PDF, 319 ko`. */
  readonly label: string
  /** False for what we do not serve: nothing to open. */
  readonly opens: boolean
}

const KINDS: Readonly<Record<NonNullable<EmbeddedPart['kind']>, string>> = {
  pdf: 'document PDF',
  jpeg: 'image JPEG',
  png: 'image PNG',
  tiff: 'image TIFF',
  rtf: 'document RTF',
  txt: 'texte',
}

/** French units, decimal as everywhere on the screens: an octet is a byte. */
const sizeInWords = (bytes: number): string => {
  if (bytes < 1_000) return `${bytes}\u00a0octets`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)}\u00a0ko`
  return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')}\u00a0Mo`
}

export const renderedPart = ({ index, kind, size }: EmbeddedPart): RenderedPart => ({
  index,
  label: `${kind === undefined ? 'fichier d’un type non accepté' : KINDS[kind]}, ${sizeInWords(size)}`,
  opens: kind !== undefined,
})

/** The part that an element of the reduced document stands for: its text is the index (see `CdaStream`). */
export const partAt = ({ parts }: Context, value: XmlElement | undefined): EmbeddedPart | undefined => {
  if (value === undefined || attributeOf(value, 'representation') !== 'B64') return undefined
  const text = textOf(value).trim()
  return /^\d{1,4}$/.test(text) ? parts[Number(text)] : undefined
}

/** An observationMedia, or a regionOfInterest that holds one. */
export const partOfMedia = (context: Context, media: XmlElement | undefined): EmbeddedPart | undefined => {
  if (media === undefined) return undefined
  if (media.name === 'observationMedia') return partAt(context, first(media, 'value'))
  const inside = media.children.filter(isElement).map(child => partOfMedia(context, child))
  return inside.find(part => part !== undefined)
}

/** A link, and never the picture itself: opening a part is an act of its own, with its own trace. */
export const partLink = (context: Context, part: EmbeddedPart, caption: string | undefined): Html => {
  const { label, opens } = renderedPart(part)
  context.shownParts.add(part.index)
  const words = caption === undefined ? label : `${caption} (${label})`
  if (!opens) return element('span', { class: 'cda-part cda-part-closed' }, words)
  const href = `${context.partHref}${part.index}`
  return element('a', { class: 'cda-part', href, 'data-part': String(part.index) }, `Ouvrir : ${words}`)
}

export const captionElement = (node: XmlElement): XmlElement | undefined => first(node, 'caption')

export const captionOf = (node: XmlElement): string | undefined => plainText(captionElement(node))
