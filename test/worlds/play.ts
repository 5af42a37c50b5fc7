import { createWriteStream } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { countWaiting, NOTICE_ASKED, openOutbox, SIDE_NOTICE_ASKED } from '../../src/platform/outbox/index.ts'
import { EMERGENCY_OPENED, TELL_ASKED, TELL_OF_EMERGENCY, TELL_SIDE } from '../../src/notifications/index.ts'
import { forgetSnapshot, loadSnapshot } from '../../src/access/snapshot.ts'
import { connect } from '../../src/platform/db/index.ts'
import type { Answer, Call } from './http-client.ts'
import { CONTROLS, type ControlName } from './controls.ts'
import { populate } from './people.ts'
import { FAMILY_SCENARIOS, PLACE_SCENARIOS, setFamily } from './families.ts'
import { PROFESSION_SCENARIOS, screensOf, setProfession } from './professions.ts'
import { requestsOf } from './requests.ts'
import { filePapers, SCENARIOS, type Scenario, setStage, type Side, type Stage } from './scenarios.ts'
import { openWorld, type World } from './world.ts'

/** One request of the observer, with everything she and a clock could tell. */
export type Line = {
  readonly pair: number
  readonly scenario: string
  readonly who: string
  readonly number: number
  readonly call: string
  readonly status: number
  readonly headers: readonly string[]
  readonly body: string
  readonly below: readonly string[]
}

export type Play = {
  readonly databaseUrl: string
  readonly folder: string
  readonly side: Side
  readonly transcript: string
  readonly seed: number
  /** Pairs of records; each is observed by one of its scenario's observers. */
  readonly pairs: number
  readonly requests: number
  readonly control?: ControlName
  /**
   * Each pair is a generated family, and the observer one of its parents; `places`: a father from whom places are kept; `professions`: each pair has an observer
   * of another profession, who asks for all of its screens.
   */
  readonly families?: true | 'places' | 'professions'
}

/** Every observer of every scenario in turn, so that a short run meets most of them. */
export const castOf = (
  control: ControlName | undefined,
  all: readonly Scenario[] = SCENARIOS,
): readonly { readonly scenario: Scenario; readonly who: Scenario['observers'][number] }[] => {
  const scenarios = control === undefined ? all : all.filter(({ name }) => CONTROLS[control].scenarios.includes(name))
  const most = Math.max(...scenarios.map(({ observers }) => observers.length))
  return Array.from({ length: most }, (_, round) =>
    scenarios.flatMap(scenario => {
      const who = scenario.observers[round]
      return who === undefined ? [] : [{ scenario, who }]
    }),
  ).flat()
}

const scenariosOf = ({ families }: Play): readonly Scenario[] => {
  if (families === undefined) return SCENARIOS
  return families === true ? FAMILY_SCENARIOS : families === 'places' ? PLACE_SCENARIOS : PROFESSION_SCENARIOS
}

