import { expect, test } from 'vitest'
import { personCalled, professional, refusalOf } from '../../../test/support-door/index.ts'
import { underGrant } from '../../access/index.ts'
import { type InitialVisibility, maskDocument } from '../../documents/index.ts'
import { consentAs } from '../../documents/facts/testing/acts.ts'
import { entry, labObservation, withEntries } from '../../documents/facts/testing/entries.ts'
import { cdaOf } from '../../documents/testing/cda.ts'
import { actAs, careOf, depositAs, HELD, MASKED, openKit, VISIBLE } from '../../documents/testing/kit.ts'
import { entriesIn } from '../../documents/testing/rows.ts'
import { toIso } from '../../kernel/instant.ts'
import { type Body, readingOf } from '../../profile/index.ts'
import { addAs, hideAs } from '../../profile/testing/kit.ts'
import { readTreatments } from '../index.ts'
import { TREATMENT_RUBRICS } from './read-treatments.ts'

const kit = await openKit()
const people = {
  author: professional('Dr Paul Leroy'),
  attending: professional('Dr Nadia Benali', '10', { structureNationalId: '10B0000002' }),
  doctor: professional('Dr Ines Roux', '10', { structureNationalId: '10B0000003' }),
  pharmacist: professional('Phie Anne Cassel', '21', { structureNationalId: '10B0000004' }),
  nurse: professional('Inf Luc Petit', '60', { structureNationalId: '10B0000005' }),
  optician: professional('Opt Remi Vue', '28', { structureNationalId: '10B0000006' }),
  stranger: professional('Dr Alex Inconnu', '10', { structureNationalId: '10B0000009' }),
  parent: personCalled('Marc Parent'),
}
const RELATIONS = {
  attending: 'attending',
  doctor: 'authorised',
  pharmacist: 'authorised',
  nurse: 'authorised',
  optician: 'authorised',
  parent: 'representative',
} as const
const PROFESSIONALS = ['doctor', 'pharmacist', 'nurse', 'optician'] as const

let records = 0
const world = () => careOf(kit, `Traitement ${++records}`, people, RELATIONS)
type World = Awaited<ReturnType<typeof world>>

const CIS = '1.2.250.1.213.2.3.1'
const ATC = '2.16.840.1.113883.6.73'
/** A line of a prescription (IHE PHARM PRE) or of a dispensation (DIS). */
const line = (kind: 'prescription' | 'dispensation', name: string, cis: string, atc: string): string => {
  const code = `<code code="${cis}" codeSystem="${CIS}" displayName="${name}"><translation code="${atc}" codeSystem="${ATC}"/></code>`
  const material = `<manufacturedProduct><manufacturedMaterial>${code}<name>${name}</name></manufacturedMaterial></manufacturedProduct>`
  return kind === 'prescription'
    ? `<substanceAdministration classCode="SBADM" moodCode="INT"><templateId root="1.3.6.1.4.1.19376.1.9.1.3.2"/><consumable>${material}</consumable></substanceAdministration>`
    : `<supply classCode="SPLY" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.9.1.3.4"/><product>${material}</product></supply>`
}
const RATE = labObservation({ code: '62238-1', label: 'DFG estimé', value: '22', unit: 'mL/min/{1.73_m2}', day: '20260110' })

let papers = 0
const paper = async ({ as, recordId, traits }: World, statement: string, visibility: InitialVisibility = VISIBLE) => {
  const bytes = cdaOf(traits, people.author, {
    uniqueId: `2.25.77${String(++papers).padStart(4, '1')}`,
    typeCode: '57833-6',
    title: 'Ordonnance',
    day: toIso(kit.clock.now()).slice(0, 10).replaceAll('-', ''),
    replace: withEntries(entry(statement)),
  })
  return (await depositAs(kit, as('author'), recordId, bytes, { visibility })).documentId
}
const METFORMIN = line('prescription', 'Metformine 1000', '60001111', 'A10BA02')

const read = ({ as, recordId }: World, who: keyof typeof people | 'holder') => {
  const op = as(who)
  return underGrant(op, recordId, 'read-profile', readingOf({ rubrics: TREATMENT_RUBRICS }), profile => readTreatments(op, profile))
}
const penicillin: Body = { rubric: 'allergies', code: { text: 'Pénicilline' }, criticality: 'high' }
const takes = (text: string): Body => ({ rubric: 'treatments', medication: { text } })

