import { expect, test } from 'vitest'
import { openAdapter } from './adapter.ts'

const adapterOf = openAdapter()
const codes = adapterOf('AuthorizationCode')
const sessions = adapterOf('Session')

test('what was put is found by its model and number, and by nothing else', async () => {
  await codes.upsert('one', { grantId: 'g1' }, 60)
  expect(await codes.find('one')).toEqual({ grantId: 'g1' })
  expect(await sessions.find('one')).toBeUndefined()
  expect(await openAdapter()('AuthorizationCode').find('one')).toBeUndefined()
})

test('a code that was used is known as used; one that was destroyed is gone', async () => {
  await codes.upsert('two', { grantId: 'g2' }, 60)
  await codes.consume('two')
  expect((await codes.find('two'))?.consumed).toEqual(expect.any(Number))
  await codes.destroy('two')
  expect(await codes.find('two')).toBeUndefined()
})

test('a session is found by its uid', async () => {
  await sessions.upsert('three', { uid: 'u3' }, 60)
  expect(await sessions.findByUid('u3')).toEqual({ uid: 'u3' })
  expect(await sessions.findByUid('u4')).toBeUndefined()
})

test('a grant that is revoked takes all that came of it, in every model, and nothing of another', async () => {
  const tokens = adapterOf('AccessToken')
  await codes.upsert('a', { grantId: 'g5' }, 60)
  await tokens.upsert('b', { grantId: 'g5' }, 60)
  await tokens.upsert('c', { grantId: 'g6' }, 60)
  await tokens.revokeByGrantId('g5')
  expect([await codes.find('a'), await tokens.find('b'), await tokens.find('c')]).toEqual([undefined, undefined, { grantId: 'g6' }])
})

test('what is over is not found', async () => {
  await codes.upsert('late', { grantId: 'g7' }, 0)
  expect(await codes.find('late')).toBeUndefined()
})
