/** `npm run mutants`: one change at a time in the decision, and who notices; test/mutants/run.ts is the program. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const program = path.join(import.meta.dirname, '..', '..', 'test', 'mutants', 'run.ts')
const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exitCode = status ?? 1
