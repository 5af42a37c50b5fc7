import type * as contract from '../../src/api/contract/index.ts'
import { exchange } from './http.ts'
import { query } from './paths.ts'

// What a laboratory or a hospital sent by the batch, and what became of it.
export type { Batch, BatchItem } from '../../src/api/contract/index.ts'

const batch = (batchId: string): string => `/api/batches/${encodeURIComponent(batchId)}`
const item = (batchId: string, itemId: string): string => `${batch(batchId)}/items/${encodeURIComponent(itemId)}`

export type ItemsAsked = { readonly state?: 'refused' | 'held'; readonly cause?: string; readonly after?: string }

export const readBatches = async (): Promise<readonly contract.Batch[]> =>
  (await exchange<{ readonly items: readonly contract.Batch[] }>('GET', '/api/batches')).items
export const readBatchItems = (batchId: string, asked: ItemsAsked): Promise<contract.BatchItems> =>
  exchange('GET', `${batch(batchId)}/items${query(asked)}`)
export const retryBatch = (batchId: string, cause: string): Promise<contract.Batch> =>
  exchange('POST', `${batch(batchId)}/retries`, { cause })
export const correctItem = (batchId: string, itemId: string, ins: string): Promise<contract.BatchItem> =>
  exchange('POST', `${item(batchId, itemId)}/identity`, { ins })
export const showBatchItem = (batchId: string, itemId: string): Promise<contract.BatchItem> =>
  exchange('POST', `${item(batchId, itemId)}/shown`)
