import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { controlsOfJob, crashInShort, livesInShort } from './controls.ts'
import { CHROMIUM, CLAMD, CONVERTERS, MAIL_SERVERS, type Need, S3_SERVER, STRACE, SYSTEM_POSTGRESQL, UNZIP } from './needs.ts'
import { type Counts, check, type Environment, ROOT, vitest } from './run.ts'
import { startSystemPostgres } from './system-postgres.ts'

/** `beside`: leaves a core idle, and measures nothing that a neighbour would spoil: one more such suite may run at the same time. */
export type Suite = { readonly name: string; readonly needs: readonly Need[]; readonly beside?: true; run(): Promise<Counts> }

const S3_TESTS = 'src/platform/blobs/s3-blobs.test.ts'
const MAIL_TESTS = [
  'src/platform/mail/mail-servers.test.ts',
  'src/notifications/mail-servers.test.ts',
  'test/mail/emergency-notices.test.ts',
]
const DURABILITY_TESTS = 'src/platform/blobs/file-blobs.strace.test.ts'
const WORLDS_TESTS = 'test/worlds'
/** Each has a suite of its own. */
const ELSEWHERE = [S3_TESTS, DURABILITY_TESTS, ...MAIL_TESTS, `${WORLDS_TESTS}/**`]
const ACCEPTANCE = ['--config', 'test/acceptance/vitest.config.ts']

/** Test files that open a database: those whose SQL must hold on every PostgreSQL we support. */
const databaseTests = (): readonly string[] =>
  ['src', 'test'].flatMap(folder =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.test.ts'))
      .map(file => path.join(folder, file))
      .filter(file => !file.startsWith(WORLDS_TESTS) && !MAIL_TESTS.includes(file) && !file.startsWith('test/acceptance'))
      .filter(file => readFileSync(path.join(ROOT, file), 'utf8').match(/\b(?:freshDatabase|openWorld|openKit)\(/) !== null),
  )

const onSystemPostgres = async (): Promise<Counts> => {
  const postgres = await startSystemPostgres()
  console.log(postgres.version)
  return vitest(databaseTests(), { CARNET_TEST_DATABASE_URL: postgres.url }).finally(() => postgres.stop())
}

/** The pages as they are now, then real people's gestures on them. */
export const inBrowser = async (environment: Environment = {}, only: readonly string[] = []): Promise<Counts> => {
  const built = await check(path.join(ROOT, 'start.mjs'), 'web')
  return built.failed > 0 ? built : vitest(['--config', 'test/e2e/vitest.config.ts', ...only], environment)
}

/** Every screen in its states, widths and lights; journeys from one end to the other; the other files are people’s gestures. A server for each of the three. */
const EVERY_SCREEN = ['screens', 'reflow', 'easy', 'faults'].map(name => `test/e2e/${name}.test.ts`)
const JOURNEYS = 'test/e2e/journeys'
const GESTURES = [...EVERY_SCREEN, `${JOURNEYS}/**`].flatMap(file => ['--exclude', file])

const PAIRS_BESIDE_JOURNEYS = '60'

/** Four times the worlds of `npm test`, by the seed that all were always played with unless another is given. */
export const worldsInFull = (environment: Environment): Promise<Counts> =>
  vitest([WORLDS_TESTS], { CARNET_WORLDS_PAIRS: '320', CARNET_WORLDS_FAMILIES: '200', CARNET_WORLDS_SEED: '2611', ...environment })

/**
 * The journeys of a person, a parent and a helper, every screen of their space in its states, the twin worlds beside them, and in `folder` their report
 * (`report.json`), their pictures and the sheet of them all (`sheet.html`, `sheet.png`).
 */
export const journeysOfPatients = async (folder: string): Promise<Counts> => {
  const environment = { CARNET_JOURNEYS_OUT: folder, CARNET_SCREENSHOTS: path.join(folder, 'pictures') }
  const walked = await inBrowser(environment, ['test/e2e/journeys/journeys.test.ts', 'test/e2e/screens.test.ts'])
  const worlds = await vitest([WORLDS_TESTS], { CARNET_WORLDS_PAIRS: PAIRS_BESIDE_JOURNEYS })
  const sheet = await check(path.join(ROOT, 'test/e2e/journeys/sheet.ts'), folder)
  return together([walked, worlds, sheet])
}

/** The journeys of ten professions, every screen of their space, and in `folder` their report, their pictures and the sheet of them all. */
export const journeysOfProfessionals = async (folder: string): Promise<Counts> => {
  const pictures = path.join(folder, 'pictures')
  const environment = { CARNET_JOURNEYS_OUT: folder, CARNET_SCREENSHOTS: pictures, CARNET_SCREENS_OF: 'professional' }
  const walked = await inBrowser(environment, ['test/e2e/journeys/professional.test.ts', 'test/e2e/screens.test.ts'])
  return together([walked, await check(path.join(ROOT, 'test/e2e/journeys/sheet.ts'), folder)])
}

/** Who identifies, who regulates, who breaks the glass at night; what is refused; and in `folder` their report, their pictures and the sheet of them all. */
export const journeysOfEmergencies = async (folder: string): Promise<Counts> => {
  const environment = { CARNET_JOURNEYS_OUT: folder, CARNET_SCREENSHOTS: path.join(folder, 'pictures') }
  const walked = await inBrowser(environment, ['test/e2e/journeys/emergency.test.ts', 'test/e2e/emergency.test.ts'])
  return together([walked, await check(path.join(ROOT, 'test/e2e/journeys/sheet.ts'), folder)])
}

const together = (all: readonly Counts[]): Counts => {
  const sum = (of: 'passed' | 'failed' | 'skipped'): number => all.reduce((total, counts) => total + counts[of], 0)
  const whichFailed = all.flatMap(counts => counts.whichFailed ?? [])
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), whichFailed }
}

