import type { StoredMetadata } from '../../documents/index.ts'

type Part = StoredMetadata['parts'][number]

const KINDS: Readonly<Record<NonNullable<Part['kind']>, { readonly label: string; readonly mime: string }>> = {
  pdf: { label: 'Document PDF', mime: 'application/pdf' },
  jpeg: { label: 'Image', mime: 'image/jpeg' },
  png: { label: 'Image', mime: 'image/png' },
  tiff: { label: 'Image TIFF', mime: 'image/tiff' },
  txt: { label: 'Texte', mime: 'text/plain; charset=utf-8' },
  rtf: { label: 'Texte RTF', mime: 'application/rtf' },
}

/** A part that can be opened; what is not served is not shown. */
export const partOf = ({ index, kind, size, compression }: Part): { id: string; label: string; mime: string; size: number }[] =>
  kind === undefined || compression !== undefined ? [] : [{ id: String(index), ...KINDS[kind], size }]
