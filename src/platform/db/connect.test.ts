import { expect, test } from 'vitest'
import { freshDatabase } from '../../../test/support/index.ts'

const database = await freshDatabase()

test('a statement gives back the value it was given, in every type we decode', async () => {
  expect(await database.rows({ name: 't1', text: 'select 1 as one' })).toEqual([{ one: 1 }])
})
