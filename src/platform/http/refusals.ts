import { Refusal, type RefusalDefinition } from '../../kernel/refusal.ts'

/** What the edge itself refuses, before any verb is called. */

export const REQUEST_INVALID: RefusalDefinition = {
  category: 'invalid',
  code: 'request-invalid',
  message: 'La demande est mal formée : un champ manque, est inconnu ou n’a pas la forme attendue.',
}

export const HEADERS_TOO_LARGE: RefusalDefinition = {
  category: 'invalid',
  code: 'headers-too-large',
  message: 'Les en-têtes de la demande sont trop longs.',
}

export const NO_SUCH_PAGE: RefusalDefinition = {
  category: 'absent',
  code: 'no-such-address',
  message: 'Il n’y a rien à cette adresse.',
}

export const BODY_TOO_LARGE: RefusalDefinition = {
  category: 'too-large',
  code: 'request-too-large',
  message: 'La demande est trop longue.',
}

export const BODY_TYPE: RefusalDefinition = {
  category: 'unsupported',
  code: 'content-type',
  message: 'Le type de contenu de la demande n’est pas celui attendu.',
}

export const FOREIGN_ORIGIN: RefusalDefinition = {
  category: 'forbidden',
  code: 'foreign-origin',
  message: 'Cette demande ne vient pas de nos pages.',
}

export const UPLOAD_CUT: RefusalDefinition = {
  category: 'invalid',
  code: 'upload-cut',
  message: 'L’envoi s’est arrêté avant la fin. Rien n’a été gardé : recommencez.',
}

export const UPLOAD_SHAPE: RefusalDefinition = {
  category: 'invalid',
  code: 'upload-shape',
  message: 'L’envoi doit commencer par la partie « metadata », suivie du fichier.',
}

export const UNAVAILABLE: RefusalDefinition = {
  category: 'unavailable',
  code: 'service-unavailable',
  message: 'Le service est momentanément indisponible. Réessayez dans un instant.',
}

/** A fault of ours: nothing of it is told but a reference. */
export const FAULT = {
  code: 'internal',
  message: 'Une erreur s’est produite de notre côté. Réessayez ; si elle se répète, donnez-nous la référence.',
} as const

/** A request that its schema refuses. `fields` are paths of our own schema, never a key or value that was sent. */
export class RequestInvalid extends Refusal {
  readonly fields: readonly string[]

  constructor(fields: readonly string[]) {
    super(REQUEST_INVALID, fields.join(' '))
    this.fields = fields
  }
}

/** A refusal with more to tell its caller than a sentence. `extension` goes into the problem as it is: it is hers already. */
export class ExplainedRefusal extends Refusal {
  readonly extension: Readonly<Record<string, unknown>>

  constructor(refusal: Refusal, extension: Readonly<Record<string, unknown>>) {
    super(refusal, refusal.detail)
    this.extension = extension
  }
}
