import { describe, expect, test } from 'vitest'
import { by, openWorld, professional, signIn } from '../../test/support-door/index.ts'
import { importDirectory, professionalByNationalId, registerEntry } from '../directory/index.ts'
import { Refusal } from '../kernel/refusal.ts'
import { endSessionsOfThoseWhoLeft, liftStrikeOff, requireSession, strikeOff } from './index.ts'

const world = await openWorld()

const registered = async (name: string, nationalId: string) => {
  const caller = await signIn(world, professional(name, '10', { structureNationalId: '1290000861' }))
  const { subject, exercise } = caller
  if (exercise === undefined) throw new Error('a professional with a place')
  const entry = { id: subject.id, kind: 'professional', nationalId, name, family: name, given: 'A', exercises: [exercise] } as const
  await registerEntry(world.database, entry)
  return caller
}
const stateOf = (caller: Awaited<ReturnType<typeof registered>>): Promise<string> =>
  requireSession(by(world, caller)).then(
    () => 'lives',
    (error: unknown) => (error instanceof Refusal ? error.code : Promise.reject(error)),
  )
const entryOf = (nationalId: string) => professionalByNationalId(world.database, nationalId)
const stores = () => ({ db: world.database, instant: world.clock.now() })

const HEADER =
  'Identification nationale PP|Code civilité d’exercice|Nom d’exercice|Prénom d’exercice|Code profession|Code type savoir-faire|Code savoir-faire|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site|Identifiant technique de la structure|Raison sociale site|Enseigne commerciale site|Libellé commune (coord. structure)'
const line = (nationalId: string, finess: string): string => `${nationalId}|DR|PETIT|Lou|10|||||${finess}||Cabinet||PORT-KERVAL`
const imports = (caller: Awaited<ReturnType<typeof registered>>, ...lines: readonly string[]) => {
  const op = by(world, caller)
  const file = async function* () {
    yield Buffer.from([HEADER, ...lines, ''].join('\n'))
  }
  return importDirectory(op, file(), {
    rejected: (_line, { code }) => {
      throw new Error(code)
    },
    left: (tx, actorIds) => endSessionsOfThoseWhoLeft(tx, actorIds, op.instant),
  })
}

describe('a professional struck off today', () => {
  test('has no session from the same instant on, nor any place; another of the same house goes on', async () => {
    const struck = await registered('Dr Radié', '899900000861')
    const colleague = await registered('Dr Voisine', '899900000862')
    expect(await stateOf(struck)).toBe('lives')
    expect(await strikeOff(stores(), '899900000861')).toBe(true)
    expect(await stateOf(struck)).toBe('session-ended')
    expect(await stateOf(colleague)).toBe('lives')
    expect(await entryOf('899900000861')).toMatchObject({ exercises: [], name: 'Dr Radié' })
  })

  test('comes back by no import of an older file, but once it is lifted', async () => {
    const caller = await registered('Dr Importée', '899900000863')
    await strikeOff(stores(), '899900000863')
    await imports(caller, line('899900000863', '290000863'))
    expect((await entryOf('899900000863'))?.exercises).toEqual([])
    expect(await liftStrikeOff(stores(), '899900000863')).toBe(true)
    await imports(caller, line('899900000863', '290000863'))
    expect((await entryOf('899900000863'))?.exercises).toHaveLength(1)
  })

  test('nobody bears the number: nothing is done, and it is said', async () => {
    expect(await strikeOff(stores(), '899900000999')).toBe(false)
    expect(await liftStrikeOff(stores(), '899900000999')).toBe(false)
  })
})

describe('who leaves a place, by the register', () => {
  test('has no session of it any more; who stays keeps hers', async () => {
    const leaving = await registered('Dr Partie', '899900000864')
    const staying = await registered('Dr Restée', '899900000865')
    await imports(leaving, line('899900000864', '290000861'), line('899900000865', '290000861'))
    expect([await stateOf(leaving), await stateOf(staying)]).toEqual(['lives', 'lives'])
    await imports(leaving, line('899900000864', '290000999'), line('899900000865', '290000861'))
    expect([await stateOf(leaving), await stateOf(staying)]).toEqual(['session-ended', 'lives'])
  })
})
