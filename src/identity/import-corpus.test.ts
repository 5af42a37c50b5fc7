import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { by, INSURER, openWorld, signIn } from '../../test/support-door/index.ts'
import { openRecords } from '../access/index.ts'
import { INS_OIDS } from '../kernel/ins.ts'
import { csvLine } from '../platform/csv/read-csv.ts'
import { findPerson, insuredOf, traitsOf } from './index.ts'
import { importLines } from './testing/lines.ts'

const ROSTER = resolve(
  process.env['CARNET_CORPUS'] ?? join(import.meta.dirname, '../../../shared/data'),
  'patients/synthetic-fr/roster.json',
)
const hasRoster = existsSync(ROSTER)
if (!hasRoster) console.log('not run: a roster of others, imported (set CARNET_CORPUS)')

type Patient = {
  readonly id: string
  readonly ins: string
  readonly insSystem: string
  readonly insKind: 'NIR' | 'NIA'
  readonly birthFamily: string
  readonly given: readonly string[]
  readonly usualFamily: string | null
  readonly usualGiven: string | null
  readonly gender: string
  readonly birthDate: string
  readonly birthPlaceInsee: string
  readonly address: { readonly line: string; readonly postalCode: string; readonly city: string }
  readonly phone: string
  readonly email: string
  readonly medecinTraitant: string | null
  readonly deceased: string | null
  readonly legalRepresentatives?: readonly string[]
}

const oidOf = ({ insKind, insSystem }: Patient): string => (insKind === 'NIA' ? INS_OIDS.nia : insSystem)

test.runIf(hasRoster)('a roster made by others, with twins, homonyms, Corsicans, minors and the dead, is taken whole', async () => {
  const { patients } = JSON.parse(readFileSync(ROSTER, 'utf8')) as { patients: readonly Patient[] }
  const numbers = new Map(patients.map(({ id, ins }) => [id, ins]))
  const lines = patients.map((one, i) =>
    csvLine([
      ...[
        one.ins,
        oidOf(one),
        one.birthFamily,
        one.given.join(' '),
        one.usualFamily ?? '',
        one.usualGiven ?? '',
        one.gender,
        one.birthDate,
      ],
      ...[
        one.birthPlaceInsee,
        String(i).padStart(20, '0'),
        one.email,
        one.phone,
        one.address.line,
        one.address.postalCode,
        one.address.city,
      ],
      ...[one.medecinTraitant ?? '', (one.legalRepresentatives ?? []).map(id => numbers.get(id)).join('|'), one.deceased ?? ''],
    ]).trimEnd(),
  )
  const world = await openWorld()
  const op = by(world, await signIn(world, INSURER))
  expect(await importLines(op, ...lines)).toEqual({
    counts: { lines: patients.length, accepted: patients.length, unchanged: 0, rejected: 0 },
    rejections: [],
  })
  const ids = await Promise.all(patients.map(async one => (await findPerson(op, { matricule: one.ins, oid: oidOf(one) }))?.personId))
  const known = ids.filter(id => id !== undefined)
  expect(new Set(known).size).toBe(patients.length)
  for (const [i, one] of patients.entries()) {
    const id = known[i] ?? known[0]
    if (id === undefined) throw new Error('nobody')
    expect(await traitsOf(op, id)).toMatchObject({ birthName: one.birthFamily, birthDate: one.birthDate })
    expect((await insuredOf(op, id))?.representativeIds).toHaveLength(one.legalRepresentatives?.length ?? 0)
  }
  const opensNothing = patients.filter(one => one.insKind === 'NIA' || one.deceased !== null).length
  expect(await openRecords(op, known)).toEqual({ opened: patients.length - opensNothing, skipped: opensNothing })
})
