/**
 * A line of the public extraction of the RPPS (« PS_LibreAcces_Personne_activite »; domain.md §6.2): one activity of one professional. Columns
 * are found by their names, so that the order in which the agency publishes them may change.
 */
export type ExtractionLine = {
  readonly nationalId: string
  readonly title: string
  readonly family: string
  readonly given: string
  readonly profession: string
  readonly specialty?: string
  readonly email?: string
  readonly structure?: { readonly nationalId: string; readonly name: string; readonly city: string }
}

export type LineProblem = { readonly code: string; readonly reason: string }

// biome-ignore format: a table looks like a table
const NAMES = {
  nationalId:  'identification nationale pp',
  title:       'code civilite d exercice',
  family:      'nom d exercice',
  given:       'prenom d exercice',
  profession:  'code profession',
  skillType:   'code type savoir faire',
  skill:       'code savoir faire',
  siret:       'numero siret site',
  siren:       'numero siren site',
  finess:      'numero finess site',
  technicalId: 'identifiant technique de la structure',
  company:     'raison sociale site',
  sign:        'enseigne commerciale site',
  city:        'libelle commune coord structure',
} as const

/** Not every publication has them. */
const EMAIL = 'adresse e mail coord structure'
const CATEGORY = 'code categorie professionnelle'
/** TRE_R09: in training. No place is hers by herself: she practises under who answers for her (CSP R.6153-3). */
const STUDENT = 'E'

type Column = keyof typeof NAMES
type Optional = 'email' | 'category'
/** Where each column stands; an optional one: -1 where it does not. */
export type Columns = Readonly<Record<Column | Optional, number>>

/** Accents, apostrophes and parentheses of the header vary from one publication to the next. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()

/** The names of columns that are not there, or where all of them stand. */
export const columnsOf = (header: readonly string[]): Columns | readonly string[] => {
  const names = header.map(plain)
  const places = Object.entries(NAMES).map(([column, name]) => [column, names.indexOf(name)] as const)
  const missing = places.filter(([, place]) => place < 0).map(([column]) => NAMES[column as Column])
  return missing.length > 0
    ? missing
    : ({ ...Object.fromEntries(places), email: names.indexOf(EMAIL), category: names.indexOf(CATEGORY) } as Columns)
}

export const isMissing = (columns: Columns | readonly string[]): columns is readonly string[] => Array.isArray(columns)

/** `8` and 11 digits of RPPS, `0` and the older ADELI, or an internal number of a structure. */
const PERSON = /^[0-9][0-9A-Z/]{8,24}$/
const PROFESSION = /^\d{2}$/
const SPECIALTY = 'S'

export const readExtractionLine = (fields: readonly string[], columns: Columns): ExtractionLine | LineProblem => {
  const at = (column: Column | Optional): string => fields[columns[column]]?.trim() ?? ''
  const [nationalId, family, profession] = [at('nationalId'), at('family'), at('profession')]
  if (fields.length <= Math.max(...Object.values(columns))) return { code: 'columns', reason: 'columns are missing' }
  if (!PERSON.test(nationalId)) return { code: 'national-id', reason: 'not a national identification' }
  if (family === '') return { code: 'name', reason: 'the name is missing' }
  if (!PROFESSION.test(profession)) return { code: 'profession', reason: 'not a profession of TRE_G15' }
  const structureId = at('category') === STUDENT ? undefined : structureIdOf(at)
  const name = at('sign') || at('company')
  return {
    nationalId,
    title: at('title'),
    family,
    given: at('given'),
    profession,
    ...(at('skillType') === SPECIALTY && at('skill') !== '' ? { specialty: at('skill') } : {}),
    ...(at('email') === '' ? {} : { email: at('email') }),
    ...(structureId === undefined ? {} : { structure: { nationalId: structureId, name: name || structureId, city: at('city') } }),
  }
}

/** Struct_IdNat: FINESS, else SIRET, else SIREN, else the technical number alone (domain.md §6.2). */
const structureIdOf = (at: (column: Column) => string): string | undefined => {
  if (at('finess') !== '') return `1${at('finess')}`
  if (at('siret') !== '') return `3${at('siret')}`
  if (at('siren') !== '') return `2${at('siren')}`
  return at('technicalId') || undefined
}
