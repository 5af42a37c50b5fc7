/**
 * `npm run documents:check -- [--break empty|code]`: a server of its own with the demonstration's people; of each record, the VSM (CDA R2) and the IPS (FHIR R4)
 * that a doctor takes. The IPS by the structure of FHIR R4, the VSM by a schema (and by HL7's own where `CARNET_CDA_SCHEMA` names its CDA.xsd); both read again to
 * the same coded set, and to what the screen says. Exit 0: no error, no difference. `--break`: controls that fail.
 */
import { parseArgs } from 'node:util'
import { codedSet, inWords, shownOnScreen } from './documents-check/coded.ts'
import { emptyIps, emptyVsm, otherCode } from './documents-check/broken.ts'
import { type Taken, takenFromEverybody } from './documents-check/people.ts'
import { judgeIps, openVsmJudge, type VsmJudge } from './documents-check/valid.ts'
import { withOwnServer } from './job/own-server.ts'
import { Transcript } from './job/transcript.ts'

/** Fourteen lives are made before the server listens; a busy machine takes minutes. */
const POPULATION_MS = 900_000

const BREAKS = ['empty', 'code'] as const
type Break = (typeof BREAKS)[number]

type Line = {
  readonly name: string
  readonly said: number
  readonly vsm: readonly string[]
  readonly ips: readonly string[]
  readonly warnings: readonly string[]
  readonly different: readonly string[]
}

const broken = (taken: Taken, how: Break | undefined): Taken => {
  switch (how) {
    case undefined:
      return taken
    case 'empty':
      return { ...taken, vsm: emptyVsm(taken.vsm), ips: emptyIps(taken.ips) }
    case 'code':
      return { ...taken, vsm: otherCode(taken.vsm) }
  }
}

const judged = (judge: VsmJudge, { name, vsm, ips, screen }: Taken): Line => {
  const [one, other] = [judge.judge(vsm), judgeIps(ips)]
  const seen = shownOnScreen(screen)
  return {
    name,
    said: other.said.length,
    vsm: one.errors,
    ips: other.errors,
    warnings: other.warnings,
    different: [
      ...apart('VSM', codedSet(one.said), 'IPS', codedSet(other.said)),
      ...apart('VSM', inWords(one.said), 'screen', seen),
      ...apart('IPS', inWords(other.said), 'screen', seen),
    ],
  }
}

const apart = (name: string, one: readonly string[], otherName: string, other: readonly string[]): readonly string[] =>
  JSON.stringify(one) === JSON.stringify(other)
    ? []
    : [
        `${name} alone: ${one.filter(each => !other.includes(each)).join(' ; ')} – ${otherName} alone: ${other.filter(each => !one.includes(each)).join(' ; ')}`,
      ]

const checkEverybody = async (url: string, how: Break | undefined): Promise<readonly Line[]> => {
  const transcript = new Transcript(url)
  const judge = openVsmJudge(process.env.CARNET_CDA_SCHEMA || undefined)
  const lines: Line[] = []
  try {
    for await (const taken of takenFromEverybody(transcript)) lines.push(judged(judge, broken(taken, how)))
  } finally {
    judge.close()
    transcript.close()
  }
  return lines
}

const sum = (lines: readonly Line[], count: (line: Line) => number): number => lines.reduce((total, line) => total + count(line), 0)

const SHOWN = 5

/** Codes outside the value sets that the library knows (examples and preferences of FHIR): where, how many times. */
const warningsOf = (lines: readonly Line[]): ReadonlyMap<string, number> => {
  const places = new Map<string, number>()
  for (const warning of lines.flatMap(({ warnings }) => warnings)) {
    const where = warning.replace(/\[\d+\]/g, '').replace(/Code "[^"]*" \(([^)]*)\)/, 'a code of $1')
    places.set(where, (places.get(where) ?? 0) + 1)
  }
  return places
}

/** One line a record, what is wrong in it, the figures; whether they hold. */
const tell = (lines: readonly Line[]): boolean => {
  for (const { name, said, vsm, ips, different } of lines) {
    console.log(
      `${name.padEnd(16)} said=${String(said).padStart(3)} vsm-errors=${vsm.length} ips-errors=${ips.length} different=${different.length}`,
    )
    for (const words of [...vsm.slice(0, SHOWN), ...ips.slice(0, SHOWN), ...different]) console.log(`    ${words}`)
  }
  const [vsm, ips, different] = [
    sum(lines, line => line.vsm.length),
    sum(lines, line => line.ips.length),
    sum(lines, line => line.different.length),
  ]
  for (const [where, count] of warningsOf(lines)) console.log(`warning, ${count} times: ${where}`)
  const schema = process.env.CARNET_CDA_SCHEMA ? 'own+HL7' : 'own'
  console.log(
    `documents: records=${lines.length} said=${sum(lines, ({ said }) => said)} vsm-errors=${vsm} (schema: ${schema}) ips-errors=${ips} ` +
      `ips-warnings=${sum(lines, ({ warnings }) => warnings.length)} different=${different}`,
  )
  return lines.length > 0 && sum(lines, ({ said }) => said) > 3 * lines.length && vsm + ips + different === 0
}

const main = async (): Promise<number> => {
  const { values } = parseArgs({ options: { break: { type: 'string' } } })
  const how = BREAKS.find(each => each === values.break)
  if (values.break !== undefined && how === undefined) throw new Error('usage: npm run documents:check -- [--break empty|code]')
  const server = { name: 'carnet-documents', settings: { DEMONSTRATION_SEED: 'short' }, patienceMs: POPULATION_MS }
  return withOwnServer(server, async url => (tell(await checkEverybody(url, how)) ? 0 : 1))
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
