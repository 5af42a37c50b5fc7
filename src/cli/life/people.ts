import { insKey, INS_OIDS } from '../../kernel/ins.ts'
import { fromIso, type Instant, toIso } from '../../kernel/instant.ts'
import { INSURED_HEADER } from '../../identity/index.ts'
import type { Chance } from './chance.ts'

/** Somebody of the simulated country, as the insurer's file has her. All invented. */
export type Citizen = {
  /** Her number in the ledger: `p12`. */
  readonly key: string
  readonly matricule: string
  readonly birthName: string
  readonly firstName: string
  readonly sex: 'F' | 'M'
  /** `YYYY-MM-DD`. */
  readonly birthDate: string
  readonly vitale: string
  readonly email: string | undefined
  readonly parents: readonly Citizen[]
  diedOn?: string
}

const NAMES = [
  'MARTIN',
  'BERNARD',
  'PETIT',
  'DURAND',
  'LEROY',
  'MOREAU',
  'SIMON',
  'LAURENT',
  'LEFÈVRE',
  'MICHEL',
  'GARCIA',
  'DAVID',
  'NGUYEN',
  'DIALLO',
  'D’HÉRICOURT',
  'LE GOFF',
] as const
const FIRST = {
  F: ['JEANNE', 'LOUISE', 'EMMA', 'ALICE', 'INÈS', 'FATOU', 'LINH', 'ÉLISE', 'CHLOÉ', 'MARIE-CLAIRE'],
  M: ['GABRIEL', 'LOUIS', 'JULES', 'ADAM', 'NOÉ', 'MOUSSA', 'MINH', 'CÔME', 'PAUL', 'JEAN-BAPTISTE'],
} as const

/** Number of the test authority, of the right shape and key, and given once. */
const numberFor = (sex: 'F' | 'M', birthDate: string, chance: Chance, taken: Set<string>): string => {
  const digits = (value: number, width: number): string => String(value).padStart(width, '0')
  for (;;) {
    const place = `${digits(chance.between(1, 95), 2).replace('20', '2A')}${digits(chance.between(1, 980), 3)}`
    const thirteen = `${sex === 'F' ? 2 : 1}${birthDate.slice(2, 4)}${birthDate.slice(5, 7)}${place}${digits(chance.between(1, 999), 3)}`
    if (taken.has(thirteen)) continue
    taken.add(thirteen)
    return `${thirteen}${insKey(thirteen)}`
  }
}

export type Country = {
  readonly citizens: Citizen[]
  /** `withEmail`: how many of a hundred have an address on file. */
  born(birthDate: string, parents: readonly Citizen[]): Citizen
}

export const openCountry = (chance: Chance): Country => {
  const citizens: Citizen[] = []
  const taken = new Set<string>()
  const born = (birthDate: string, parents: readonly Citizen[]): Citizen => {
    const sex = chance.happens(0.5) ? 'F' : 'M'
    const key = `p${citizens.length + 1}`
    const citizen: Citizen = {
      key,
      matricule: numberFor(sex, birthDate, chance, taken),
      birthName: parents[0]?.birthName ?? chance.one(NAMES),
      firstName: chance.one(FIRST[sex]),
      sex,
      birthDate,
      vitale: String(chance.between(10_000_000_000, 99_999_999_999)),
      email: chance.happens(0.7) ? `${key}@exemple.test` : undefined,
      parents,
    }
    citizens.push(citizen)
    return citizen
  }
  return { citizens, born }
}

/** Households of one or two adults and their children, as they stand on `today`. */
export const populate = (country: Country, many: number, today: Instant, chance: Chance): void => {
  const year = Number(toIso(today).slice(0, 4))
  while (country.citizens.length < many) {
    const age = chance.between(19, 94)
    const adults = [country.born(dayOf(year - age, chance), [])]
    if (chance.happens(0.6)) adults.push(country.born(dayOf(year - Math.max(19, age - chance.between(-4, 4)), chance), []))
    const children = age < 55 && chance.happens(0.5) ? chance.between(1, 3) : 0
    const oldest = Math.min(age - 19, 17)
    for (let child = 0; child < children && oldest > 0; child++) country.born(dayOf(year - chance.between(1, oldest), chance), adults)
  }
}

const dayOf = (year: number, chance: Chance): string =>
  `${year}-${String(chance.between(1, 12)).padStart(2, '0')}-${String(chance.between(1, 28)).padStart(2, '0')}`

export const ageOn = ({ birthDate }: Pick<Citizen, 'birthDate'>, at: Instant): number => {
  const today = toIso(at)
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5, 10) < birthDate.slice(5) ? years - 1 : years
}

export const birthdayOf = ({ birthDate }: Pick<Citizen, 'birthDate'>, years: number): Instant =>
  fromIso(`${Number(birthDate.slice(0, 4)) + years}${birthDate.slice(4)}T00:00:00Z`)

/** The insurer's file about them, header included. */
export const fileOf = (citizens: readonly Citizen[]): string => `${[INSURED_HEADER, ...citizens.map(lineOf)].join('\n')}\n`

const lineOf = ({ matricule, birthName, firstName, sex, birthDate, vitale, email, parents, diedOn }: Citizen): string =>
  [
    matricule,
    INS_OIDS.test,
    birthName,
    firstName,
    '',
    '',
    sex,
    birthDate,
    '',
    vitale,
    email ?? '',
    '',
    '1 rue des Essais',
    '75001',
    'PARIS',
    '',
    parents.map(parent => parent.matricule).join('|'),
    diedOn ?? '',
  ].join(',')
