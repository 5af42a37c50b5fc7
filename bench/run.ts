/** `node bench/run.ts`: see README.md beside. Ends with 1 when a request was not answered, not traced, or the database does not wait for the disk. */
import { rmSync } from 'node:fs'
import path from 'node:path'
import { temporaryHome } from '../src/platform/embedded-postgres/index.ts'
import { measureBatch } from './batch-measure.ts'
import { measureDay } from './day-measure.ts'
import { measureGrowth } from './growth.ts'
import { readOptions } from './options.ts'
import { measurePopulation } from './population-measure.ts'
import { measureAll } from './measure-all.ts'
import { measureSearch } from './search-measure.ts'
import { measureSignIn } from './sign-in-measure.ts'
import { measureTiming } from './timing.ts'
import { measureWeb } from './web-measure.ts'

const options = readOptions(process.argv.slice(2))
const home = options.data ?? temporaryHome('carnet-bench')
const begun = performance.now()
try {
  const folder = path.resolve(home)
  if (options.mode === 'growth') await measureGrowth(folder, options)
  else if (options.mode === 'population') await measurePopulation(folder, options)
  else if (options.mode === 'timing') await measureTiming(folder, options)
  else if (options.mode === 'search') await measureSearch(folder)
  else if (options.mode === 'sign-in') await measureSignIn(folder, options)
  else if (options.mode === 'web') await measureWeb(folder, options)
  else if (options.mode === 'batch') await measureBatch(folder, options)
  else if (options.mode === 'day') await measureDay(folder, options)
  else await measureAll(folder, options)
} finally {
  if (options.data === undefined) rmSync(home, { recursive: true, force: true })
  // Of a batch the last line is its own.
  if (options.mode !== 'batch') console.log(`bench: ${Math.round((performance.now() - begun) / 1_000)} s`)
}
