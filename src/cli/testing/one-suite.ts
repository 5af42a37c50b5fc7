/** One suite in a process of its own, for `schedule.ts`: `node one-suite.ts NAME` says its counts to who started it. */
import { SUITES } from './suites.ts'

const name = process.argv[2]
const suite = SUITES.find(each => each.name === name)
if (suite === undefined) throw new RangeError(`no suite is named ${name}`)
const counts = await suite.run()
process.send?.(counts, () => process.disconnect?.())
