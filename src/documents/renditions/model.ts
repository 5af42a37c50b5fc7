import type { Converter } from '../../platform/convert/index.ts'
import type { ContentDescription } from '../metadata.ts'

/** What is made of a document to show it. The original stays what it is. */
export const RENDITION = { pdf: 1, preview: 2, thumbnail: 3, dicom: 4 } as const
export type RenditionKind = keyof typeof RENDITION

export type Made = { readonly bytes: Buffer; readonly mediaType: string }

type Kind = ContentDescription['kind']

const NONE: readonly RenditionKind[] = []

/** What can be asked of a document of this kind, here, today. */
export const renditionsOf = (kind: Kind, converter: Converter | undefined): readonly RenditionKind[] => {
  switch (kind) {
    case 'heic':
      return converter?.can.heic === true ? ['pdf', 'preview', 'thumbnail'] : NONE
    case 'docx':
      return converter?.can.docx === true ? ['pdf'] : NONE
    case 'tiff':
      return ['preview', 'thumbnail']
    case 'jpeg':
    case 'png':
      return ['thumbnail']
    case 'dicom':
    case 'dicom-zip':
      return ['dicom']
    case 'cda':
    case 'pdf':
    case 'txt':
    case 'rtf':
      return NONE
  }
}

/** Why it cannot be shown here, in plain words. */
export const noticeOf = (kind: Kind, converter: Converter | undefined): string | undefined =>
  (kind === 'heic' || kind === 'docx') && renditionsOf(kind, converter).length === 0 ? KEPT_AS_IT_CAME : undefined

export const KEPT_AS_IT_CAME = 'Ce fichier est gardé tel quel. Téléchargez-le pour l’ouvrir : il ne peut pas s’afficher ici.'
