import { describe, expect, test } from 'vitest'
import {
  asRuleActor,
  by,
  entriesOf,
  looksAs,
  openWorld,
  professional,
  recordOf,
  refusalOf,
  secretary,
  signIn,
  type Someone,
} from '../../test/support-door/index.ts'
import { registerEntry } from '../directory/index.ts'
import { HOUR } from '../kernel/instant.ts'
import { block, declareAccess } from './index.ts'

const world = await openWorld()
const doctor = professional('Dr Rey')
const elsewhere = professional('Dr Loin', '10', { structureNationalId: '10B0000099', structureName: 'Cabinet des Pins' })
const desk = await signIn(world, secretary('Claire Bureau'))

const numberOf = ({ subject }: Someone): string => ('nationalId' in subject ? subject.nationalId : '')
for (const someone of [doctor, elsewhere]) {
  const { subject, exercise } = someone
  await registerEntry(world.database, {
    id: subject.id,
    kind: 'professional',
    nationalId: numberOf(someone),
    name: subject.name,
    family: subject.name,
    given: 'Anne',
    exercises: exercise === undefined ? [] : [exercise],
  })
}

describe('a secretary who declares that the person agreed', () => {
  test('opens the record to the professional of her structure whom she names, and to herself nothing', async () => {
    const { recordId } = await recordOf(world, 'Declared For')
    const op = by(world, desk)
    expect((await declareAccess(op, recordId, numberOf(doctor))).until).toBe(op.instant + 24 * HOUR)
    expect(await looksAs(by(world, await signIn(world, doctor)), recordId)).toBe('authorised')
    expect(await looksAs(by(world, desk), recordId)).toBe('nothing')
    const told = (await entriesOf(world, recordId)).find(({ entry }) => entry.action === 'access.declare')?.entry
    expect(told).toMatchObject({ actor: { name: 'Claire Bureau' }, motive: 'Accord noté pour Dr Rey', outcome: 'granted' })
  })

  test('names one, who works where she does', async () => {
    const { recordId } = await recordOf(world, 'Declared For Nobody')
    for (const named of [undefined, '899999999999', numberOf(elsewhere)])
      expect(await refusalOf(declareAccess(by(world, desk), recordId, named))).toBe('unknown-professional')
  })

  test('does not undo a block', async () => {
    const { recordId, holder } = await recordOf(world, 'Declared For Blocked')
    await block(by(world, holder), recordId, asRuleActor(doctor), false)
    expect(await refusalOf(declareAccess(by(world, desk), recordId, numberOf(doctor)))).toBe('no-record')
    expect(await looksAs(by(world, await signIn(world, doctor)), recordId)).toBe('nothing')
  })
})
