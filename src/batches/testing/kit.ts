import { laboratory, type Someone } from '../../../test/support-door/index.ts'
import { cdaOf, type CdaWords } from '../../documents/testing/cda.ts'
import type { Traits } from '../../identity/index.ts'
import type { Ins } from '../../kernel/ins.ts'
import type { Operation } from '../../platform/operation.ts'
import { type CdaEngine, oidOfUuid } from '../../documents/index.ts'
import { chunksOf, VISIBLE } from '../../documents/testing/kit.ts'
import type { ArrivingItem, SaidOfItem, Tools } from '../index.ts'

/** A line of a batch, and its file. */
export type Sent = { readonly itemId: string; readonly said: SaidOfItem | null; readonly bytes: Uint8Array }

export const toolsWith = (engine: CdaEngine): Tools => ({
  engine,
  readIns: ({ ins, oid = '' }): Ins => ({ matricule: ins, oid }),
  telling: () => ({}),
})

export const saidOf = ({ ins }: Traits, changes: Partial<SaidOfItem> = {}): SaidOfItem => ({
  ins: ins.matricule,
  oid: ins.oid,
  visibility: VISIBLE,
  fileName: 'resultat.xml',
  mediaType: 'text/xml',
  ...changes,
})

const BIOLOGIST = laboratory('Laboratoire du Port')

/** A result as a laboratory writes it, under the number it gave it. */
export const result = (
  op: Pick<Operation, 'draw'>,
  traits: Traits,
  { writer = BIOLOGIST, sentTo = traits, itemId = op.draw.uuid(), said = {}, ...words }: ResultWords = {},
): Sent => ({
  itemId,
  said: saidOf(sentTo, said),
  bytes: cdaOf(traits, writer, { uniqueId: oidOfUuid(itemId), title: 'Résultats', typeCode: '11502-2', ...words }),
})

type ResultWords = Partial<CdaWords> & {
  readonly writer?: Someone
  /** Under whose number it is sent, when that is not whose it is. */
  readonly sentTo?: Traits
  readonly itemId?: string
  readonly said?: Partial<SaidOfItem>
}

export async function* arriving(sent: Iterable<Sent>, before?: (index: number) => Promise<void> | void): AsyncGenerator<ArrivingItem> {
  let index = 0
  for (const { itemId, said, bytes } of sent) {
    await before?.(index++)
    yield { itemId, said, stream: chunksOf(bytes) }
  }
}
