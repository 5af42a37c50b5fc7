import { aCommittedGrant, type World } from '../../../test/support-door/index.ts'
import type { DocumentId, RecordId } from '../../kernel/ids.ts'
import { factsContext } from '../line.ts'

/** As many rows more of one document, for lists that would be long to deposit: each with facts sealed for itself, without body. */
export const copiesOf = async (world: World, recordId: RecordId, documentId: DocumentId, count: number): Promise<void> => {
  const { database, keyring, draw } = world
  const [opener, sealer] = await Promise.all([keyring.opener(aCommittedGrant(recordId)), keyring.sealer(recordId)])
  const [row] = await database.owner.rows<{ facts: Buffer }>({
    name: 'test.facts',
    text: 'select facts from document where record_id = $1 and document_id = $2',
    values: [recordId, documentId],
  })
  const facts = opener.meta(factsContext(documentId), row?.facts ?? Buffer.alloc(0))
  for (let i = 0; i < count; i++) {
    const id = draw.uuid()
    await database.owner.rows({
      name: 'test.copy',
      text: `insert into document select (d).* from (select jsonb_populate_record(d, jsonb_build_object('document_id', $3::uuid, 'series_id', $3::uuid, 'unique_tag', $4::bigint)) as d
        from document d where d.record_id = $1 and d.document_id = $2) x`,
      values: [recordId, documentId, id, i],
    })
    await database.owner.rows({
      name: 'test.copy_facts',
      text: 'update document set facts = $3 where record_id = $1 and document_id = $2',
      values: [recordId, id, sealer.meta(factsContext(id), facts)],
    })
  }
}
