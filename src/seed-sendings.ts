import { type ArrivingItem, takeBatch, type Tools } from './batches/index.ts'
import { professionalOf, uuidOf } from './demonstration/index.ts'
import { after, HOUR } from './kernel/instant.ts'
import { actAs, entryOf, type FiledResult, type Seeding } from './seed-record.ts'

/** What a laboratory's software sent last night, once its line was back. */
const SENDING = { by: 'simonet', name: 'Renvoi après coupure du réseau', hoursAgo: 14, most: 8 } as const

/** The latest results of each person, one of them under the number of another, and one cut on its way. Doing it again adds nothing: each has its number. */
export const seedSendings = async (seeding: Seeding): Promise<void> => {
  const { world, results } = seeding
  const latest = [...results.values()].toSorted((a, b) => b.document.depositedAt - a.document.depositedAt).slice(0, SENDING.most)
  const [first, second] = latest
  if (first === undefined || second === undefined) return
  const { bytes } = second.document
  const items = [
    ...latest.map(result => itemOf(result.document.key, result)),
    itemOf('wrong-number', { ...first, person: second.person }),
    itemOf('cut', { ...second, document: { ...second.document, bytes: bytes.subarray(0, bytes.length / 2) } }),
  ]
  const { id, kind, name, nationalId, exercises } = entryOf(seeding, professionalOf(world, SENDING.by).nationalId)
  if (kind !== 'professional') throw new RangeError('results are sent by who signs them')
  const op = await actAs(seeding, after(world.today, -SENDING.hoursAgo * HOUR), { kind, id, name, nationalId }, exercises[0])
  await takeBatch(() => op, toolsOf(seeding), { batchId: numberOf('batch'), name: SENDING.name, documents: items.length }, arriving(items))
}

const numberOf = (key: string): string => uuidOf(`demonstration/sending/${key}`)

const itemOf = (key: string, { person, document: { fileName, mediaType, expected, visibility, bytes } }: FiledResult): ArrivingItem => ({
  itemId: numberOf(key),
  said: {
    ins: person.ins.matricule,
    oid: person.ins.oid,
    title: expected.title,
    visibility: {
      masked: false,
      held: visibility.hiddenUntilAnnouncement ?? false,
      hiddenFromRepresentatives: visibility.hiddenFromRepresentatives ?? false,
    },
    fileName,
    mediaType,
  },
  stream: (async function* () {
    yield bytes
  })(),
})

async function* arriving(items: readonly ArrivingItem[]): AsyncGenerator<ArrivingItem> {
  yield* items
}

/** Nobody is told of what was filed before a demonstration began. */
const toolsOf = ({ services, results }: Seeding): Tools => ({
  engine: services.engine,
  readIns: ({ ins }) => {
    const named = [...results.values()].find(({ person }) => person.ins.matricule === ins)
    if (named === undefined) throw new RangeError('nobody who has results here has this number')
    return named.person.ins
  },
  telling: () => ({}),
})
