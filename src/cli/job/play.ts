import { Arrange, lookUp } from './arrange.ts'
import type { Dossier } from './desk.ts'
import type { Filed } from './deposit.ts'
import { inParallel } from './in-parallel.ts'
import { NOBODY_INS } from './people.ts'
import type { Player, Prober } from './probe.ts'
import type { CAST } from './professionals.ts'
import { type Actor, type Told, type Transcript, wanted } from './transcript.ts'
import type { World } from './world.ts'

/** A check that is about a whole record: opening an emergency access, looking somebody up. */
export type RecordCheck = { readonly what: string; readonly exchange: number; readonly like: number; readonly holds: boolean }

export type Cast = { readonly [name in keyof typeof CAST]: { readonly actor: Actor; readonly actorId: string } }

const BREAK_GLASS = { 'x-carnet-mode': 'break-glass' }

/**
 * The play: everybody may see; then the person hides, scopes, blocks; then the emergency switches go off, on, and wide. Between the acts
 * every actor tries every door.
 */
export class Play {
  readonly checks: RecordCheck[] = []
  readonly #world: World
  readonly #prober: Prober
  readonly #arrange: Arrange
  readonly #cast: Cast
  readonly #dossiers: readonly Dossier[]

  constructor(transcript: Transcript, world: World, prober: Prober, cast: Cast) {
    this.#world = world
    this.#prober = prober
    this.#cast = cast
    this.#arrange = new Arrange(transcript, world)
    const used = new Map(world.filed.map(({ dossier }) => [dossier.key, dossier]))
    this.#dossiers = [...used.values()]
  }

  async run(): Promise<void> {
    await this.#everybodyMaySee()
    await this.#hide()
    await this.#probeAll()
    await this.#emergencies()
  }

  async #everybodyMaySee(): Promise<void> {
    const { specialist, blocked, pharmacist, emergency } = this.#cast
    for (const dossier of this.#dossiers) {
      for (const { actorId } of [specialist, blocked, pharmacist]) await this.#arrange.authorise(dossier, actorId)
      await this.#arrange.switches(dossier, { breakGlass: true, masked: false })
      wanted(await this.#arrange.breakGlass(emergency.actor, dossier.traits))
    }
    this.#world.emergencyOpen = true
    for (const dossier of this.#dossiers) {
      for (const player of this.#watchers()) await this.#prober.remember(player, dossier, this.#world.of(dossier))
    }
  }

  /** Third documents masked; the specialist scoped to every second one of a record; one professional blocked, even in an emergency. */
  async #hide(): Promise<void> {
    for (const { rank, dossier, documentId } of this.#world.filed) if (rank % 3 === 2) await this.#arrange.mask(dossier, documentId)
    for (const dossier of this.#dossiers) {
      await this.#arrange.scope(dossier, this.#cast.specialist.actorId)
      await this.#arrange.block(dossier, this.#cast.blocked.actorId)
    }
  }

  /** From whom something will be hidden, and who saw everything her profession may before. */
  #watchers(): readonly Player[] {
    const { doctor, specialist, pharmacist } = this.#cast
    return [
      { role: 'doctor', actor: doctor.actor, owner: null },
      { role: 'specialist', actor: specialist.actor, owner: null },
      { role: 'pharmacist', actor: pharmacist.actor, owner: null },
      this.#emergency(),
    ]
  }

