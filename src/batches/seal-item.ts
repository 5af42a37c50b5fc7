import type { Operation } from '../platform/operation.ts'
import type { BatchFacts, ItemFacts, Whose } from './model.ts'

const batchContext = ({ batchId }: Whose): string => `batch|${batchId}`
const itemContext = ({ batchId }: Whose, itemId: string): string => `batch|${batchId}|${itemId}`
const bodyContext = ({ batchId }: Whose, itemId: string): string => `batch|${batchId}|${itemId}|body`

export const sealBatch = ({ keyring }: Operation, whose: Whose, facts: BatchFacts): Buffer =>
  keyring.sealForActor(whose.actorId, batchContext(whose), Buffer.from(JSON.stringify(facts)))

export const openBatch = ({ keyring }: Operation, whose: Whose, sealed: Buffer): BatchFacts =>
  JSON.parse(keyring.openForActor(whose.actorId, batchContext(whose), sealed).toString('utf8')) as BatchFacts

export const sealItem = ({ keyring }: Operation, whose: Whose, itemId: string, facts: ItemFacts): Buffer =>
  keyring.sealForActor(whose.actorId, itemContext(whose, itemId), Buffer.from(JSON.stringify(facts)))

export const openItem = ({ keyring }: Operation, whose: Whose, itemId: string, sealed: Buffer): ItemFacts =>
  JSON.parse(keyring.openForActor(whose.actorId, itemContext(whose, itemId), sealed).toString('utf8')) as ItemFacts

export const sealBody = ({ keyring }: Operation, whose: Whose, itemId: string, body: Buffer): Buffer =>
  keyring.sealForActor(whose.actorId, bodyContext(whose, itemId), body)

export const openBody = ({ keyring }: Operation, whose: Whose, itemId: string, sealed: Buffer): Buffer =>
  keyring.openForActor(whose.actorId, bodyContext(whose, itemId), sealed)
