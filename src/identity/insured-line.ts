import type { Ins } from '../kernel/ins.ts'
import { hasRightKey, INS_OIDS, problemOf } from '../kernel/ins.ts'
import type { RegisterEntry } from './insured-model.ts'
import type { Sex, Traits } from './model.ts'

/** Columns of the insurer's file, in this order. */
export const INSURED_HEADER =
  'matricule,oid,birth_name,birth_first_names,used_name,used_first_name,sex,birth_date,birth_place_insee,vitale_serial,email,phone,address,postal_code,city,attending_doctor_rpps,representative_matricules,deceased_on'

export type InsuredLine = {
  readonly traits: Traits
  readonly entry: RegisterEntry
  /** The line itself, as it is known again: fields without their quotes. */
  readonly text: string
}

export type LineProblem = { readonly code: string; readonly reason: string }

const COLUMNS = INSURED_HEADER.split(',').length

/** `today`: `YYYY-MM-DD`. The reasons quote nothing of the line: they go into a file that people pass on. */
export const readInsuredLine = (fields: readonly string[], today: string): InsuredLine | LineProblem => {
  if (fields.length !== COLUMNS) return problem('columns', `${COLUMNS} columns are expected, ${fields.length} found`)
  const values = fields.map(field => field.trim())
  const text = values.join('\u001f')
  if (CONTROL.test(values.join(''))) return problem('characters', 'control characters in a field')
  const [matricule = '', oid = '', birthName = '', firstNames = '', usedName = '', usedFirstName = '', sex = '', birthDate = ''] = values
  const [birthPlace = '', vitale = '', email = '', phone = '', line = '', postalCode = '', city = ''] = values.slice(8)
  const [doctor = '', representatives = '', deceased = ''] = values.slice(15)
  const ins: Ins = { matricule, oid }
  const numbers = numbersOf(representatives, ins)
  const checks: readonly (LineProblem | false)[] = [
    insProblem(ins),
    birthName === '' && problem('birth-name', 'the birth name is missing'),
    values.some(value => value.length > LONGEST) && problem('too-long', `a field of more than ${LONGEST} characters`),
    !(sex in SEXES) && problem('sex', 'F, M or U is expected'),
    !isDate(birthDate, today) && problem('birth-date', 'not a date of the past (YYYY-MM-DD, 00 where unknown)'),
    !PLACE.test(birthPlace) && problem('birth-place', 'not an INSEE code'),
    !SERIAL.test(vitale) && problem('vitale-serial', 'not a serial number'),
    !EMAIL.test(email) && problem('email', 'not an e-mail address'),
    !PHONE.test(phone) && problem('phone', 'not a telephone number'),
    !RPPS.test(doctor) && problem('attending-doctor', 'not an RPPS number'),
    numbers === undefined && problem('representative', 'not a number of another person'),
    deceased !== '' && !(isDate(deceased, today) && deceased >= birthDate) && problem('deceased-on', 'not a date since birth'),
  ]
  const wrong = checks.find(check => check !== false)
  if (wrong !== undefined) return wrong
  const traits: Traits = {
    ins,
    birthName,
    birthFirstNames: firstNames === '' ? [] : firstNames.split(/[| ]+/),
    ...(usedName === '' ? {} : { usedName }),
    ...(usedFirstName === '' ? {} : { usedFirstName }),
    sex: SEXES[sex] ?? 'U',
    birthDate,
    ...(birthPlace === '' ? {} : { birthPlaceInsee: birthPlace }),
  }
  const entry: RegisterEntry = {
    ...(vitale === '' ? {} : { vitale: serialOf(vitale) }),
    ...(email === '' ? {} : { email }),
    ...(phone === '' ? {} : { phone }),
    ...(line === '' && city === '' ? {} : { address: { line, postalCode, city } }),
    ...(doctor === '' ? {} : { doctor: doctor.length === 11 ? `8${doctor}` : doctor }),
    ...(numbers === undefined || numbers.length === 0 ? {} : { representatives: numbers }),
    ...(deceased === '' ? {} : { deceased }),
  }
  return { traits, entry, text }
}

const problem = (code: string, reason: string): LineProblem => ({ code, reason })

const LONGEST = 200
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/
const PLACE = /^(?:\d{5}|2[AB]\d{3})?$/
const SERIAL = /^[0-9A-Za-z ]{0,40}$/
const EMAIL = /^(?:[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+)?$/
const PHONE = /^(?:\+?[0-9 .()-]{4,24})?$/
/** An RPPS number, or the national identifier made of `8` and it (domain.md §6.2). */
const RPPS = /^(?:8?\d{11})?$/
const SEXES: Readonly<Record<string, Sex>> = { F: 'F', M: 'M', U: 'U', I: 'U', '': 'U' }

export const serialOf = (text: string): string => text.replace(/\s/g, '').toUpperCase()

/** A wrong key is an error on numbers in use only: published test identities have wrong ones. */
const insProblem = (ins: Ins): LineProblem | false => {
  const found = problemOf(ins)
  if (found === 'oid') return problem('ins-oid', 'this authority assigns no such number')
  if (found === 'shape') return problem('ins-shape', '13 characters and a key of 2 digits are expected')
  const isWrong = found === 'key' || (found === 'nia' && !hasRightKey(ins.matricule))
  return isWrong && problem('ins-key', 'the key does not fit the number')
}

/** Numbers of representatives are of the same authority; a NIA and a NIR are told apart when they are looked up. */
const numbersOf = (text: string, { matricule, oid }: Ins): readonly Ins[] | undefined => {
  if (text === '') return []
  const numbers = text.split('|').map(number => ({ matricule: number.trim(), oid: oid === INS_OIDS.nia ? INS_OIDS.nir : oid }))
  return numbers.some(ins => insProblem(ins) !== false || ins.matricule === matricule) ? undefined : numbers
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Unknown day, or unknown month and day, are `00` (lunar dates). */
const isDate = (text: string, today: string): boolean => {
  const [, year = '', month = '', day = ''] = DATE.exec(text) ?? []
  if (year < '1850' || text > today) return false
  if (month === '00') return day === '00'
  if (Number(month) > 12) return false
  return day === '00' || Number(day) <= daysIn(Number(year), Number(month))
}

const daysIn = (year: number, month: number): number => {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}