test('a prescription, the box handed over and her own word are one treatment, with its flags, each with where to read it', async () => {
  const one = await world()
  await consentAs(one.as('holder'), one.recordId, true)
  await addAs(one.as('holder'), one.recordId, takes('Glucophage 1000 mg'))
  const prescription = await paper(one, METFORMIN)
  await paper(one, line('dispensation', 'METFORMINE X', '60001111', 'A10BA02'))
  const report = await paper(one, RATE)
  const { current, checks } = await read(one, 'doctor')
  expect(current).toHaveLength(1)
  expect(current[0]?.said.map(({ source, text, standing }) => [source, text, standing])).toEqual([
    ['prescribed', 'Metformine 1000', 'read'],
    ['delivered', 'METFORMINE X', 'read'],
    ['declared', 'Glucophage 1000 mg', 'declared'],
  ])
  expect(current[0]).toMatchObject({ joins: ['cis', 'atc', 'inn'], said: [{ document: { id: prescription } }, {}, {}] })
  expect(current[0]?.flags).toMatchObject([
    { rule: 'kidney', degree: 'contraindicated', threshold: 30, against: { document: { id: report } } },
  ])
  expect(checks.map(({ rule, state }) => [rule, state])).toEqual([
    ['allergy', 'no-data'],
    ['kidney', 'found'],
    ['pregnancy', 'no-data'],
    ['duplicate', 'nothing-seen'],
  ])
})

test('leaves one line in her journal, which says what was asked for; a stranger is refused', async () => {
  const one = await world()
  const before = (await entriesIn(kit, one.recordId)).length
  await read(one, 'doctor')
  const left = (await entriesIn(kit, one.recordId)).slice(before)
  expect(left.map(({ action, outcome, sections }) => [action, outcome, sections])).toEqual([
    ['profile.read', 'granted', [...TREATMENT_RUBRICS]],
  ])
  expect(await refusalOf(read(one, 'stranger'))).toBe('no-record')
})

const bytesFor = async (one: World, who: keyof typeof people | 'holder'): Promise<string> => {
  const ranks = new Map<string, string>()
  const answer = JSON.stringify(await read(one, who))
  return answer.replaceAll(/Traitement \d+/g, 'Elle').replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, id => {
    const known = ranks.get(id) ?? `id${ranks.size}`
    ranks.set(id, known)
    return known
  })
}

const SCENARIOS: readonly {
  readonly name: string
  readonly hides: (one: World) => Promise<unknown>
  readonly from: readonly (keyof typeof people | 'holder')[]
  readonly except: keyof typeof people | 'holder'
  readonly sees: string
}[] = [
  {
    name: 'a masked prescription',
    hides: one => paper(one, METFORMIN, MASKED),
    from: PROFESSIONALS,
    except: 'attending',
    sees: 'Metformine',
  },
  { name: 'a masked result', hides: one => paper(one, RATE, MASKED), from: PROFESSIONALS, except: 'attending', sees: 'DFG' },
  {
    name: 'a prescription masked afterwards',
    hides: async one => {
      const id = await paper(one, METFORMIN)
      await actAs(one.as('holder'), one.recordId, 'mask', id, maskDocument)
    },
    from: PROFESSIONALS,
    except: 'holder',
    sees: 'Metformine',
  },
  {
    name: 'a result held for its announcement',
    hides: one => paper(one, RATE, HELD),
    from: ['holder', 'parent'],
    except: 'attending',
    sees: 'DFG',
  },
  {
    name: 'a hidden rubric',
    hides: async one => {
      await addAs(one.as('holder'), one.recordId, takes('Éliquis 5 mg'))
      await hideAs(one.as('holder'), one.recordId, 'treatments')
    },
    from: PROFESSIONALS,
    except: 'attending',
    sees: 'Éliquis',
  },
  {
    name: 'hidden allergies',
    hides: async one => {
      await addAs(one.as('holder'), one.recordId, penicillin)
      await hideAs(one.as('holder'), one.recordId, 'allergies')
    },
    from: PROFESSIONALS,
    except: 'attending',
    sees: 'Pénicilline',
  },
  {
    name: 'what a minor keeps from her parents',
    hides: one => addAs(one.as('holder', 'normal', { secret: true }), one.recordId, takes('Éliquis 5 mg')),
    from: ['parent'],
    except: 'holder',
    sees: 'Éliquis',
  },
]

test.each(SCENARIOS.map(scenario => [scenario.name, scenario] as const))(
  '%s is as if it had never been, to the byte, flags and rules included',
  async (_, { hides, from, except, sees }) => {
    const [one, other] = [await world(), await world()]
    for (const each of [one, other]) {
      await consentAs(each.as('holder'), each.recordId, true)
      await paper(each, line('prescription', 'Amoxicilline', '60002222', 'J01CA04'))
    }
    await hides(one)
    for (const who of from) expect(await bytesFor(one, who), who).toBe(await bytesFor(other, who))
    expect(await bytesFor(one, except)).toContain(sees)
  },
)
