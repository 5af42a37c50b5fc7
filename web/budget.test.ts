import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { beforeAll, expect, test, vi } from 'vitest'

const web = fileURLToPath(new URL('./', import.meta.url))
/** JavaScript of a first visit, gzipped: what a phone on a poor network waits for (issue: first route ≤ 180 kB). */
const BUDGET_BYTES = 180_000
const BUILD_MILLISECONDS = 120_000

type Chunk = { readonly file: string; readonly facade: string; readonly imports: readonly string[]; readonly bytes: number }

let chunks: ReadonlyMap<string, Chunk> = new Map()
let files: ReadonlySet<string> = new Set()
let preloads = ''

beforeAll(async () => {
  // The test runner says `test`, with which React builds its development self.
  vi.stubEnv('NODE_ENV', 'production')
  const built = await build({ root: web, configFile: `${web}vite.config.ts`, logLevel: 'silent', build: { write: false } })
  vi.unstubAllEnvs()
  const output = Array.isArray(built) ? built.flatMap(one => one.output) : 'output' in built ? built.output : []
  files = new Set(output.map(({ fileName }) => fileName))
  preloads = String(output.flatMap(file => (file.fileName === 'preloads.json' && 'source' in file ? [file.source] : []))[0])
  chunks = new Map(
    output.flatMap(file =>
      file.type === 'chunk'
        ? [
            [
              file.fileName,
              {
                file: file.fileName,
                facade: (file.facadeModuleId ?? '').replace(web, ''),
                imports: file.imports,
                bytes: gzipSync(file.code).length,
              },
            ],
          ]
        : [],
    ),
  )
}, BUILD_MILLISECONDS)

const ofModule = (module: string): Chunk => {
  const found = [...chunks.values()].find(chunk => chunk.facade === module)
  if (!found) throw new Error(`no chunk for ${module}`)
  return found
}

const closure = (chunk: Chunk, seen = new Map<string, Chunk>()): Map<string, Chunk> => {
  if (seen.has(chunk.file)) return seen
  seen.set(chunk.file, chunk)
  for (const name of chunk.imports) {
    const next = chunks.get(name)
    if (next) closure(next, seen)
  }
  return seen
}

const weight = (...modules: readonly string[]): number => {
  const all = new Map<string, Chunk>()
  for (const module of ['index.html', 'ui/words/fr.ts', ...modules]) closure(ofModule(module), all)
  return [...all.values()].reduce((sum, chunk) => sum + chunk.bytes, 0)
}

/** Catalogues that stand beside another in the same folder. */
const RULES = 'patient/access/words/fr-rules.ts'
const WISHES = 'patient/health/words/fr-wishes.ts'
const ACTS = 'patient/looks/words/fr-acts.ts'

/** Screens of one shell, and the words that their routes wait for beside the shell's own. */
const screens = (shell: string, words: readonly string[], pages: readonly string[]): readonly (readonly [string, readonly string[]])[] =>
  pages.map(page => [page, [`${shell}/shell.tsx`, ...words.map(place => (place.endsWith('.ts') ? place : `${place}/words/fr.ts`)), page]])

