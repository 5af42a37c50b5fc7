/** One step of the measure of a population, in a process of its own: `node worker.ts import FILE | open`. Ends with one line of JSON. */
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

const PAGE = 5_000

const importing = async (op: Operation, file: string): Promise<number> => {
  const { lines, rejected } = await importInsured(op, createReadStream(file, { highWaterMark: 256 * 1_024 }), {
    rejected: some => console.error(some.slice(0, 3)),
  })
  if (rejected > 0) throw new Error(`${rejected} lines were rejected`)
  return lines
}

const opening = async (op: Operation): Promise<number> => {
  const { openRecords } = await import('../../src/access/index.ts') // an import does without: its memory is measured
  let opened = 0
  for (let after: ActorId | null = null; ; ) {
    const page: readonly ActorId[] = await registeredAfter(op.db, after, PAGE)
    const last = page.at(-1)
    if (last === undefined) return opened
    opened += (await openRecords(op, page)).opened
    after = last
  }
}

const registerDoctors = async (op: Operation): Promise<void> => {
  for (let k = 0; k < PROFESSIONALS; k++) {
    const { subject, exercise } = professional(k)
    const { id, kind, nationalId, name } = subject
    await registerEntry(op.db, { id, kind, nationalId, name, family: name, given: '', exercises: [exercise] })
  }
}

const [step, file = ''] = process.argv.slice(2)
const stores = await openStores(readSettings(processEnvironment()), createLog({ level: 'silent' }))
try {
  const op = stores.operation()
  if (step === 'open') await registerDoctors(op)
  const [begun, cpuBefore] = [performance.now(), process.cpuUsage()]
  const done = step === 'open' ? await opening(op) : await importing(op, file)
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