  #emergency(): Player {
    const { actor } = this.#cast.emergency
    return { role: 'emergency', actor: { ...actor, headers: BREAK_GLASS }, owner: null }
  }

  async #probeAll(): Promise<void> {
    const { attending, blocked, stranger } = this.#cast
    for (const dossier of this.#dossiers) {
      const files = this.#world.of(dossier)
      const players: readonly Player[] = [
        { role: 'person', actor: dossier.person, owner: null },
        { role: 'attending', actor: attending.actor, owner: null },
        ...this.#watchers(),
        { role: 'blocked', actor: blocked.actor, owner: null },
        { role: 'stranger', actor: stranger.actor, owner: null },
      ]
      for (const player of players) await this.#prober.probe('hidden', player, dossier, files)
      await this.#probeAuthors(dossier, files)
    }
  }

  /** Each author on her own documents and on three of others. */
  async #probeAuthors(dossier: Dossier, files: readonly Filed[]): Promise<void> {
    const byDepositor = Map.groupBy(files, ({ depositor }) => depositor.name)
    for (const own of byDepositor.values()) {
      const [first] = own
      if (first === undefined) continue
      const isPerson = first.depositor === dossier.person
      const owner = first.owners.find(id => first.depositor.name.endsWith(id)) ?? null
      const others = files.filter(file => !own.includes(file) && (owner === null || !file.owners.includes(owner))).slice(0, OTHERS)
      const player: Player = { role: isPerson ? 'person' : 'author', actor: first.depositor, owner }
      await this.#prober.probe('hidden', player, dossier, [...own, ...others])
    }
  }

  async #emergencies(): Promise<void> {
    const { blocked, stranger, secondEmergency } = this.#cast
    await this.#switchAll({ breakGlass: false, masked: false })
    this.#world.emergencyOpen = false
    await this.#probeEmergency('emergency refused')
    await this.#like('break-glass while refused', secondEmergency.actor, (who, actor) => this.#arrange.breakGlass(actor, who))
    await this.#switchAll({ breakGlass: true, masked: false })
    this.#world.emergencyOpen = true
    await this.#like('break-glass of a blocked professional', blocked.actor, (who, actor) => this.#arrange.breakGlass(actor, who))
    await this.#found('look-up by a stranger', stranger.actor)
    await this.#found('look-up by a blocked professional', blocked.actor)
    for (const dossier of this.#dossiers) wanted(await this.#arrange.breakGlass(secondEmergency.actor, dossier.traits))
    await this.#probeEmergency('emergency allowed')
    await this.#switchAll({ breakGlass: true, masked: true })
    this.#world.maskedInEmergency = true
    await this.#probeEmergency('emergency allowed to masked')
    await this.#switchAll({ breakGlass: true, masked: false })
    this.#world.maskedInEmergency = false
  }

  async #switchAll(choices: { readonly breakGlass: boolean; readonly masked: boolean }): Promise<void> {
    for (const dossier of this.#dossiers) await this.#arrange.switches(dossier, choices)
  }

  async #probeEmergency(phase: string): Promise<void> {
    for (const dossier of this.#dossiers) await this.#prober.probe(phase, this.#emergency(), dossier, this.#world.of(dossier))
  }

  /** The same answer about somebody with a record and about an INS that nobody bears. */
  async #like(
    what: string,
    actor: Actor,
    ask: (who: { readonly ins: string; readonly oid: string }, actor: Actor) => Promise<Told>,
  ): Promise<void> {
    const reference = (await ask(NOBODY_INS, actor)).exchange
    await inParallel(this.#dossiers, 1, async ({ traits, key }) => {
      const { exchange } = await ask({ ins: traits.ins, oid: traits.oid }, actor)
      this.checks.push({
        what: `${what} (record ${this.#rank(key)})`,
        exchange: exchange.number,
        like: reference.number,
        holds: exchange.seen === reference.seen && exchange.status === 404,
      })
    })
  }

  async #found(what: string, actor: Actor): Promise<void> {
    const reference = await this.#arrange.find(actor, NOBODY_INS)
    for (const { traits, key } of this.#dossiers) {
      const told = await this.#arrange.find(actor, traits)
      const holds = lookUp(told) === lookUp(reference)
      this.checks.push({
        what: `${what} (record ${this.#rank(key)})`,
        exchange: told.exchange.number,
        like: reference.exchange.number,
        holds,
      })
    }
  }

  #rank(key: string): number {
    return this.#dossiers.findIndex(dossier => dossier.key === key) + 1
  }

  get dossiers(): readonly Dossier[] {
    return this.#dossiers
  }
}

const OTHERS = 3
