import type { DemoDocument, DemoPerson, DemoWorld } from '../model.ts'
import type { Paper } from './paper.ts'
import { rendered } from './render.ts'
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

/**
 * Every document of one person, oldest deposit first; of two versions the older comes first.
 * @throws RangeError when the person is not of this world.
 */
export const demonstrationDocuments = (world: DemoWorld, person: DemoPerson): readonly DemoDocument[] => {
  const story = STORIES[person.key]
  if (story === undefined) throw new RangeError(`no story is told of ${person.key}`)
  const papers = story(tellerOf(world, person))
  return papers
    .map(paper => rendered({ world, person, papers }, paper))
    .sort((a, b) => a.depositedAt - b.depositedAt || (a.expected.version ?? 1) - (b.expected.version ?? 1) || (a.key < b.key ? -1 : 1))
}