const command = (name: string, ...parameters: readonly string[]): Promise<Counts> =>
  check(path.join(ROOT, 'src', 'cli', `${name}.ts`), ...parameters)

/**
 * Everything `npm test` runs, in this order: first those that take the whole machine, the quick before the long; then two at a time, the long first, those that leave a core
 * idle; last the one that kills at random under load. A suite is added by adding its line.
 */
export const SUITES: readonly Suite[] = [
  { name: 'types of the server', needs: [], run: () => check('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json') },
  { name: 'types of the web pages', needs: [], run: () => check('typescript/bin/tsc', '--noEmit', '-p', 'web/tsconfig.json') },
  { name: 'format and lint', needs: [], run: () => check('@biomejs/biome/bin/biome', 'check', '--max-diagnostics=200', '.') },
  {
    name: 'rules and slices, embedded PostgreSQL',
    needs: [UNZIP, CLAMD, CONVERTERS],
    run: () => vitest([], { CARNET_TESTS_WITHOUT: ELSEWHERE.join() }),
  },
  { name: 'slices, PostgreSQL of the system', needs: [SYSTEM_POSTGRESQL, UNZIP, CLAMD, CONVERTERS], run: onSystemPostgres },
  { name: 'twin worlds through the API', needs: [], run: () => vitest([WORLDS_TESTS]) },
  { name: 'every screen, in a real browser', needs: [CHROMIUM], beside: true, run: () => inBrowser({}, EVERY_SCREEN) },
  { name: 'journeys on the pages, in a real browser', needs: [CHROMIUM], beside: true, run: () => inBrowser({}, [JOURNEYS]) },
  { name: 'gestures on the pages, in a real browser', needs: [CHROMIUM], beside: true, run: () => inBrowser({}, GESTURES) },
  {
    name: 'combinations of facts through the API',
    needs: [],
    beside: true,
    run: () => vitest([...ACCEPTANCE, 'test/acceptance/api-combinations.test.ts']),
  },
  { name: 'controls of the main job, each seen to fail', needs: [], beside: true, run: controlsOfJob },
  { name: 'the main job on papers of our own, and the search of what was stored', needs: [], beside: true, run: () => command('leaks') },
  { name: 'mail, real servers', needs: [MAIL_SERVERS], beside: true, run: () => vitest(MAIL_TESTS) },
  {
    name: 'a purge, killed half-way, and the search of what is left, PostgreSQL of the system',
    needs: [SYSTEM_POSTGRESQL],
    beside: true,
    run: () => vitest([...ACCEPTANCE, 'test/acceptance/purge.test.ts']),
  },
  { name: 'fourteen years of a small country, and its control', needs: [], beside: true, run: livesInShort },
  { name: 'what is written down of every invented person, IPS and VSM', needs: [], beside: true, run: () => command('documents-check') },
  { name: 'blobs, a real S3 server', needs: [S3_SERVER], beside: true, run: () => vitest([S3_TESTS]) },
  { name: 'order of durability, under strace', needs: [STRACE], beside: true, run: () => vitest([DURABILITY_TESTS]) },
  { name: 'kill -9, and its control', needs: [], run: crashInShort },
]
