import { randomUUID } from 'node:crypto'
import type { Session } from './thieves.ts'

export type Swept = {
  readonly tried: number
  /** Different records whose documents were listed. */
  readonly opened: number
  readonly refused: number
  /** From the first « no » of a ceiling until whoever protects the data reads of it; null: never. */
  readonly alarmSeconds: number | null
}

type Asked = {
  readonly thieves: readonly Session[]
  /** Records whose numbers the thieves know: the worst case. */
  readonly known: readonly string[]
  readonly attempts: number
  /** What stands before whoever protects the data. */
  readonly watcher: Session
}

const PATIENCE_SECONDS = 60
const RULES_OF_A_SWEEP = ['sweep', 'sweep-place']
export const ACCESSES = '/api/admin/accesses'

/** The rules that wait to be looked at. */
export const rulesBefore = async (watcher: Session): Promise<readonly string[]> => {
  const { status, text } = await watcher.ask('GET', ACCESSES)
  if (status !== 200) throw new Error(`the queue answered ${status}`)
  const { items } = JSON.parse(text) as { readonly items: readonly { readonly rules: readonly string[] }[] }
  return items.flatMap(({ rules }) => rules)
}

const secondsUntilTold = async (watcher: Session, since: number): Promise<number | null> => {
  while (performance.now() - since < PATIENCE_SECONDS * 1_000) {
    if ((await rulesBefore(watcher)).some(rule => RULES_OF_A_SWEEP.includes(rule))) return (performance.now() - since) / 1_000
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  return null
}

/** Each thief in turn says that the person agreed, and lists what she then may read: records she knows first, then numbers of nobody. */
export const sweepOver = async ({ thieves, known, attempts, watcher }: Asked): Promise<Swept> => {
  const opened = new Set<string>()
  let refused = 0
  let alarm: Promise<number | null> = Promise.resolve(null)
  const records = known.values()
  for (let n = 0; n < attempts; n += 1) {
    const thief = thieves[n % thieves.length]
    const handle = records.next().value ?? randomUUID()
    const answer = await thief?.ask('POST', '/api/professional/openings', { handle, basis: 'declared-agreement' })
    if (answer?.status === 429 && refused++ === 0) alarm = secondsUntilTold(watcher, performance.now())
    if ((await thief?.ask('GET', `/api/records/${handle}/documents`))?.status === 200) opened.add(handle)
  }
  return { tried: attempts, opened: opened.size, refused, alarmSeconds: await alarm }
}
