import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { LOOP } from './accounts/index.ts'
import { addApi, type Demonstration, familyOfType, FROM_ANYWHERE, operationFor, type Services } from './api/index.ts'
import { ed25519Signer, fileAnchor, type Sequencer, startSequencer, startTallies, type Witness } from './audit/index.ts'
import { sweepClocks } from './clocks.ts'
import { startWatching } from './watch-accesses.ts'
import type { Settings } from './config.ts'
import type { DemoWorld } from './demonstration/index.ts'
import { addressOf, placesOf, runPost } from './open-post.ts'
import { DELEGATION_ATTESTED, FILE_ATTESTATION } from './delegations/index.ts'
import { ensureDecoys } from './decoys.ts'
import { countTextsWaiting, openCdaEngine, openReader, startReading } from './documents/index.ts'
import { fileAttestation } from './file-attestation.ts'
import { layApproved, startMatrices } from './habilitations/index.ts'
import type { Draw } from './kernel/ids.ts'
import { after } from './kernel/instant.ts'
import type { LogIdentity } from './journal/index.ts'
import { openMasterKey } from './master-key.ts'
import {
  copyNotices,
  EMERGENCY_OPENED,
  TELL_ASKED,
  TELL_OF_EMERGENCY,
  TELL_SIDE,
  tellAsked,
  tellOfEmergency,
  tellSide,
} from './notifications/index.ts'
import { openDatabase } from './open-database.ts'
import { runDesk } from './open-desk.ts'
import { runPushes } from './open-push.ts'
import { openSignIn, runSignIn, withInvented } from './open-sign-in.ts'
import { openDemonstration } from './demonstration-seed.ts'
import { noCardReader, noIdentityService, simulatedCardReader, simulatedIdentityService } from './identity/index.ts'
import { type IdentityProviders, identityProviders, INVENTED_PATHS } from './identity-providers.ts'
import { enforce, loadPolicyFolder } from './policy/index.ts'
import { openClamd } from './platform/antivirus/index.ts'
import { type BlobStore, fileBlobs, s3Blobs } from './platform/blobs/index.ts'
import { type Clock, systemClock } from './platform/clock.ts'
import { openConverter } from './platform/convert/index.ts'
import type { ConnectOptions, Database } from './platform/db/index.ts'
import { closeHttp, createHttp, mountProgram, servePages } from './platform/http/index.ts'
import { installJobs, startJobWorker, type Task, type Tasks } from './platform/jobs/index.ts'
import { openFileKeyStore } from './platform/keyring/file-key-store.ts'
import type { KeyStore } from './platform/keyring/key-store.ts'
import { type Keyring, openKeyring } from './platform/keyring/keyring.ts'
import { openPostgresKeyStore } from './platform/keyring/postgres-key-store.ts'
import { systemDraw } from './platform/keyring/primitives.ts'
import { createLog, type Log } from './platform/log.ts'
import { openMetrics } from './platform/metrics/index.ts'
import { handoverReady, RECORDS_MERGED, REFILE_DOCUMENTS, refileMerged } from './retention/index.ts'
import { EXPORT_ASKED, RUN_EXPORT, runExport } from './views/index.ts'
import {
  countWaiting,
  NOTICE_ASKED,
  openOutbox,
  parseReference,
  parseReferences,
  reactTogether,
  type Reactions,
  SIDE_NOTICE_ASKED,
  startRelay,
} from './platform/outbox/index.ts'

/** A running server. `stop` is HTTP, then loops and worker, then connections, then the database; it may be called twice. */
export type Carnet = {
  /** Origin it listens on. */
  readonly url: string
  /** Where the rows are, in the role of the server. */
  readonly database: ConnectOptions
  /** Whose signature the published tree bears. */
  readonly logKey: LogIdentity
  /** Resolves when everything committed before the call is in a published checkpoint. */
  published(): Promise<void>
  stop(): Promise<void>
}

