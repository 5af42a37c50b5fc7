import { openRecord } from './access/index.ts'
import { createAccount, hasAccount, hasNationalIdentity, LOOP, prepareAccount } from './accounts/index.ts'
import { operationFor, type Services } from './api/index.ts'
import { contactsOf, displayName, findPerson, importInsured, INSURED_HEADER, setContact, traitsOf } from './identity/index.ts'
import type { ActorId } from './kernel/ids.ts'
import { INS_OIDS, insKey } from './kernel/ins.ts'
import type { Operation } from './platform/operation.ts'

/** Means of sign-in of invented people, printed on the pages of a demonstration: nobody real has them. */
const PASSWORD = 'quatre chevaux gris'
const PHONE = '0612345678'
const HOW_MANY = 2

const numberOf = (thirteen: string): string => `${thirteen}${insKey(thirteen)}`

type Waiting = {
  readonly ins: string
  readonly vitaleSerial: string
  readonly birthDate: string
  readonly first: string
  readonly last: string
  readonly sex: 'F' | 'M'
  readonly email: string
}

/** Somebody whose record waits for her to activate it with the code of a letter. */
const WAITING: Waiting = {
  ins: numberOf('2900575042123'),
  vitaleSerial: '80250000123',
  birthDate: '1990-05-14',
  first: 'LUCIE',
  last: 'MARCHAND',
  sex: 'F',
  email: 'lucie@exemple.fr',
}

/** Somebody who will come with a national identity: the invented provider knows him, his record does not yet. */
export const WAITING_WITH_IDENTITY: Waiting = {
  ins: numberOf('1780375042456'),
  vitaleSerial: '80250000456',
  birthDate: '1978-03-09',
  first: 'MALO',
  last: 'TANGUY',
  sex: 'M',
  email: '',
}

/** Gives two of the demonstration's people an identifier and a telephone, and registers one who has not activated yet. Idempotent. */
export const inventAccounts = async (services: Services): Promise<Services['signIn']['invented']> => {
  const { demonstration } = services
  if (demonstration === undefined) return undefined
  const op = (): Operation => operationFor(services, LOOP, services.draw.uuid())
  const patients = demonstration.personas().filter(({ group }) => group === 'patient')
  const accounts: Awaited<ReturnType<typeof accountOf>>[] = []
  for (const [n, { id }] of patients.slice(0, HOW_MANY).entries()) {
    const identity = demonstration.identityOf(id)
    const found = identity?.kind === 'person' ? await findPerson(op(), identity.ins) : undefined
    if (found !== undefined) accounts.push(await accountOf(services, op(), found.personId, `demonstration.${n + 1}`))
  }
  const [byCode, byIdentity] = [await waitingPerson(op(), WAITING), await waitingPerson(op(), WAITING_WITH_IDENTITY)]
  return async () => ({
    accounts,
    waiting: [
      ...((await hasAccount(op(), byCode)) ? [] : [cardOf(WAITING)]),
      ...((await hasNationalIdentity(op(), byIdentity)) ? [] : [cardOf(WAITING_WITH_IDENTITY)]),
    ],
  })
}

const capitalised = (name: string): string => `${name.slice(0, 1)}${name.slice(1).toLowerCase()}`
const cardOf = ({ first, last, ins, vitaleSerial, birthDate }: Waiting) => ({
  name: `${capitalised(first)} ${capitalised(last)}`,
  ins,
  vitaleSerial,
  birthDate,
})

const accountOf = async ({ signIn, db }: Services, op: Operation, personId: ActorId, identifier: string) => {
  const traits = await traitsOf(op, personId)
  if (!(await hasAccount(op, personId))) {
    const ready = await prepareAccount(op, signIn.hasher, personId, { identifier, password: PASSWORD })
    const { phone } = await contactsOf(op, personId)
    await db.transaction(async tx => {
      await createAccount(tx, op, ready)
      if (phone === undefined) await setContact(tx, op, personId, { kind: 'phone', value: PHONE, verifiedAt: op.instant })
    })
  }
  return { name: traits === undefined ? '' : displayName(traits), identifier, password: PASSWORD }
}

const waitingPerson = async (op: Operation, { ins, vitaleSerial, birthDate, first, last, sex, email }: Waiting): Promise<ActorId> => {
  const line = [
    ins,
    INS_OIDS.test,
    last,
    first,
    '',
    '',
    sex,
    birthDate,
    '75042',
    vitaleSerial,
    email,
    PHONE,
    '3 rue du Port',
    '29200',
    'Brest',
    '',
    '',
    '',
  ]
  const file = async function* () {
    yield Buffer.from(`${INSURED_HEADER}\n${line.join(',')}\n`)
  }
  await importInsured(op, file(), { rejected: () => undefined })
  const found = await findPerson(op, { matricule: ins, oid: INS_OIDS.test })
  const traits = found === undefined ? undefined : await traitsOf(op, found.personId)
  if (found === undefined || traits === undefined) throw new Error('the person who waits was not registered')
  await openRecord(op, { traits, state: 'open' })
  return found.personId
}
