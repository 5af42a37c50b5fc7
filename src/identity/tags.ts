import type { RecordId } from '../kernel/ids.ts'
import type { Ins } from '../kernel/ins.ts'
import type { Keyring } from '../platform/keyring/keyring.ts'
import { plain, type Traits } from './model.ts'

/** Look-ups go by HMAC: the space of numbers and of traits is small, a plain hash would be read in an hour. */
const SHORT = 16

export const insTag = (keyring: Keyring, ins: Ins): Buffer => keyring.blindIndex('ins', `${ins.oid}|${ins.matricule}`)

/** A representative's digits, whatever kind of number they are: a line does not say it. */
export const representativeTag = (keyring: Keyring, { matricule }: Ins): Buffer =>
  keyring.blindIndex('representative', matricule).subarray(0, SHORT)

/** Birth name, first names, sex, birth date and birth place: equal for homonyms born the same day in the same place, so never a proof. */
export const traitsTag = (keyring: Keyring, { birthName, birthFirstNames, sex, birthDate, birthPlaceInsee = '' }: Traits): Buffer =>
  keyring
    .blindIndex('traits', [plain(birthName), plain(birthFirstNames.join(' ')), sex, birthDate, birthPlaceInsee].join('|'))
    .subarray(0, SHORT)

/** What a line of the insurer said, to know it again. */
export const seenTag = (keyring: Keyring, line: string): Buffer => keyring.blindIndex('insured-line', line).subarray(0, SHORT)

/** Where a record to be opened for this INS will live. */
export const numberWithout = (keyring: Keyring, ins: Ins): RecordId => {
  const bytes = keyring.blindIndex('record-number', `${ins.oid}|${ins.matricule}`)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex', 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as RecordId
}
