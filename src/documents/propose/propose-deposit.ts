import type { Grant } from '../../kernel/grant.ts'
import { holderTraits } from '../../access/index.ts'
import type { Operation } from '../../platform/operation.ts'
import { FORMAT_OF_KIND, MEDIA_TYPE_OF_KIND } from '../facts-of.ts'
import type { CdaEngine } from '../format/engine.ts'
import { detectKind, HEAD_BYTES } from '../format/sniff/detect.ts'
import { examine } from '../format/sniff/intake.ts'
import { readableKind } from '../text/reading.ts'
import { firstPage, nameless, type Proposal, toldByHeader } from '../uploads/propose.ts'
import { readText } from '../uploads/read-text.ts'
import { type GuessedType, guessType, reservedTypes, unusualTypes } from './guess-type.ts'

export type DroppedFile = { readonly stream: AsyncIterable<Uint8Array>; readonly fileName: string; readonly mediaType: string }

/** What a file that a professional dropped tells of itself; nothing is kept of it, and nothing is in the record. */
export type DepositProposal = Pick<Proposal, 'file' | 'title' | 'date' | 'person'> & {
  readonly type: GuessedType
  /** Types that her profession does not usually file. */
  readonly unusual: readonly string[]
  /** Types that would be refused of her: the Code keeps them for other professions. */
  readonly refused: readonly string[]
}

/**
 * Reads a file before it is filed: refused here is what would be refused there. Whose it is is told to who may know whose record this is: to others a name would
 * be a question about it.
 */
export const proposeDeposit = async (
  op: Operation,
  engine: CdaEngine,
  grant: Grant<'deposit'>,
  { stream, fileName, mediaType }: DroppedFile,
): Promise<DepositProposal> => {
  const bytes = await wholeOf(stream)
  const kind = await detectKind(bytes.subarray(0, HEAD_BYTES), new Set())
  const examined = await examine(once(bytes), { engine, kind, declaredType: mediaType })
  const file = { name: fileName, mediaType: MEDIA_TYPE_OF_KIND[kind], format: FORMAT_OF_KIND[kind], size: bytes.length }
  const { exercise } = op.caller
  const depositor = exercise ?? {}
  const [unusual, refused] = [unusualTypes(depositor), reservedTypes(depositor)]
  const holder = await holderTraits(op, grant)
  const mayKnow = grant.holderName !== ''
  if (examined.kind === 'cda') {
    const { person, ...header } = toldByHeader(examined.reading.metadata, holder)
    const type = { value: examined.reading.metadata.typeCode.code, from: 'header' } as const
    return { file, ...header, ...(mayKnow && person !== undefined ? { person } : {}), type, unusual, refused }
  }
  const readable = readableKind(kind)
  const isPicture = readable === undefined || readable === 'png' || readable === 'tiff' || readable === 'jpeg'
  const text = isPicture ? '' : await firstPage(engine, readable, bytes)
  const { date, person } = readText(text, holder)
  const title = nameless(fileName)
  return {
    file,
    ...(title === undefined ? {} : { title: { value: title, from: 'file-name' } }),
    ...(date === undefined ? {} : { date: { value: date, from: 'text' } }),
    ...(mayKnow && person !== undefined ? { person } : {}),
    type: guessType(depositor, { text, ...(title === undefined ? {} : { title }) }),
    unusual,
    refused,
  }
}

const wholeOf = async (pieces: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}
