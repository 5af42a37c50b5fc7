import { existsSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startServer } from '../../src/cli/job/server.ts'
import { temporaryHome } from '../../src/platform/embedded-postgres/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server of this run listens. */
    address: string
  }
}

/** Fourteen lives are made before the server listens; a busy machine takes minutes. */
const POPULATION_MS = 600_000

/** One server as `npm start` would start it, with the demonstration's people and the main of their papers, for all the files of the run. */
export default async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const home = temporaryHome('carnet-e2e')
  const server = await startServer({ home, settings: { DEMONSTRATION_SEED: 'short' }, patienceMs: POPULATION_MS })
  provide('address', server.url)
  return async () => {
    await server.stop()
    const cluster = path.join(home, 'data', 'postgres')
    if (existsSync(cluster)) rmSync(realpathSync(cluster), { recursive: true, force: true })
    rmSync(home, { recursive: true, force: true })
  }
}
