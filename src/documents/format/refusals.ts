import type { RefusalDefinition } from '../../kernel/refusal.ts'

const invalid = (code: string, message: string): RefusalDefinition => ({ category: 'invalid', code, message })
const unsupported = (code: string, message: string): RefusalDefinition => ({ category: 'unsupported', code, message })

export const ACCEPTED_TYPES = 'Formats acceptés : PDF, JPEG, PNG, TIFF, texte (TXT, RTF) et CDA (XML).'

/** Files */
export const FILE_EMPTY = invalid('file-empty', 'Ce fichier est vide.')
export const FILE_TOO_LARGE: RefusalDefinition = {
  category: 'too-large',
  code: 'file-too-large',
  message: 'Ce fichier dépasse la taille maximale de 25 Mo.',
}
export const FILE_TYPE_UNKNOWN = unsupported('file-type-unknown', `Ce type de fichier n’est pas accepté. ${ACCEPTED_TYPES}`)
export const FILE_TYPE_ACTIVE = unsupported(
  'file-type-active',
  `Ce fichier contient une page web, un programme, une archive ou un objet actif : il n’est pas accepté. ${ACCEPTED_TYPES}`,
)
export const FILE_POLYGLOT = unsupported(
  'file-polyglot',
  `Ce fichier en contient un autre d’un type différent : il n’est pas accepté. ${ACCEPTED_TYPES}`,
)
export const FILE_TYPE_MISMATCH = unsupported(
  'file-type-mismatch',
  `Le contenu de ce fichier ne correspond pas au type annoncé. ${ACCEPTED_TYPES}`,
)
export const FILE_TRUNCATED = invalid('file-truncated', 'Ce fichier est incomplet ou abîmé : sa fin manque. Envoyez-le de nouveau.')
export const FILE_INFECTED = unsupported('file-infected', 'Un virus a été trouvé dans ce fichier : il n’a pas été gardé.')
export const ANTIVIRUS_SILENT: RefusalDefinition = {
  category: 'unavailable',
  code: 'antivirus-silent',
  message: 'L’antivirus ne répond pas : rien ne peut être ajouté. Réessayez dans quelques minutes.',
}
export const PDF_ENCRYPTED = invalid(
  'pdf-encrypted',
  'Ce PDF est protégé par un mot de passe ou chiffré. Enregistrez-le sans protection, puis envoyez-le de nouveau.',
)
export const XML_NOT_CDA = unsupported('xml-not-cda', `Ce fichier XML n’est pas un document médical CDA. ${ACCEPTED_TYPES}`)

/** CDA: what its header must hold (CI-SIS, volet Structuration minimale des documents de santé) */
export const CDA_TRUNCATED = invalid('cda-truncated', 'Ce document CDA est incomplet : sa fin manque.')
export const CDA_NOT_R2 = invalid('cda-not-r2', 'Ce document n’est pas un CDA R2 (typeId absent ou différent de POCD_HD000040).')
export const CDA_NO_ID = invalid('cda-no-id', 'Ce document CDA n’a pas d’identifiant.')
export const CDA_BAD_ID = invalid('cda-bad-id', 'L’identifiant de ce document CDA n’est pas valide (OID ou UUID, 128 caractères au plus).')
export const CDA_NO_CODE = invalid('cda-no-code', 'Ce document CDA ne dit pas son type.')
export const CDA_UNKNOWN_TYPE = invalid('cda-unknown-type', 'Le type de ce document CDA n’est pas un type connu (JDV_J07).')
export const CDA_NO_TITLE = invalid('cda-no-title', 'Ce document CDA n’a pas de titre.')
export const CDA_NO_DATE = invalid('cda-no-date', 'Ce document CDA n’a pas de date de création valide.')
export const CDA_UNKNOWN_CONFIDENTIALITY = invalid(
  'cda-unknown-confidentiality',
  'Le niveau de confidentialité de ce document CDA est absent ou inconnu.',
)
export const CDA_NO_PATIENT = invalid('cda-no-patient', 'Ce document CDA ne dit pas qui est le patient (identifiant, nom et prénom).')
export const CDA_SEVERAL_PATIENTS = invalid('cda-several-patients', 'Ce document CDA concerne plusieurs patients.')
export const CDA_NO_AUTHOR = invalid('cda-no-author', 'Ce document CDA n’a pas d’auteur identifié.')
export const CDA_NO_CUSTODIAN = invalid('cda-no-custodian', 'Ce document CDA ne dit pas quelle organisation le conserve.')
export const CDA_NO_AUTHENTICATOR = invalid('cda-no-authenticator', 'Ce document CDA n’a pas de responsable (legalAuthenticator).')
export const CDA_NO_ACT = invalid('cda-no-act', 'Ce document CDA ne dit pas la date de l’acte principal.')
export const CDA_NO_SETTING = invalid('cda-no-setting', 'Ce document CDA ne dit pas le cadre d’exercice de l’acte principal.')
export const CDA_NO_FACILITY = invalid('cda-no-facility', 'Ce document CDA ne dit pas le secteur d’activité du lieu de soins.')
export const CDA_NO_BODY = invalid('cda-no-body', 'Ce document CDA n’a pas de contenu.')
export const CDA_EXTERNAL_BODY = invalid(
  'cda-external-body',
  'Le contenu de ce document CDA se trouve ailleurs : il doit être dans le document.',
)
export const CDA_BAD_PART = invalid('cda-bad-part', 'Une pièce jointe de ce document CDA est illisible (base64 non valide).')
export const CDA_UNREADABLE = invalid('cda-unreadable', 'Ce document CDA est trop complexe pour être lu.')
export const READER_BUSY: RefusalDefinition = {
  category: 'unavailable',
  code: 'reader-busy',
  message: 'Trop de documents sont en cours de lecture. Réessayez dans un instant.',
}