/** What tests and control modes put in place of the real thing. Nothing of it can be reached by a setting. */
export type Overrides = {
  readonly log?: Log
  readonly clock?: Clock
  readonly draw?: Draw
  readonly seed?: boolean
  /** What goes by the clock (legal clocks, mail, letters, requests at the door) waits for the caller: a loop would overtake a driven clock. */
  readonly loops?: 'by hand'
  /** Hands the same services to the caller, for verbs that have no route. */
  readonly lend?: (services: Services) => void
  readonly witnesses?: readonly Witness[]
  /** Rest of the loop that tells refusals above the budgets. */
  readonly tallyMilliseconds?: number
  readonly wrapDatabase?: (db: Database) => Database
  readonly wrapKeyring?: (keyring: Keyring) => Keyring
  readonly wrapBlobs?: (blobs: BlobStore) => BlobStore
}

/** Who reacts to which event. */
const REACTIONS: Reactions = {
  [EMERGENCY_OPENED]: [TELL_OF_EMERGENCY],
  [NOTICE_ASKED]: [TELL_ASKED],
  [SIDE_NOTICE_ASKED]: [TELL_SIDE],
  [DELEGATION_ATTESTED]: [FILE_ATTESTATION],
  [EXPORT_ASKED]: [RUN_EXPORT],
  [RECORDS_MERGED]: [REFILE_DOCUMENTS],
}

/** Of these, reactions that take several events at once: tellings are many, and small. */
const TOGETHER = [TELL_ASKED, TELL_SIDE]

/** A millisecond apart, so that she reads them in the order in which they happened. */
const tellEach =
  (services: Services, tell: typeof tellSide): Task =>
  payload => {
    const op = operationFor(services, LOOP, services.draw.uuid())
    return reactTogether(op.db, parseReferences(payload), (db, reference, rank) =>
      tell({ ...op, db, instant: after(op.instant, rank) }, reference, addressOf),
    )
  }

const tasksOf = (services: Services): Tasks => ({
  [TELL_OF_EMERGENCY]: payload => tellOfEmergency(operationFor(services, LOOP, services.draw.uuid()), parseReference(payload), addressOf),
  [FILE_ATTESTATION]: payload =>
    fileAttestation(operationFor(services, LOOP, services.draw.uuid()), services.engine, parseReference(payload)),
  [REFILE_DOCUMENTS]: payload => refileMerged(operationFor(services, LOOP, services.draw.uuid()), parseReference(payload)),
  [TELL_ASKED]: tellEach(services, tellAsked),
  [TELL_SIDE]: tellEach(services, tellSide),
  [RUN_EXPORT]: (payload, { attempt, signal }) =>
    runExport(caller => operationFor(services, caller, services.draw.uuid()), parseReference(payload), {
      outbox: services.outbox,
      log: services.logKey,
      familyOf: familyOfType,
      notices: copyNotices,
      attempt,
      signal,
      handedOver: handoverReady,
    }),
})

const WEB = fileURLToPath(new URL('../web/dist', import.meta.url))
const VERIFIER = fileURLToPath(new URL('../verifier/verify-trace.mjs', import.meta.url))
const NOT_PAGES = ['/api/', '/tlog/', '/verifier/', '/assets/', '/pdfjs/', '/healthz', '/metrics', ...INVENTED_PATHS]

export const startCarnet = async (settings: Settings, overrides: Overrides = {}): Promise<Carnet> => {
  const stack = new AsyncDisposableStack()
  try {
    return await start(settings, overrides, stack)
  } catch (error) {
    await stack.disposeAsync()
    throw error
  }
}

const start = async (settings: Settings, overrides: Overrides, stack: AsyncDisposableStack): Promise<Carnet> => {
  const { clock = systemClock, draw = systemDraw, log = createLog({ level: settings.logLevel }) } = overrides
  const foundation = await layFoundation(settings, overrides, { clock, draw, log }, stack)
  const { services, options } = foundation
  const sequencer = runLoops(settings, overrides, foundation, stack)
  await runReactions(services, options, stack)
  if (overrides.loops === undefined) {
    await runSignIn(services, stack)
    const sweeping = sweepClocks(services)
    stack.defer(() => sweeping.stop())
    await startWatching(services.db, clock.now())
    await runPost(settings, services, stack)
    runPushes(settings, services, stack)
    runDesk(services, stack)
    readTexts(services, stack)
  }
  overrides.lend?.(services)
  const url = await listen(settings, foundation, stack)
  return {
    url,
    database: options,
    logKey: services.logKey,
    published: async () => void (await sequencer.now()),
    stop: () => stack.disposeAsync(),
  }
}

