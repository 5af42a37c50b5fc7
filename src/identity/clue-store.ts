import type { ActorId } from '../kernel/ids.ts'
import type { Queries } from '../platform/db/index.ts'

const hex = (tags: readonly Buffer[]): readonly string[] => tags.map(tag => tag.toString('hex'))

export const insertClues = async (tx: Queries, clues: readonly { readonly tag: Buffer; readonly personId: ActorId }[]): Promise<void> => {
  if (clues.length === 0) return
  await tx.rows({
    name: 'identity:clues',
    text: `insert into person_clue (tag, actor_id) select decode(t, 'hex'), a from unnest($1::text[], $2::uuid[]) as u(t, a) on conflict do nothing`,
    values: [hex(clues.map(({ tag }) => tag)), clues.map(({ personId }) => personId)],
  })
}

/** `hits`: how many of the clues lead to her. Those to whom most lead come first. */
export type Meant = { readonly actor_id: ActorId; readonly hits: number }

export const selectByClues = (db: Queries, tags: readonly Buffer[], limit: number): Promise<readonly Meant[]> =>
  db.rows<Meant>({
    name: 'identity:by-clues',
    text: `select c.actor_id, count(*)::integer as hits from person_clue c where c.tag in (select decode(t, 'hex') from unnest($1::text[]) as t)
      group by c.actor_id order by hits desc, c.actor_id limit $2`,
    values: [hex(tags), limit],
  })

export const deleteClues = (tx: Queries, personIds: readonly ActorId[]): Promise<unknown> =>
  tx.rows({ name: 'identity:purge-clues', text: 'delete from person_clue where actor_id = any($1::uuid[])', values: [personIds] })
