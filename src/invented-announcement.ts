import { issueActivationCodes, LOOP } from './accounts/index.ts'
import { operationFor, type Services } from './api/index.ts'
import { findPerson, importInsured, INSURED_HEADER } from './identity/index.ts'
import { INS_OIDS, insKey } from './kernel/ins.ts'
import { announce } from './records/index.ts'

/** Two invented people who have no record yet: one is told by e-mail, the other by post. Their cards are shown on `/demo/courrier`. */
const PEOPLE = [
  {
    thirteen: '1850675042321',
    first: 'HUGO',
    last: 'LE BIHAN',
    sex: 'M',
    birthDate: '1985-06-21',
    vitaleSerial: '80250000321',
    email: 'hugo@exemple.fr',
  },
  {
    thirteen: '2470229232054',
    first: 'JEANNE',
    last: 'PRIGENT',
    sex: 'F',
    birthDate: '1947-02-09',
    vitaleSerial: '80250000054',
    email: '',
  },
] as const

const lineOf = ({ thirteen, first, last, sex, birthDate, vitaleSerial, email }: (typeof PEOPLE)[number]): string => {
  const who = [`${thirteen}${insKey(thirteen)}`, INS_OIDS.test, last, first, '', '', sex, birthDate, thirteen.slice(5, 10)]
  return [...who, vitaleSerial, email, '', '8 rue des Quais', '29900', 'PORT-KERVAL', '', '', ''].join(',')
}

export type InventedCard = { readonly name: string; readonly ins: string; readonly vitaleSerial: string; readonly birthDate: string }

export const inventedCards = (): readonly InventedCard[] =>
  PEOPLE.map(({ thirteen, first, last, birthDate, vitaleSerial }) => ({
    name: `${first} ${last}`,
    ins: `${thirteen}${insKey(thirteen)}`,
    vitaleSerial,
    birthDate,
  }))

/** Idempotent: who was told is not told again. */
export const inventAnnouncement = async (services: Services): Promise<void> => {
  const op = operationFor(services, LOOP, services.draw.uuid())
  const file = async function* () {
    yield Buffer.from([INSURED_HEADER, ...PEOPLE.map(lineOf), ''].join('\n'))
  }
  await importInsured(op, file(), { rejected: some => services.log.warn('an invented person was not registered', { count: some.length }) })
  const found = await Promise.all(inventedCards().map(({ ins }) => findPerson(op, { matricule: ins, oid: INS_OIDS.test })))
  const ids = found.flatMap(person => person?.personId ?? [])
  await announce(op, ids, { issueCodes: issueActivationCodes, places: services.places })
}
