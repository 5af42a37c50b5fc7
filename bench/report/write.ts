import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, release } from 'node:os'
import { fileURLToPath } from 'node:url'
import { memoryBytes, processorName } from '../measure/proc.ts'

const FILE = fileURLToPath(new URL('../RESULTS.md', import.meta.url))

/** Each part of the page is rewritten by the command that measures it, between its two marks. */
export type Part = 'main' | 'growth' | 'population' | 'timing' | 'sign-in' | 'web' | 'day'

const marks = (part: Part): readonly [string, string] => [`<!-- ${part}: begin -->`, `<!-- ${part}: end -->`]

export const writePart = (part: Part, text: string): void => {
  const page = readFileSync(FILE, 'utf8')
  const [begin, end] = marks(part)
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`RESULTS.md has no place for ${part}`)
  writeFileSync(FILE, `${page.slice(0, from + begin.length)}\n${text}\n${page.slice(to)}`)
}

/** When, on what, with which settings of the database. */
export const circumstances = (at: Date, shown: Readonly<Record<string, string>>, load = 'wrk (one thread)'): string =>
  [
    `Measured ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC on ${cpus().length} cores of ${processorName()}, ${Math.round(memoryBytes() / 2 ** 30)} GB, Linux ${release()}.`,
    `Node ${process.versions.node}, PostgreSQL ${shown['server_version']}, ${load}, all on this machine.`,
    `As the server shows them: ${Object.entries(shown)
      .filter(([name]) => name !== 'server_version')
      .map(([name, value]) => `\`${name} = ${value}\``)
      .join(' · ')}.`,
  ].join('\n')