type Tools = { readonly clock: Clock; readonly draw: Draw; readonly log: Log }
type Foundation = {
  readonly services: Services
  readonly providers: IdentityProviders
  readonly options: ConnectOptions
  readonly keyring: Keyring
}

/** Keys, rows, bytes; then what they need before the first request: decoys, the population of a demonstration. */
const layFoundation = async (
  settings: Settings,
  overrides: Overrides,
  { clock, draw, log }: Tools,
  stack: AsyncDisposableStack,
): Promise<Foundation> => {
  if (settings.policyFolder !== undefined) stack.defer(enforce(loadPolicyFolder(settings.policyFolder)))
  // Passable, so that the database’s own user may reach its folder in it; what others must not read is closed by itself.
  mkdirSync(settings.dataFolder, { recursive: true, mode: 0o711 })
  const keyStore = await openKeyStore(settings)
  stack.defer(() => keyStore.close())
  const { database, options, stop } = await openDatabase(settings, log, clock.now())
  stack.defer(stop)
  await layApproved(database)
  const keyring = openKeyring(openMasterKey(settings), keyStore, draw)
  const { clamdSocket } = settings
  const engine = openCdaEngine({
    antivirus: clamdSocket === undefined ? undefined : openClamd({ socket: clamdSocket }),
    // One of its own: the one that reads texts in the background would keep her waiting.
    reader: openReader({ answerMilliseconds: 10_000 }),
    converter: openConverter(),
  })
  stack.defer(() => engine.close())
  const db = overrides.wrapDatabase?.(database) ?? database
  const blobs = await openBlobs(settings, draw)
  let world: DemoWorld | undefined
  const providers = identityProviders(settings, { clock, draw, log, services: () => services, world: () => world })
  const services: Services = {
    openid: providers.doors,
    mode: settings.mode,
    isSecure: settings.publicUrl.startsWith('https:'),
    tolerateIdentity: settings.mode === 'demonstration' && settings.identity === 'tolerant',
    unboundSessions: settings.unboundSessions,
    db,
    keyring: overrides.wrapKeyring?.(keyring) ?? keyring,
    blobs: overrides.wrapBlobs?.(blobs) ?? blobs,
    engine,
    draw,
    clock,
    log,
    signIn: openSignIn(settings, clock, draw, stack),
    places: placesOf(settings),
    identities: settings.mode === 'demonstration' ? simulatedIdentityService : noIdentityService,
    reader: settings.mode === 'demonstration' ? simulatedCardReader : noCardReader,
    push: { names: settings.push.services },
    outbox: openOutbox(REACTIONS, TOGETHER),
    metrics: openMetrics(),
    logKey: { name: logName(settings), publicKey: keyring.logSigner().publicKey },
  }
  await ensureDecoys(database, keyring)
  const demonstration = await demonstrate(settings, overrides, services)
  world = demonstration?.world
  return {
    services: demonstration === undefined ? services : await withInvented({ ...services, demonstration }),
    options,
    keyring,
    providers,
  }
}

const demonstrate = (
  settings: Settings,
  { seed = settings.demonstrationSeed }: Overrides,
  services: Services,
): Promise<(Demonstration & { readonly world: DemoWorld }) | undefined> =>
  settings.mode === 'demonstration' && seed
    ? openDemonstration(settings.dataFolder, services, settings.demonstrationIsLong)
    : Promise.resolve(undefined)

const openKeyStore = async ({ keystoreUrl, dataFolder }: Settings): Promise<KeyStore> =>
  keystoreUrl === undefined ? openFileKeyStore(path.join(dataFolder, 'keys', 'wrapped.keys')) : openPostgresKeyStore({ url: keystoreUrl })

const openBlobs = async ({ blobs, dataFolder }: Settings, draw: Draw): Promise<BlobStore> => {
  switch (blobs.kind) {
    case 'file':
      return fileBlobs(path.join(dataFolder, 'blobs'), draw)
    case 's3': {
      const { endpoint, bucket, region, accessKey, secretKey } = blobs
      return s3Blobs({
        endpoint,
        bucket,
        region,
        accessKeyId: accessKey,
        secretAccessKey: secretKey,
        spoolDirectory: path.join(dataFolder, 'spool'),
      })
    }
  }
}

