import type { DemoDocument, DemoPerson, DemoWorld } from '../model.ts'
import type { Paper } from './paper.ts'
import { placeOf, rendered } from './render.ts'
import { camilleArchive } from './stories/archive/camille-archive.ts'
import { jadeArchive, noeArchive } from './stories/archive/children-archive.ts'
import { otherLucasArchive } from './stories/archive/other-lucas-archive.ts'
import { marcelArchive } from './stories/archive/marcel-archive.ts'
import { ange } from './stories/ange.ts'
import { camille } from './stories/camille.ts'
import { alma, noe } from './stories/children.ts'
import { helene } from './stories/helene.ts'
import { ines } from './stories/ines.ts'
import { jade } from './stories/jade.ts'
import { lucas, otherLucas } from './stories/lucas.ts'
import { madeleine } from './stories/madeleine.ts'
import { marcel } from './stories/marcel.ts'
import { nadia } from './stories/nadia.ts'
import { theo } from './stories/theo.ts'
import { type Teller, tellerOf } from './telling.ts'

const STORIES: Readonly<Record<string, (teller: Teller) => readonly Paper[]>> = {
  camille,
  noe,
  alma,
  marcel,
  ines,
  jade,
  helene,
  theo,
  madeleine,
  lucas,
  'lucas-b': otherLucas,
  ange,
  nadia,
}

/** What makes a life of a story: only in a long world. */
const ARCHIVES: Readonly<Record<string, (teller: Teller) => readonly Paper[]>> = {
  camille: camilleArchive,
  noe: noeArchive,
  jade: jadeArchive,
  'lucas-b': otherLucasArchive,
  marcel: marcelArchive,
}

/**
 * Every document of one person, oldest deposit first; of two versions the older comes first. Each is drawn when it is asked for.
 * @throws RangeError when the person is not of this world.
 */
export function* documentsOneByOne(world: DemoWorld, person: DemoPerson): Generator<DemoDocument> {
  const story = STORIES[person.key]
  if (story === undefined) throw new RangeError(`no story is told of ${person.key}`)
  const teller = tellerOf(world, person)
  const papers = [...story(teller), ...(world.isLong ? (ARCHIVES[person.key]?.(teller) ?? []) : [])]
  const telling = { world, person, papers }
  const placed = papers.map(paper => ({ paper, ...placeOf(telling, paper) }))
  placed.sort((a, b) => a.depositedAt - b.depositedAt || a.version - b.version || (a.paper.key < b.paper.key ? -1 : 1))
  for (const { paper } of placed) yield rendered(telling, paper)
}

export const demonstrationDocuments = (world: DemoWorld, person: DemoPerson): readonly DemoDocument[] => [
  ...documentsOneByOne(world, person),
]
