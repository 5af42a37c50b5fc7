/** One step of the measure of a population, in a process of its own: `node worker.ts import FILE | announce COUNT | open`. Ends with one line of JSON. */
import { createReadStream } from 'node:fs'
import { processEnvironment, readSettings } from '../../src/config.ts'
import { registerEntry } from '../../src/directory/index.ts'
import { importInsured, registeredAfter } from '../../src/identity/index.ts'
import type { ActorId } from '../../src/kernel/ids.ts'
import { openStores } from '../../src/open-stores.ts'
import { createLog } from '../../src/platform/log.ts'
import type { Operation } from '../../src/platform/operation.ts'
import { professional, PROFESSIONALS } from './people.ts'

export type Step = { readonly done: number; readonly seconds: number; readonly cpuSeconds: number; readonly peakBytes: number }

type Work = () => Promise<number>

const importing = async (op: Operation, file: string): Promise<number> => {
  const { lines, rejected } = await importInsured(op, createReadStream(file, { highWaterMark: 256 * 1_024 }), {
    rejected: some => console.error(some.slice(0, 3)),
  })
  if (rejected > 0) throw new Error(`${rejected} lines were rejected`)
  return lines
}

const PAGE = 5_000

/** A campaign among the first of them: codes, mails and letters are made and wait; nobody sends them here. */
const announcing = async (operation: () => Operation, most: number): Promise<number> => {
  const [{ announce }, { issueActivationCodes }] = await Promise.all([
    import('../../src/records/index.ts'),
    import('../../src/accounts/index.ts'),
  ])
  let told = 0
  for (let after: ActorId | null = null; told < most; ) {
    const page: readonly ActorId[] = await registeredAfter(operation().db, after, Math.min(PAGE, most - told))
    told += (await announce(operation(), page, { issueCodes: issueActivationCodes, places: PLACES })).announced
    after = page.at(-1) ?? null
    if (after === null) break
  }
  return told
}

const PLACES = { publicUrl: 'https://example.org', phone: '0', postalAddress: '' }

/** The clock of the law itself, as a server sweeps it: everybody was told six weeks ago. */
const readyToOpen = async (operation: () => Operation): Promise<Work> => {
  await registerDoctors(operation())
  // An import does without these: its memory is measured.
  const [{ ringsOf }, { openSweeper }, { openOutbox }] = await Promise.all([
    import('../../src/clocks.ts'),
    import('../../src/retention/index.ts'),
    import('../../src/platform/outbox/index.ts'),
  ])
  const { 'records.open-unopposed': ring } = ringsOf({ outbox: openOutbox({}), places: PLACES })
  if (ring === undefined) throw new Error('no such clock')
  const sweeper = openSweeper({ rings: { 'records.open-unopposed': ring }, failed: (_, error) => console.error(error) })
  return async () => (await sweeper.sweep(operation)).rung
}

const registerDoctors = async (op: Operation): Promise<void> => {
  for (let k = 0; k < PROFESSIONALS; k++) {
    const { subject, exercise } = professional(k)
    const { id, kind, nationalId, name } = subject
    await registerEntry(op.db, { id, kind, nationalId, name, family: name, given: '', exercises: [exercise] })
  }
}

const workOf = async (name: string | undefined, operation: () => Operation): Promise<Work> => {
  if (name === 'open') return readyToOpen(operation)
  return name === 'announce' ? () => announcing(operation, Number(word)) : () => importing(operation(), word)
}

const [step, word = ''] = process.argv.slice(2)
const stores = await openStores(readSettings(processEnvironment()), createLog({ level: 'silent' }))
try {
  const work = await workOf(step, stores.operation)
  const [begun, cpuBefore] = [performance.now(), process.cpuUsage()]
  const done = await work()
  const cpu = process.cpuUsage(cpuBefore)
  const result: Step = {
    done,
    seconds: (performance.now() - begun) / 1_000,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    peakBytes: process.resourceUsage().maxRSS * 1_024,
  }
  console.log(JSON.stringify(result))
} finally {
  await stores.close()
}