/** The origin line of the tree: what its checkpoints are signed as, for ever. */
const logName = ({ mode, publicUrl }: Settings): string =>
  mode === 'production' ? `${new URL(publicUrl).host}/tlog` : 'carnet.demonstration/tlog'

const runLoops = (
  settings: Settings,
  { witnesses = [], tallyMilliseconds, loops }: Overrides,
  { services, keyring }: Foundation,
  stack: AsyncDisposableStack,
): Sequencer => {
  const { db, log, clock, metrics } = services
  const sequencer = startSequencer({
    db,
    signer: ed25519Signer(keyring.logSeed(), services.logKey.name),
    anchor: fileAnchor(path.join(settings.dataFolder, 'anchor', 'checkpoint')),
    witnesses,
    now: () => clock.now(),
    report: error => log.error('the sequencer failed', { loop: 'sequencer', error }),
  })
  stack.defer(() => sequencer.stop())
  const tallies = startTallies({
    // A loop that only looks takes nothing of what requests draw.
    operation: () => operationFor(services, LOOP, systemDraw.uuid()),
    report: error => log.error('refusals could not be told', { loop: 'tallies', error }),
    ...(tallyMilliseconds === undefined ? {} : { everyMilliseconds: tallyMilliseconds }),
  })
  stack.defer(() => tallies.stop())
  if (loops === undefined) {
    const matrices = startMatrices({ db, report: error => log.error('approved tables could not be read', { loop: 'matrices', error }) })
    stack.defer(() => matrices.stop())
  }
  metrics.watch('pool_waiting', () => db.pressure().waiting)
  metrics.watch('pool_connections', () => db.pressure().total)
  metrics.watch('log_fields_dropped', () => log.dropped())
  return sequencer
}

const runReactions = async (services: Services, options: ConnectOptions, stack: AsyncDisposableStack): Promise<void> => {
  const { db, log, outbox, metrics } = services
  await installJobs(options)
  const worker = await startJobWorker({ database: options, tasks: tasksOf(services), log, concurrency: 2 })
  stack.defer(() => worker.stop())
  const relay = startRelay({ outbox, database: db, log })
  stack.defer(() => relay.stop())
  metrics.watch('outbox_waiting', async () => (await countWaiting(db, outbox.events)).waiting)
}

/** What deposits say, for the search: files are opened by a process of their own, when there are any. */
const readTexts = (services: Services, stack: AsyncDisposableStack): void => {
  const { db, log, draw, metrics } = services
  const reading = startReading({
    operation: () => operationFor(services, LOOP, draw.uuid()),
    reader: openReader({ inBackground: true }),
    log,
  })
  stack.defer(() => reading.stop())
  metrics.watch('texts_waiting', () => countTextsWaiting(db))
}

/** What is being answered may go on for so long after `stop`. */
const STOPPING_MILLISECONDS = 10_000

const LOCAL_NAMES = ['localhost', '127.0.0.1', '[::1]'] as const

const listen = async (settings: Settings, { services, providers }: Foundation, stack: AsyncDisposableStack): Promise<string> => {
  const { isSecure, metrics, log, draw } = services
  let origins: readonly string[] = [settings.publicUrl]
  const http = createHttp({
    log,
    isSecure,
    uuid: () => draw.uuid(),
    origins: () => origins,
    fromAnywhere: FROM_ANYWHERE,
    answered: answer => metrics.requested(answer, answer.milliseconds / 1_000),
  })
  stack.defer(() => closeHttp(http, STOPPING_MILLISECONDS))
  await addApi(http, services)
  for (const { prefix, program } of providers.programs) await mountProgram(http, prefix, program)
  await servePages(http, {
    folder: WEB,
    isSecure,
    notPages: NOT_PAGES,
    singles: { '/verifier/verify-trace.mjs': { file: VERIFIER, mediaType: 'text/javascript; charset=utf-8' } },
  })
  const address = await http.listen({ host: settings.host, port: settings.port })
  const { port } = new URL(address)
  if (settings.mode === 'demonstration') origins = [settings.publicUrl, ...LOCAL_NAMES.map(name => `http://${name}:${port}`)]
  // A free port has a name only now.
  const published = settings.port === 0 && new URL(settings.publicUrl).port === '0' ? `http://localhost:${port}` : settings.publicUrl
  providers.opened({ listening: address, published, origins: origins.filter(origin => new URL(origin).port !== '0') })
  return address
}