const ROUTES: readonly (readonly [string, readonly string[]])[] = [
  ...screens('public', ['public'], ['public/home.tsx']),
  ...screens(
    'public',
    ['public', 'public/pages'],
    ['help', 'accessibility', 'personal-data', 'legal', 'status', 'identity'].map(page => `public/pages/${page}.tsx`),
  ),
  ...['demo', 'display', 'refuse', 'understand', 'post', 'easy', 'hand-over'].flatMap(area =>
    screens('public', ['public', `public/${area}`], [`public/${area}/page.tsx`]),
  ),
  ...screens(
    'public',
    ['public', 'public/sign-in'],
    ['sign-in', 'activate', 'codes'].map(area => `public/${area}/page.tsx`),
  ),
  ...screens('public', ['public', 'professional/sign-in'], ['professional/sign-in/page.tsx', 'professional/lock/page.tsx']),
  ...screens('public', ['public', 'desk/sign-in'], ['desk/sign-in/page.tsx', 'desk/sign-in/register.tsx']),
  ...screens(
    'patient',
    ['patient', 'patient/my-data'],
    ['page', 'close'].map(page => `patient/my-data/${page}.tsx`),
  ),
  ...screens('patient', ['patient', 'patient/looks', ACTS], ['patient/looks/page.tsx']),
  ...screens('patient', ['patient', 'patient/requests', 'patient/looks', ACTS], ['patient/requests/screens.ts']),
  ...screens(
    'patient',
    ['patient', 'patient/access', RULES],
    ['page', 'emergency', 'rule', 'share', 'preview'].map(page => `patient/access/${page}.tsx`),
  ),
  ...screens(
    'patient',
    ['patient', 'patient/access', RULES, ACTS],
    ['team', 'carer'].map(page => `patient/access/${page}.tsx`),
  ),
  ...screens('patient', ['patient', 'patient/card'], ['patient/card/page.tsx']),
  ['patient/card/reader.tsx', ['patient/card/words/fr.ts', 'patient/card/reader.tsx']],
  ['patient/card/offline.tsx', ['patient/card/words/fr.ts', 'patient/card/offline.tsx']],
  ['patient/hide/calendar.tsx', ['patient/hide/calendar.tsx']],
  ...screens('patient', ['patient', 'patient/notices'], ['patient/notices/page.tsx', 'patient/notices/settings.tsx']),
  ...screens('patient', ['patient', 'patient/places'], ['patient/places/page.tsx']),
  ...screens('patient', ['patient', 'patient/search'], ['patient/search/page.tsx']),
  ...screens(
    'patient',
    ['patient', 'patient/health'],
    ['page', 'sheet', 'rubric', 'entry-page', 'circle-form'].map(page => `patient/health/${page}.tsx`),
  ),
  ...screens(
    'patient',
    ['patient', 'patient/health', WISHES],
    ['proposals', 'circle', 'wishes', 'directives-steps', 'directives-paper'].map(page => `patient/health/${page}.tsx`),
  ),
  ...screens(
    'patient',
    ['patient', 'patient/followed'],
    ['measures', 'measure-form', 'measure', 'vaccines', 'growth', 'growth/add', 'analyses', 'proposals'].map(
      page => `patient/followed/${page}.tsx`,
    ),
  ),
  ...screens('patient', ['patient', 'patient/followed', 'patient/health'], ['patient/followed/vaccine-form.tsx']),
  ...screens('patient', ['patient', 'patient/timeline', 'ui/timeline'], ['patient/timeline/page.tsx']),
  ...screens('patient', ['patient', 'patient/home'], ['patient/home.tsx']),
  ...screens('patient', ['patient', 'patient/add'], ['patient/add/page.tsx', 'patient/add/write.tsx']),
  ...screens('patient', ['patient', 'patient/documents'], ['patient/documents/page.tsx', 'patient/documents/print.tsx']),
  ...screens('patient', ['patient', 'patient/document'], ['patient/document/page.tsx', 'patient/document/visibility.tsx']),
  ...screens('patient', ['patient', 'patient/account', 'public/sign-in'], ['patient/account/page.tsx', 'patient/account/choices.tsx']),
  ...screens('patient', ['patient', 'patient/relatives'], ['patient/relatives/page.tsx', 'patient/relatives/invite.tsx']),
  ...screens(
    'professional',
    ['professional'],
    ['finder', 'code', 'create/page', 'opening', 'deposit/page', 'deposit/blind'].map(page => `professional/${page}.tsx`),
  ),
  ...screens('professional', ['professional', 'professional/find'], ['professional/find/page.tsx', 'professional/find/doubt.tsx']),
  ...screens('professional', ['professional', 'professional/own', 'professional/authorised'], ['professional/own/page.tsx']),
  ...screens('professional', ['professional', 'professional/under'], ['professional/under/page.tsx']),
  ...screens('professional', ['professional', 'professional/sendings'], ['professional/sendings/page.tsx']),
  ...screens(
    'professional',
    ['professional', 'professional/record'],
    ['professional/record/write-summary.tsx', 'professional/round/measures.tsx'],
  ),
  ...screens(
    'professional',
    ['professional', 'professional/record', 'professional/care', 'professional/team', 'professional/own'],
    ['professional/team/page.tsx'],
  ),
  ...screens(
    'professional',
    ['professional', 'professional/record', 'professional/record/reading'],
    ['professional/record/page.tsx', 'professional/record/reading/results-page.tsx'],
  ),
  ...screens('professional', ['professional', 'professional/record'], ['professional/record/synthesis.tsx']),
  ...screens(
    'professional',
    ['professional', 'professional/record', 'professional/record/reading', 'ui/timeline'],
    ['professional/record/time.tsx'],
  ),
  ...screens(
    'professional',
    ['professional', 'professional/record', 'professional/care'],
    ['treatments', 'reconcile', 'vaccines', 'dose-page', 'images'].map(page => `professional/care/${page}.tsx`),
  ),
  ...screens('desk/sign-in', ['desk/sign-in', 'desk'], ['desk/screens.ts']),
  ...screens('desk/sign-in', ['desk/sign-in', 'desk', 'console'], ['console/screens.ts']),
  ...screens('desk/sign-in', ['desk/sign-in', 'desk', 'console', 'console/control-words/fr.ts'], ['console/control-screens.ts']),
  ...screens(
    'emergency',
    ['emergency', 'professional'],
    ['search', 'opening', 'refused', 'team', 'view'].map(page => `emergency/${page}.tsx`),
  ),
]

test('every screen of the router is weighed', () => {
  const files = readdirSync(`${web}app`).filter(file => file === 'router.tsx' || file.endsWith('-routes.ts'))
  const router = files.map(file => readFileSync(`${web}app/${file}`, 'utf8')).join('\n')
  const imported = [...router.matchAll(/import\('\.\.\/([^']+)'\)/g)].map(([, page = '']) => page)
  const pages = new Set(imported.filter(page => !page.endsWith('/shell.tsx') && !page.includes('/words/')))
  expect(ROUTES.map(([page]) => page).toSorted()).toEqual([...pages].toSorted())
})

test('a first visit to any screen stays within the budget', () => {
  const weights = ROUTES.map(([route, modules]) => ({ route, bytes: weight(...modules) }))
  for (const { route, bytes } of weights) console.info(`${(bytes / 1_000).toFixed(1).padStart(6)} kB  ${route}`)
  expect(weights.filter(({ bytes }) => bytes > BUDGET_BYTES)).toEqual([])
})

test('the PDF reader travels only with a PDF', () => {
  const pdf = [...chunks.values()].find(chunk => chunk.facade.endsWith('viewer/pdf-view.tsx'))
  expect(pdf).toBeDefined()
  for (const [route, modules] of ROUTES) {
    const all = new Map<string, Chunk>()
    for (const module of modules) closure(ofModule(module), all)
    expect([route, all.has(pdf?.file ?? '')]).toEqual([route, false])
  }
})

test('what a page is told to ask for is there', () => {
  const visits: readonly { readonly address: string; readonly files: readonly string[] }[] = JSON.parse(preloads)
  expect(visits.length).toBeGreaterThan(5)
  expect(visits.flatMap(visit => visit.files).filter(file => !files.has(file))).toEqual([])
})
