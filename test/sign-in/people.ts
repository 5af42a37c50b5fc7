import { importInsured, INSURED_HEADER, findPerson } from '../../src/identity/index.ts'
import { LOOP } from '../../src/accounts/index.ts'
import { operationFor, type Services } from '../../src/api/index.ts'
import type { ActorId } from '../../src/kernel/ids.ts'
import { INS_OIDS, type Ins, insKey } from '../../src/kernel/ins.ts'
import { hashAll } from '../../src/accounts/testing/texts.ts'

export type Registered = {
  readonly ins: Ins
  readonly name: string
  readonly birthDate: string
  readonly vitaleSerial: string
  readonly personId: ActorId
}

const BORN = '1968-03-12'

export const insNamed = (name: string, birthDate = BORN, oid: string = INS_OIDS.test): Ins => {
  const thirteen = `2${birthDate.slice(2, 4)}${birthDate.slice(5, 7)}75${hashAll(name).slice(0, 6)}`
  return { matricule: `${thirteen}${insKey(thirteen)}`, oid }
}
export const serialNamed = (name: string): string => hashAll(`vitale ${name}`).slice(0, 11)

/** The insurer's file brings them, as it does everywhere. */
export const registerPeople = async (
  services: Services,
  names: readonly string[],
  oid: string = INS_OIDS.test,
): Promise<readonly Registered[]> => {
  const op = operationFor(services, LOOP, services.draw.uuid())
  const lines = names.map(name => {
    const [first = '', last = ''] = name.split(' ')
    const { matricule } = insNamed(name)
    const email = `${first.toLowerCase()}@exemple.fr`
    return [
      matricule,
      oid,
      last,
      first,
      '',
      '',
      'F',
      BORN,
      '75056',
      serialNamed(name),
      email,
      '0612345678',
      '3 rue du Port',
      '29200',
      'Brest',
      '',
      '',
      '',
    ].join(',')
  })
  const rejected: unknown[] = []
  const file = async function* () {
    yield Buffer.from([INSURED_HEADER, ...lines].join('\n').concat('\n'))
  }
  await importInsured(op, file(), { rejected: some => void rejected.push(...some) })
  if (rejected.length > 0) throw new Error(`refused by the register: ${JSON.stringify(rejected)}`)
  return Promise.all(
    names.map(async name => {
      const ins = insNamed(name, BORN, oid)
      const found = await findPerson(op, ins)
      if (found === undefined) throw new Error('not registered')
      return { ins, name, birthDate: BORN, vitaleSerial: serialNamed(name), personId: found.personId }
    }),
  )
}
