import { type Carnet, type Overrides, startCarnet } from './app.ts'
import type { Settings } from './config.ts'
import type { Log } from './platform/log.ts'

/** Starts, says where on standard output (`Carnet: http://…`), and ends cleanly on SIGTERM and SIGINT. */
export const serve = async (settings: Settings, log: Log, overrides: Overrides = {}): Promise<Carnet> => {
  const carnet = await startCarnet(settings, { ...overrides, log })
  const end = async (signal: string): Promise<void> => {
    log.info('stopping', { signal })
    await carnet.stop()
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void end(signal))
  giveBackWhatStartingTook()
  process.stdout.write(`Carnet: ${carnet.url}\n`)
  log.info('listening', { address: carnet.url })
  return carnet
}

/** Modules read once, a population sealed: the runtime would keep that memory until it needs it, an eighth of an idle server's. */
const giveBackWhatStartingTook = (): void => {
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}
