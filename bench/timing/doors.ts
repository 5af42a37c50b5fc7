import {
  askForCode,
  createAccount,
  issueActivationCode,
  LOOP,
  type PasswordTyped,
  prepareAccount,
  proveByCode,
  readySignIn,
  recover,
  type SignInDesk,
  signInWithPassword,
} from '../../src/accounts/index.ts'
import { deskOf, operationFor, type Services } from '../../src/api/index.ts'
import { findPerson, importInsured, INSURED_HEADER } from '../../src/identity/index.ts'
import { after, DAY } from '../../src/kernel/instant.ts'
import { INS_OIDS, type Ins, insKey } from '../../src/kernel/ins.ts'
import type { PasswordHasher } from '../../src/platform/keyring/password-hash.ts'
import type { Operation } from '../../src/platform/operation.ts'

const BORN = '1968-03-12'
const KNOWN = 500

const insAt = (number: number): Ins => {
  const thirteen = `2680375${String(100_000 + number).padStart(6, '0')}`
  return { matricule: `${thirteen}${insKey(thirteen)}`, oid: INS_OIDS.test }
}
const serialAt = (number: number): string => String(10_000_000_000 + number)
const identifierAt = (number: number): string => `person.${100_000 + number}`

/** People of the register, each with an account and a live code. Those above `KNOWN` are nobody. */
export const populate = async (services: Services, desk: SignInDesk): Promise<void> => {
  const op = operationFor(services, LOOP, services.draw.uuid())
  const lines = Array.from({ length: KNOWN }, (_, n) =>
    [
      insAt(n).matricule,
      INS_OIDS.test,
      'MARTIN',
      'ANNE',
      '',
      '',
      'F',
      BORN,
      '75056',
      serialAt(n),
      '',
      '',
      '3 rue du Port',
      '29200',
      'Brest',
      '',
      '',
      '',
    ].join(','),
  )
  const file = async function* () {
    yield Buffer.from([INSURED_HEADER, ...lines].join('\n').concat('\n'))
  }
  const { accepted } = await importInsured(op, file(), { rejected: () => undefined })
  if (accepted !== KNOWN) throw new Error(`${accepted} persons of ${KNOWN}`)
  for (let n = 0; n < KNOWN; n += 1) {
    const found = await findPerson(op, insAt(n))
    if (found === undefined) throw new Error('not registered')
    const ready = await prepareAccount(op, desk.hasher, found.personId, { identifier: identifierAt(n), password: 'quatre chevaux gris' })
    await services.db.transaction(async tx => {
      await createAccount(tx, op, ready)
      await issueActivationCode(tx, op, found.personId, { until: after(op.instant, 4_000 * DAY), reason: 'letter' })
    })
  }
  await readySignIn(desk)
}

/** One probe of a door, of somebody or of nobody; `round` moves the clock so that no limit of tries is met. */
export type Door = { readonly name: string; probe(desk: SignInDesk, number: number): Promise<unknown> }

const wrong = (number: number): PasswordTyped => ({ identifier: identifierAt(number), password: 'cinq chevaux blancs' })
const proofAt = (number: number) => ({ ins: insAt(number), vitaleSerial: serialAt(number), birthDate: BORN, code: '7K3Q-9XVB-2M4T' })
const BROWSER = { label: 'bench' }

export const DOORS: readonly Door[] = [
  { name: 'sign-in / unknown', probe: (desk, n) => signInWithPassword(desk, wrong(n), BROWSER) },
  { name: 'code / none', probe: (desk, n) => proveByCode(desk.op, 'activation', proofAt(n)) },
  { name: 'recovery / unknown', probe: (desk, n) => recover(desk, { ...proofAt(n), lost: 'password', password: 'huit petits canards' }) },
  {
    name: 'asking for a code / unknown',
    probe: (desk, n) => askForCode(desk.op, { ...proofAt(n), asked: 'recovery-code', channel: 'post' }),
  },
]

/** The control: a build that answers at once when nobody has this identifier, without the hash of nobody. */
export const earlyReturn = (hasher: PasswordHasher, known: ReadonlySet<string>): PasswordHasher => ({
  ...hasher,
  verify: (stored, password) => (known.has(stored) ? hasher.verify(stored, password) : Promise.resolve(false)),
})

/** Hashes that are somebody's, as the hasher made them. */
export const remembering = (hasher: PasswordHasher, known: Set<string>): PasswordHasher => ({
  ...hasher,
  hash: async password => {
    const hash = await hasher.hash(password)
    if (password === 'quatre chevaux gris') known.add(hash)
    return hash
  },
})

export const deskAt = (services: Services, hasher: PasswordHasher, at: Operation['instant']): SignInDesk => {
  const desk = deskOf(services, services.draw.uuid())
  return { ...desk, hasher, op: { ...desk.op, instant: at } }
}

export const somebody = (round: number): number => round % KNOWN
export const nobody = (round: number): number => KNOWN + round
