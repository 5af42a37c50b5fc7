import type { Traits } from '../identity/index.ts'
import type { Operation } from '../platform/operation.ts'
import type { Deposit } from './deposit.ts'
import type { FileKind } from './format/model.ts'

export const wrapLoose = async (
  _op: Operation, _holder: Traits, _kind: FileKind, _uniqueId: string, _request: Deposit, source: AsyncIterable<Uint8Array>,
): Promise<AsyncGenerator<Uint8Array>> => (async function* () { yield* source })()