export const play = async (options: Play): Promise<void> => {
  const broken = options.control === undefined ? undefined : CONTROLS[options.control].broken
  const world = await openWorld({
    databaseUrl: options.databaseUrl,
    folder: options.folder,
    seed: `worlds ${options.seed}`,
    ...(broken === undefined ? {} : { broken }),
  })
  const owner = connect({ url: options.databaseUrl, poolSize: 1 })
  const transcript = createWriteStream(options.transcript)
  const people = await populate(world)
  const cast = castOf(options.control, scenariosOf(options))
  const isFamily = options.families === true || options.families === 'places'
  const set = isFamily ? setFamily : options.families === 'professions' ? setProfession : setStage
  for (let pair = 1; pair <= options.pairs; pair++) {
    const chosen = cast[(pair - 1) % cast.length]
    if (chosen === undefined) continue
    const { scenario, who } = chosen
    const told = (): Promise<void> => untilTold(world, owner)
    const stage = { ...(await set(world, people, scenario, pair, options.side, told)), told }
    await filePapers(stage, scenario, 1 + ((pair + options.seed) % 4))
    await scenario.hide(stage)
    await untilTold(world, owner)
    await lookOnce(stage)
    const requests =
      options.families === 'professions'
        ? screensOf(stage)
        : requestsOf(stage, who, scenario.acts, options.seed * 100_003 + pair, options.requests)
    let number = 0
    for (let step = requests.next(); step.done !== true; number++) {
      const call = step.value
      const { answer, below } = await observe(world, `pair ${pair} request ${number}`, call)
      const line: Line = {
        pair,
        scenario: scenario.name,
        who,
        number,
        call: said(call),
        status: answer.status,
        headers: answer.headers,
        body: answer.body.toString('latin1'),
        below: inOneOrder(call, isFamily ? withoutCount(below) : below),
      }
      transcript.write(`${JSON.stringify(line)}\n`)
      // What she did may be told to others by a loop, which draws and asks beside her next request.
      if (answer.status < 300 && call.method !== 'GET') await untilTold(world, owner)
      // Which of two readings at once left its snapshot is chance, too: what comes next begins with a fresh one.
      if (isParallel(call)) await lookOnce(stage)
      step = requests.next(answer)
    }
  }
  await new Promise(resolve => transcript.end(resolve))
  await owner.close()
  await world.stop()
}

const observe = async (world: World, step: string, call: Call): Promise<{ readonly answer: Answer; readonly below: readonly string[] }> => {
  world.draw.step(step)
  world.clock.advance(1)
  const answer = await world.recorder.during(() => world.http.send(call))
  return { answer, below: world.recorder.take() }
}

/**
 * Somebody else has just looked: what the server keeps of a record's rights is fresh, as it is on any record that lives, and nothing of it is opened yet.
 * Equal rows stay one snapshot, with what was opened of it, so the old one is forgotten first.
 */
const lookOnce = async ({ world, here }: Stage): Promise<void> => {
  world.clock.advance(1)
  forgetSnapshot(here.recordId)
  await loadSnapshot(world.system(), here.recordId)
}

/** How many rules a record has is nobody's secret (a professional who declared secretly is one more): that they were opened is compared. */
const withoutCount = (below: readonly string[]): readonly string[] =>
  below.filter((what, i) => what !== 'key:open-rights' || below[i - 1] !== what)

/** What asks for several things at once: which comes first is chance. */
const isParallel = ({ path }: Call): boolean => /\/care-team|\/synthesis|\/emergency$|^\/api\/notices/.test(path)
const inOneOrder = (call: Call, below: readonly string[]): readonly string[] => (isParallel(call) ? below.toSorted() : below)

const said = ({ method, path, mode, secret, json, form }: Call): string =>
  [
    method,
    path,
    mode ?? '',
    secret === true ? 'secret' : '',
    json === undefined ? '' : JSON.stringify(json),
    form === undefined ? '' : JSON.stringify(form.metadata),
  ]
    .filter(word => word !== '')
    .join(' ')

const OUTBOX = openOutbox({ [EMERGENCY_OPENED]: [TELL_OF_EMERGENCY], [NOTICE_ASKED]: [TELL_ASKED], [SIDE_NOTICE_ASKED]: [TELL_SIDE] })

/** Notices are written by a loop: what comes next is asked when they are there. */
const untilTold = async ({ database }: World, owner: ReturnType<typeof connect>): Promise<void> => {
  for (let looks = 0; looks < 6_000; looks++) {
    const { waiting } = await countWaiting(database, OUTBOX.events)
    const [jobs] = await owner.rows<{ count: string }>({ name: 'test.jobs', text: 'select count(*) from graphile_worker._private_jobs' })
    if (waiting === 0 && jobs?.count === '0') return
    await sleep(10)
  }
  throw new Error('nobody was told of an emergency')
}
