/** `npm run decide -- CASES.csv`: one line `id,allow|deny,rule` for each case; a broken line is an error with its number. */
import { readFileSync } from 'node:fs'
import { BrokenLine, CASE_HEADER, decideCase } from '../access/index.ts'
import { instant } from '../kernel/instant.ts'
import { matrixAt } from '../policy/index.ts'
import { systemClock } from '../platform/clock.ts'

const [file] = process.argv.slice(2)
if (file === undefined) {
  console.error('usage: npm run decide -- CASES.csv')
  process.exit(2)
}
const [header, ...lines] = readFileSync(file, 'utf8')
  .replace(/^\uFEFF/, '')
  .split(/\r?\n/)
if (header?.trim() !== CASE_HEADER) {
  console.error(`line 1: the header must be ${CASE_HEADER}`)
  process.exit(2)
}
const matrix = matrixAt(instant(systemClock.now()))
let broken = 0
const answers = lines.flatMap((line, index) => {
  if (line.trim() === '') return []
  try {
    const { id, decision } = decideCase(line, matrix)
    return [`${id},${decision.answer},${decision.rule}`]
  } catch (error) {
    if (!(error instanceof BrokenLine)) throw error
    console.error(`line ${index + 2}: ${error.message}`)
    broken += 1
    return []
  }
})
process.stdout.write(answers.map(line => `${line}\n`).join(''))
process.exit(broken === 0 ? 0 : 1)
