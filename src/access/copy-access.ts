import { listUnderTrace, selectBeside } from '../audit/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import type { Operation } from '../platform/operation.ts'
import { type CardLinkLine, lineAt } from './card-link.ts'
import { type CardLinkRow, selectCardLinks } from './card-link-store.ts'
import { underGrant } from './door.ts'
import { type CardChoices, cardUnder } from './own-card.ts'
import { carersUnder, type OwnCarer } from './own-carers.ts'
import { type PlaceLine, placesUnder } from './protected-places.ts'
import { type AccessPage, rulesUnder } from './read-access.ts'
import { type ShareLine, shareLines } from './share.ts'
import { selectShares, type ShareRow } from './share-store.ts'
import { type StayLine, staysUnder } from './stays.ts'

/** Everything she decided of who may see, for the copy she takes with her. */
export type AccessCopy = {
  readonly rules: AccessPage
  readonly shares: readonly ShareLine[]
  readonly carers: readonly OwnCarer[]
  /** Those the asker may know of. */
  readonly places: readonly PlaceLine[]
  /** Where she stays and stayed: what makes a care team. */
  readonly stays: readonly StayLine[]
  /** What she put on her emergency card; its code is not copied: it says whose record this is. */
  readonly card: CardChoices
  /** Links to it: when, and how often they were opened; what opens one is kept nowhere. */
  readonly links: readonly CardLinkLine[]
}

/** As many as a life leaves. */
const MOST = 10_000

export const copyAccess = (op: Operation, recordId: RecordId): Promise<AccessCopy> => {
  const act = { action: 'access.read' as const }
  return underGrant(op, recordId, 'read-access', act, async grant => {
    const { committed, value } = await listUnderTrace<'read-access', ShareRow>(
      op,
      grant,
      act,
      selectShares(MOST, grant.visibility.hiddenPlaces),
    )
    return {
      rules: await rulesUnder(op, committed),
      shares: await shareLines(op, recordId, value),
      carers: await carersUnder(op, committed),
      places: await placesUnder(op, committed),
      stays: await staysUnder(op, committed),
      card: await cardUnder(op, committed),
      links: (await selectBeside<CardLinkRow>(op.db, committed, selectCardLinks(MOST, grant.basis.relation === 'holder'))).map(row =>
        lineAt(row, op.instant),
      ),
    }
  })
}
