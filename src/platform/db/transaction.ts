import { CommitUnknown, DatabaseFault, faultOf, serverAnswered } from './errors.ts'
import { fly, type Landed } from './flight.ts'
import type { Queries, Query } from './query.ts'
import type { WireClient } from './wire.ts'

const BEGIN: Query = { name: 'begin', text: 'begin' }
const COMMIT: Query = { name: 'commit', text: 'commit' }
const ROLLBACK: Query = { name: 'rollback', text: 'rollback' }

type Asked = { readonly query: Query; resolve(rows: readonly unknown[]): void; reject(error: unknown): void }

/** One transaction on one connection: collects the statements of a tick, sends them together, remembers the first failure. */
class Transaction implements Queries {
  failure: unknown
  begun = false
  private over = false
  private readonly client: WireClient
  private asked: Asked[] = []
  private air: Promise<void> = Promise.resolve()

  constructor(client: WireClient) {
    this.client = client
  }

  rows<R>(query: Query): Promise<readonly R[]> {
    if (this.over) return Promise.reject(new TypeError(`${query.name} was asked of a transaction that is over`))
    const promise = new Promise<readonly R[]>((resolve, reject) => {
      this.asked.push({ query, resolve: rows => resolve(rows as readonly R[]), reject })
      if (this.asked.length === 1) this.air = this.air.then(() => this.send())
    })
    promise.catch(() => undefined) // one that nobody awaits fails the transaction, not the process
    return promise
  }

  /** Waits for what was asked and not awaited. */
  async settled(): Promise<void> {
    await this.air
    this.over = true
  }

  private async send(): Promise<void> {
    const asked = this.asked
    this.asked = []
    try {
      if (this.failure !== undefined) throw this.failure
      const landed = await this.fly(asked.map(one => one.query))
      for (const [i, one] of asked.entries()) one.resolve(landed[i]?.rows ?? [])
    } catch (error) {
      const fault = error instanceof TypeError ? error : faultOf(error, asked.map(one => one.query.name).join('+'))
      this.failure ??= fault
      for (const one of asked) one.reject(fault)
    }
  }

  private async fly(queries: readonly Query[]): Promise<readonly Landed[]> {
    if (this.begun) return fly(this.client, queries)
    this.begun = true
    const [, ...landed] = await fly(this.client, [BEGIN, ...queries])
    return landed
  }
}

/** COMMIT may be answered by ROLLBACK without an error; a connection lost while waiting for the answer leaves both possible. */
const commit = async (client: WireClient): Promise<void> => {
  const [landed] = await fly(client, [COMMIT]).catch((error: unknown) => {
    throw serverAnswered(error) ? faultOf(error, 'commit') : new CommitUnknown('a transaction')
  })
  if (landed?.tag !== 'COMMIT') throw new DatabaseFault('25P02', 'the transaction had failed', 'commit')
}

/** A rollback that cannot be sent leaves a connection in transaction, which the pool then closes. */
const rollback = async (client: WireClient): Promise<void> => {
  await fly(client, [ROLLBACK]).catch(() => undefined)
}

/** A statement that failed cannot be forgotten: the work's success would be a lie, so its fault is thrown. */
export const transact = async <T>(client: WireClient, work: (tx: Queries) => Promise<T>): Promise<T> => {
  const transaction = new Transaction(client)
  try {
    const value = await work(transaction)
    await transaction.settled()
    if (transaction.failure !== undefined) throw transaction.failure
    if (transaction.begun) await commit(client)
    return value
  } catch (error) {
    await transaction.settled()
    if (transaction.begun && !(error instanceof CommitUnknown)) await rollback(client)
    throw error
  }
}
