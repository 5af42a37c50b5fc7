import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openRecord } from '../../src/access/index.ts'
import { openCdaEngine } from '../../src/documents/index.ts'
import { CdaStream } from '../../src/documents/format/cda-stream.ts'
import { documentTypeOf, insurerOnlyTypes, matrixAt, patientOnlyTypes, systemOnlyTypes } from '../../src/policy/index.ts'
import type { ActorId, DocumentId, RecordId } from '../../src/kernel/ids.ts'
import { bodyOf, fillRecord, type Stock } from './documents.ts'
import { BODY_BYTES, cdaOfSize } from './files.ts'
import { asRuleActor, careOf, INSURER, professional, traitsOf } from './people.ts'
import { openWorld, operationBy, type World } from './world.ts'

/** Who and what is in the store, for whoever makes requests. Index = number of the person. */
export type Seeded = {
  readonly records: readonly { readonly recordId: RecordId; readonly personId: ActorId; readonly large: readonly DocumentId[] }[]
}

const SMALL_BYTES = 4_500
const TYPES = 30
const AT_ONCE = 8

const reserved = (code: string): boolean => patientOnlyTypes.has(code) || insurerOnlyTypes.has(code) || systemOnlyTypes.has(code)

const stockOf = async (world: World): Promise<Stock> => {
  const doctor = professional(0)
  const types = matrixAt(world.now)
    .allowedTypes(doctor.exercise.profession, doctor.exercise.specialty)
    .filter(code => !reserved(code))
    .flatMap(code => documentTypeOf(code) ?? [])
    .slice(0, TYPES)
  const words = { uniqueId: '2.25.1', title: 'Compte rendu', typeCode: types[0]?.code ?? '11488-4', createdAt: world.now }
  const large = await cdaOfSize(BODY_BYTES, words, traitsOf(0), doctor)
  const small = await cdaOfSize(SMALL_BYTES, words, traitsOf(0), doctor)
  const engine = openCdaEngine()
  const stream = new CdaStream()
  stream.write(large)
  const { metadata } = await engine.read(stream.end())
  await engine.close()
  return { xds: metadata, types, large: bodyOf(large), small: bodyOf(small) }
}

const openOne = async (insurer: Awaited<ReturnType<typeof operationBy>>, i: number) => {
  const { attending, authorised } = careOf(i)
  return openRecord(
    { ...insurer, correlationId: crypto.randomUUID() },
    {
      traits: traitsOf(i),
      state: 'active',
      relations: [
        { relation: 'attending', actor: asRuleActor(attending) },
        ...authorised.map(one => ({ relation: 'authorised' as const, actor: asRuleActor(one) })),
      ],
    },
  )
}

const fill = async (world: World, records: number): Promise<Seeded> => {
  const stock = await stockOf(world)
  const insurer = await operationBy(world, INSURER)
  const done: Seeded['records'][number][] = []
  let next = 0
  const work = async (): Promise<void> => {
    for (let i = next++; i < records; i = next++) {
      const { recordId, personId } = await openOne(insurer, i)
      done[i] = { recordId, personId, large: await fillRecord(world, stock, i, recordId) }
      if (i % 200 === 199) console.log(`  ${i + 1} records`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { records: done }
}

/** Opens `records` records of fifty documents in `folder`, or finds them there. Ends with everything on the disk and real statistics. */
export const seed = async (folder: string, records: number): Promise<Seeded> => {
  const list = path.join(folder, 'bench-records.json')
  if (existsSync(list)) return JSON.parse(readFileSync(list, 'utf8')) as Seeded
  mkdirSync(folder, { recursive: true })
  const world = await openWorld(folder, AT_ONCE)
  try {
    const seeded = await fill(world, records)
    await world.owner.script('vacuum analyze')
    writeFileSync(list, JSON.stringify(seeded))
    return seeded
  } finally {
    await world.close()
    spawnSync('sync')
  }
}
