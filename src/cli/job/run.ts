import { appendFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Arrange } from './arrange.ts'
import { Desk, type Dossier } from './desk.ts'
import { Depositing, type Deposits, type Filed } from './deposit.ts'
import { writeEvidence, writeMetadata } from './evidence.ts'
import type { Folder } from './papers.ts'
import { type Cast, Play } from './play.ts'
import { Prober } from './probe.ts'
import { CAST, DEMONSTRATION_DOCTOR, depositorOf, registerOf } from './professionals.ts'
import { downloadProofs, type Sentinel, watch } from './proofs.ts'
import { type ReadBack, readBack } from './read-back.ts'
import { register, Sessions } from './sign-in.ts'
import { bodyOf, type Transcript, Unexpected } from './transcript.ts'
import { directAsk } from './view.ts'
import { World } from './world.ts'

type Say = (line: string) => void

/** The main job from end to end, over HTTP. What it saw is written to `home`; whether it holds is for the counting program to say. */
export const run = async (transcript: Transcript, folder: Folder, home: string, say: Say): Promise<void> => {
  const started = Date.now()
  const sessions = new Sessions(transcript)
  const ids = await registerEverybody(transcript, folder)
  say(`${folder.papers.length} documents`)
  const desk = new Desk(transcript, sessions)
  const deposits = await depositAll(transcript, sessions, desk, folder)
  say(`${deposits.filed.length} deposited, ${deposits.quarantined.length} put aside`)
  const cast = await castOf(sessions, ids)
  const world = new World(deposits.filed)
  const dossiers = [...new Map(deposits.filed.map(({ dossier }) => [dossier.key, dossier])).values()]
  const arrange = new Arrange(transcript, world)
  for (const dossier of dossiers) await arrange.authorise(dossier, cast.doctor.actorId)
  const reading = await readBack(transcript, deposits.filed, { doctor: cast.doctor.actor, attending: cast.attending.actor })
  const sentinels = await watchSome(transcript, deposits.filed, cast)
  say(`${reading.identical.size} read back identical`)
  await retry(transcript, sessions, deposits)
  const prober = new Prober(transcript, world, reading)
  const play = new Play(transcript, world, prober, cast)
  await play.run()
  say(`${prober.probes.length} probes`)
  await end(transcript, home, {
    deposits,
    reading,
    world,
    prober,
    play,
    sentinels,
    dossiers: desk.dossiers,
    cast,
    started,
    folder: folder.path,
  })
}

type Ended = {
  readonly deposits: Deposits
  readonly reading: ReadBack
  readonly world: World
  readonly prober: Prober
  readonly play: Play
  readonly sentinels: readonly Sentinel[]
  readonly dossiers: readonly Dossier[]
  readonly cast: Cast
  readonly started: number
  readonly folder: string
}

const end = async (transcript: Transcript, home: string, run: Ended): Promise<void> => {
  const proofs = await downloadProofs(transcript, run.dossiers, run.cast.attending.actor, home)
  writeMetadata(home, run.deposits, run.reading)
  writeEvidence(home, {
    deposits: run.deposits,
    readBack: run.reading,
    world: run.world,
    probes: run.prober.probes,
    checks: run.play.checks,
    sentinels: run.sentinels,
    proofs,
    exchanges: transcript.exchanges,
  })
  appendFileSync(path.join(home, 'run.log'), run.reading.problems.map(problem => `${problem}\n`).join(''))
  writeFileSync(path.join(home, 'run.json'), JSON.stringify({ folder: run.folder, started: run.started, ended: Date.now() }))
}

/** Authors of the folder and the cast, in the directory; actor ids by national identifier. */
const registerEverybody = async (transcript: Transcript, { papers }: Folder): Promise<ReadonlyMap<string, string>> => {
  const authors = papers.map(depositorOf).flatMap(depositor => (depositor.kind === 'professional' ? [depositor.professional] : []))
  const ids = new Map<string, string>()
  for (const line of registerOf([DEMONSTRATION_DOCTOR, ...Object.values(CAST), ...authors]))
    ids.set(line.nationalId, await register(transcript, line))
  return ids
}

const depositAll = async (transcript: Transcript, sessions: Sessions, desk: Desk, { papers }: Folder): Promise<Deposits> => {
  const depositing = new Depositing(transcript, sessions, desk)
  for (const paper of papers) await depositing.deposit(paper)
  return depositing
}

const castOf = async (sessions: Sessions, ids: ReadonlyMap<string, string>): Promise<Cast> => {
  const entries = Object.entries(CAST).map(
    async ([name, who]) => [name, { actor: await sessions.professional(who, name), actorId: ids.get(who.nationalId) ?? '' }] as const,
  )
  return Object.fromEntries(await Promise.all(entries)) as Cast
}

const ONE_IN = 4

/** The trace of some readings is asked for the moment their body has come. */
const watchSome = async (transcript: Transcript, filed: readonly Filed[], { attending }: Cast): Promise<readonly Sentinel[]> => {
  const sentinels: Sentinel[] = []
  for (const { dossier, documentId } of filed.filter((_, rank) => rank % ONE_IN === 0)) {
    const ask = directAsk('content', dossier.recordId, { documentId, partId: '0', masked: false })
    sentinels.push(await watch(transcript, await transcript.ask(attending.actor, ask), dossier))
  }
  return sentinels
}

/** The same deposit once more finds itself, and adds nothing (the counting program counts the rows). */
const retry = async (transcript: Transcript, sessions: Sessions, { filed }: Deposits): Promise<void> => {
  const again = filed.find(({ wrapped }) => !wrapped)
  if (again === undefined) return
  const told = await new Depositing(transcript, sessions, new Desk(transcript, sessions)).send(again.paper, again.dossier, again.depositor)
  const { duplicateOf } = bodyOf(told) as { readonly duplicateOf?: unknown }
  if (duplicateOf !== again.documentId)
    throw new Unexpected(`a deposit made again answers ${told.answer.status} and not its first document`)
}
