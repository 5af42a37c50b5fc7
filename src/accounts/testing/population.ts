import { by, type Caller, INSURER, openWorld, signIn, type World } from '../../../test/support-door/index.ts'
import { findPerson, importInsured, INSURED_HEADER } from '../../identity/index.ts'
import type { ActorId } from '../../kernel/ids.ts'
import { INS_OIDS, type Ins, insKey } from '../../kernel/ins.ts'
import { openPasswordHasher, type PasswordHasher } from '../../platform/keyring/password-hash.ts'
import type { Operation } from '../../platform/operation.ts'
import { NOTICE_ASKED, openOutbox } from '../../platform/outbox/index.ts'
import {
  createAccount,
  LOOP,
  openDemonstrationPhone,
  prepareAccount,
  readySignIn,
  type SignInDesk,
  type DemonstrationPhone,
} from '../index.ts'
import { hashAll } from './texts.ts'

/** Somebody of the insurer's register. */
export type Insured = {
  readonly ins: Ins
  readonly firstName: string
  readonly birthDate: string
  readonly vitaleSerial: string
  readonly personId: ActorId
}

export type Kit = World & {
  readonly insurer: Caller
  readonly hasher: PasswordHasher
  readonly phone: DemonstrationPhone
  desk(): SignInDesk
  loop(): Operation
  /** Registers people from lines of the insurer's file, in this order. */
  register(...people: readonly Line[]): Promise<readonly Insured[]>
  /** Gives her an identifier and a password. */
  account(person: Insured, identifier?: string, password?: string): Promise<{ readonly identifier: string; readonly password: string }>
}

export type Line = {
  readonly name: string
  readonly birthDate?: string
  readonly email?: string
  readonly phone?: string
  readonly representatives?: readonly string[]
}

/** The number of whoever is called so: the same each time. */
export const insOf = (name: string, birthDate = '1968-03-12'): Ins => {
  const digits = hashAll(name)
  const thirteen = `2${birthDate.slice(2, 4)}${birthDate.slice(5, 7)}75${digits.slice(0, 6)}`
  return { matricule: `${thirteen}${insKey(thirteen)}`, oid: INS_OIDS.test }
}

export const serialOf = (name: string): string => hashAll(`vitale ${name}`).slice(0, 11)

const lineOf = ({ name, birthDate = '1968-03-12', email = '', phone = '', representatives = [] }: Line): string => {
  const [first = '', last = ''] = name.split(' ')
  const { matricule, oid } = insOf(name, birthDate)
  const people = representatives.map(one => insOf(one).matricule).join('|')
  return [
    ...[matricule, oid, last.toUpperCase(), first.toUpperCase(), '', '', 'F', birthDate, '75056', serialOf(name), email, phone],
    ...['3 rue du Port', '29200', 'Brest', '', people, ''],
  ].join(',')
}

/** A cheap hash: what is tested is who may enter, not how long it takes. */
const CHEAP = { memoryKiB: 64, passes: 1 }

export const openKit = async (): Promise<Kit> => {
  const world = await openWorld()
  const insurer = await signIn(world, INSURER)
  const hasher = openPasswordHasher(CHEAP)
  const phone = openDemonstrationPhone(
    () => world.clock.now(),
    () => world.draw.uuid(),
  )
  const outbox = openOutbox({ [NOTICE_ASKED]: ['tell-asked'] })
  const loop = (): Operation => ({ ...by(world, insurer), caller: LOOP })
  const desk = (): SignInDesk => ({ op: loop(), mode: 'production', hasher, outbox, sms: phone })
  const register = async (...people: readonly Line[]): Promise<readonly Insured[]> => {
    const file = [INSURED_HEADER, ...people.map(lineOf)].join('\n').concat('\n')
    const rejected: unknown[] = []
    await importInsured(by(world, insurer), oneChunk(file), { rejected: lines => void rejected.push(...lines) })
    if (rejected.length > 0) throw new Error(`refused by the register: ${JSON.stringify(rejected)}`)
    return Promise.all(people.map(line => insuredNamed(loop(), line)))
  }
  const account: Kit['account'] = async (
    person,
    identifier = `${person.firstName.toLowerCase()}.${person.ins.matricule.slice(-6)}`,
    password = 'quatre chevaux gris',
  ) => {
    const op = loop()
    await createAccount(world.database, op, await prepareAccount(op, hasher, person.personId, { identifier, password }))
    return { identifier, password }
  }
  await readySignIn(desk())
  return { ...world, insurer, hasher, phone, desk, loop, register, account }
}

async function* oneChunk(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

const insuredNamed = async (op: Operation, { name, birthDate = '1968-03-12' }: Line): Promise<Insured> => {
  const ins = insOf(name, birthDate)
  const found = await findPerson(op, ins)
  if (found === undefined) throw new Error(`${name} is not in the register`)
  return { ins, firstName: name.split(' ')[0] ?? '', birthDate, vitaleSerial: serialOf(name), personId: found.personId }
}
