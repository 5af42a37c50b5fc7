/** `npm run mutants`: changes the decision in every place, one change at a time, and looks who notices. `-- WORD`: only files so named. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Access from '../../src/access/index.ts'
import type { NOTHING_VISIBLE, reach, visibilityOf } from '../../src/access/visibility.ts'
import { child, nameOf, type Node } from '../architecture/syntax.ts'
import { cellMutants } from './cells.ts'
import { explain } from './equivalent.ts'
import {
  byCases,
  byEveryProduct,
  byNothing,
  byProduct,
  byRules,
  bySample,
  byVisibility,
  type Decide,
  noticed,
  type Verdict,
} from './judges.ts'
import { type Mutant, mutantsOf } from './mutate.ts'

type Module = Partial<Pick<typeof Access, 'decide' | 'decideCase'>> & {
  readonly reach?: typeof reach
  readonly visibilityOf?: typeof visibilityOf
  readonly NOTHING_VISIBLE?: typeof NOTHING_VISIBLE
}
type Judged = { readonly mutant: Mutant; readonly verdict: Verdict }

const ACCESS = path.join(import.meta.dirname, '..', '..', 'src', 'access')
const folder = mkdtempSync(path.join(tmpdir(), 'carnet-mutants-'))
let made = 0

/** A changed copy elsewhere imports the rest of the house where it stands, and the other changed files beside it. */
const elsewhere = (text: string, beside: readonly string[]): string =>
  text.replaceAll(/from '(\.[^']+)'/g, (whole, specifier: string) =>
    beside.some(name => specifier === `./${name}`) ? whole : `from '${pathToFileURL(path.resolve(ACCESS, specifier)).href}'`,
  )

const load = async (files: Readonly<Record<string, string>>, entry: string): Promise<Module> => {
  const place = path.join(folder, String(made++))
  mkdirSync(place)
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(place, name), elsewhere(text, Object.keys(files)))
  return (await import(pathToFileURL(path.join(place, entry)).href)) as Module
}

const original = (name: string): string => readFileSync(path.join(ACCESS, name), 'utf8')
const present = <T>(value: T | undefined): T => {
  if (value === undefined) throw new TypeError('the module does not export what it should')
  return value
}

const DECIDE = 'decide.ts'
const TABLE = 'functional-rights.table.ts'
const unchanged: Decide = present((await load({ [DECIDE]: original(DECIDE) }, DECIDE)).decide)

const judgeDecide = (decide: Decide): Verdict =>
  noticed([() => byRules(decide), () => bySample(decide), () => byEveryProduct(decide, unchanged)])

/** A mutant that cannot even be loaded is noticed by everybody. */
const judge = async (mutant: Mutant, ask: () => Promise<Verdict>): Promise<Judged> => ({
  mutant,
  verdict: await ask().catch((error: unknown) => `it does not load: ${error instanceof Error ? error.name : ''}`),
})

const isTheTable = (node: Node): boolean => node.type === 'VariableDeclarator' && nameOf(child(node, 'id')) === 'FUNCTIONAL_RIGHTS'

async function* judgeAll(only: readonly string[]): AsyncGenerator<Judged> {
  const wanted = (name: string): boolean => only.length === 0 || only.some(word => name.includes(word))
  const mutants = (name: string, skip?: (node: Node) => boolean) => (wanted(name) ? mutantsOf(name, original(name), skip) : [])
  for (const mutant of mutants(DECIDE))
    yield judge(mutant, async () => judgeDecide(present((await load({ [DECIDE]: mutant.text }, DECIDE)).decide)))
  for (const mutant of mutants(TABLE, isTheTable))
    yield judge(mutant, async () => judgeDecide(present((await load({ [DECIDE]: original(DECIDE), [TABLE]: mutant.text }, DECIDE)).decide)))
  for (const mutant of wanted(TABLE) ? cellMutants(TABLE, original(TABLE)) : [])
    yield judge(mutant, async () => {
      const decide = present((await load({ [DECIDE]: original(DECIDE), [TABLE]: mutant.text }, DECIDE)).decide)
      const cell = { actor: mutant.actor, right: mutant.right, mode: mutant.mode } as Parameters<typeof byProduct>[2]
      return noticed([() => byProduct(decide, unchanged, cell)])
    })
  for (const mutant of mutants('visibility.ts'))
    yield judge(mutant, async () => {
      const module = await load({ 'visibility.ts': mutant.text }, 'visibility.ts')
      const subject = { reach: present(module.reach), visibilityOf: present(module.visibilityOf) }
      return noticed([() => byNothing(present(module.NOTHING_VISIBLE)), () => byVisibility(subject)])
    })
  for (const mutant of mutants('decide-csv.ts'))
    yield judge(mutant, async () => {
      const { decideCase } = await load({ 'decide-csv.ts': mutant.text }, 'decide-csv.ts')
      return noticed([() => byCases(present(decideCase))])
    })
}

const start = performance.now()
const files = new Map<string, { total: number; killed: number }>()
const survivors: Judged[] = []
for await (const judged of judgeAll(process.argv.slice(2).filter(word => word !== '--'))) {
  const { total, killed } = files.get(judged.mutant.file) ?? { total: 0, killed: 0 }
  files.set(judged.mutant.file, { total: total + 1, killed: killed + Number(judged.verdict !== null) })
  if (judged.verdict === null) survivors.push(judged)
}
rmSync(folder, { recursive: true })

const sum = (of: 'total' | 'killed'): number => [...files.values()].reduce((whole, counts) => whole + counts[of], 0)
const [total, killed] = [sum('total'), sum('killed')]
for (const [file, counts] of files) console.log(`${file.padEnd(28)} ${counts.killed} of ${counts.total} killed`)
const lines = survivors.map(({ mutant }) => ({ mutant, because: explain(mutant) }))
for (const { mutant, because } of lines)
  console.log(`survivor ${mutant.file}:${mutant.line} ${mutant.what}\n         ${because ?? 'NOT EXPLAINED'}`)
const unexplained = lines.filter(({ because }) => because === undefined).length
const share = ((killed / total) * 100).toFixed(1)
console.log(`mutants: seconds=${((performance.now() - start) / 1_000).toFixed(0)} unexplained=${unexplained} share=${share}%`)
console.log(`mutants: total=${total} killed=${killed} survivors=${survivors.length}`)
process.exitCode = killed / total >= 0.95 && unexplained === 0 ? 0 : 1
