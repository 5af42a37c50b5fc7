import { underGrants } from './access/index.ts'
import type { DemoPerson } from './demonstration/index.ts'
import { type Organising, organise } from './documents/index.ts'
import { after, DAY } from './kernel/instant.ts'
import { asHolder, openedOf, type Seeding } from './seed-record.ts'

const READ_DAYS_AGO = 1
/** What came since is still to be seen. */
const NEW_DAYS = 32

/** What she keeps at hand. */
const PINNED: Readonly<Record<string, readonly string[]>> = {
  marcel: ['marcel/fiche-urgence', 'marcel/directives'],
  camille: ['camille/projet-naissance'],
  noe: ['noe/pai'],
}

/** In a long life, old papers were read, some are at hand, and what is new is new. Doing it again changes nothing. */
export const seedShelf = async (seeding: Seeding, person: DemoPerson): Promise<void> => {
  const { isLong, today } = seeding.world
  const papers = [...seeding.papers].filter(([key]) => key.startsWith(`${person.key}/`))
  if (!isLong || papers.length === 0) return
  const isNew = ({ depositedAt, isHers }: (typeof papers)[number][1]): boolean => !isHers && depositedAt > after(today, -NEW_DAYS * DAY)
  await arrange(seeding, person, { documents: null, read: true })
  const recent = papers.flatMap(([, paper]) => (isNew(paper) ? [paper.id] : []))
  if (recent.length > 0) await arrange(seeding, person, { documents: recent, read: false })
  const pinned = (PINNED[person.key] ?? []).flatMap(key => seeding.papers.get(key)?.id ?? [])
  if (pinned.length > 0) await arrange(seeding, person, { documents: pinned, pinned: true })
}

const arrange = async (seeding: Seeding, person: DemoPerson, change: Organising): Promise<void> => {
  const { recordId } = openedOf(seeding, person.key)
  const op = await asHolder(seeding, person, after(seeding.world.today, -READ_DAYS_AGO * DAY))
  const act = { action: 'documents.organise' } as const
  await underGrants(op, recordId, ['organise', 'read'], act, (mayOrganise, read) => organise(op, { organise: mayOrganise, read }, change))
}
