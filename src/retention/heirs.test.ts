import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { describe, expect, test } from 'vitest'
import { agent, entriesOf, personCalled, professional, putInState, refusalOf, signIn } from '../../test/support-door/index.ts'
import { answerColleague, askColleague, LOOP, registerAgent } from '../accounts/index.ts'
import type { RecordId } from '../kernel/ids.ts'
import { after, DAY } from '../kernel/instant.ts'
import type { Operation } from '../platform/operation.ts'
import { type Letter, printLetter } from '../platform/print/index.ts'
import { afterMonths } from '../policy/index.ts'
import {
  acceptedHandovers,
  askForHeirs,
  askForHolder,
  decideHandover,
  deliverHandover,
  type Delivery,
  expireHandover,
  handoverReady,
  HEIR_QUALITIES,
  HEIR_REASONS,
  type HeirsAsk,
  openDelivered,
  opposeHeirs,
  readHandovers,
} from './index.ts'
import { openKit } from './testing/kit.ts'

const kit = await openKit()
const PLACE = { publicUrl: 'https://carnet.example', phone: '34 22' }
const ASK: HeirsAsk = {
  requester: 'Marc Proche',
  quality: 'heir',
  checked: 'acte de notoriété',
  reason: 'memory',
  from: '2024-01-01',
  to: '2025-06-30',
}
const agents = new Map<number, Awaited<ReturnType<typeof signIn>>>()
/** The nth agent, in a session that begins now. */
const desk = async (n: number): Promise<Operation> => {
  const known = agents.get(n) ?? (await signIn(kit, agent(`Agent ${n}`)))
  agents.set(n, known)
  const op = await kit.now(known)
  await registerAgent(kit.database, kit.loop(), op.caller.subject.id, op.caller.subject.name)
  return op
}
/** With another at her side. */
const beside = async (n: number, other: number, recordId: RecordId): Promise<Operation> => {
  const op = await desk(n)
  await answerColleague(await desk(other), await askColleague(op, { kind: 'hand-over', subject: recordId }), true)
  return op
}

const dead = async (name: string) => {
  const record = await kit.person(name)
  await putInState(kit, record.recordId, 'deceased')
  return record
}

/** Accepted by two, and made: as the loop says it. */
const ready = async (
  recordId: RecordId,
  ask: Partial<HeirsAsk> = {},
): Promise<{ readonly requestId: string; readonly exportId: string }> => {
  const requestId = await askForHeirs(await desk(1), recordId, { ...ASK, ...ask })
  await decideHandover(await desk(2), recordId, requestId, true)
  return made(recordId, requestId)
}
const made = async (recordId: RecordId, requestId: string) => {
  const exportId = kit.draw.uuid()
  const at = kit.clock.now()
  await kit.database.transaction(async tx => {
    await tx.rows({ name: 'test.pin', text: `select set_config('carnet.record_id', $1::uuid::text, true)`, values: [recordId] })
    await handoverReady(tx, recordId, requestId, { exportId, at, expiresAt: after(at, 30 * DAY) })
  })
  return { requestId, exportId }
}

const textOf = async (pdf: Uint8Array): Promise<string> => {
  const reading = getDocument({ data: new Uint8Array(pdf) })
  const document = await reading.promise
  const page = await (await document.getPage(1)).getTextContent()
  await reading.destroy()
  return page.items.map(item => ('str' in item ? item.str : '')).join('')
}
const CODE = /[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}/
/** A hyphen kerned away from a 4 or a T reads as a hyphen and a space. */
const codeIn = async (pdf: Uint8Array): Promise<string> =>
  CODE.exec((await textOf(pdf)).replaceAll('- ', '-'))?.[0] ?? expect.fail('no code')

const SHEET: Delivery = { way: 'desk' }
const POST: Delivery = { way: 'post', address: { line: '4 rue du Port', postalCode: '29900', city: 'Concarneau' } }
const stateOf = async (recordId: RecordId) => (await readHandovers(await desk(1), recordId)).map(({ state }) => state)

describe('what heirs may ask', () => {
  test.each(HEIR_QUALITIES.flatMap(quality => HEIR_REASONS.map(reason => ({ quality, reason }))))(
    'a $quality, for $reason: written down by one, decided by another; only what the reason covers is made',
    async ({ quality, reason }) => {
      const { recordId } = await dead(`Anne ${quality} ${reason}`)
      const requestId = await askForHeirs(await desk(1), recordId, { ...ASK, quality, reason })
      expect(await refusalOf(desk(1).then(op => decideHandover(op, recordId, requestId, true)))).toBe('same-agent')
      await decideHandover(await desk(2), recordId, requestId, true)
      expect(await refusalOf(desk(3).then(op => decideHandover(op, recordId, requestId, false)))).toBe('handover-settled')
      const months = new Date(afterMonths(kit.clock.now(), -24)).toISOString().slice(0, 10)
      const period = reason === 'cause-of-death' ? { from: months } : { from: '2024-01-01', to: '2025-06-30' }
      expect(await acceptedHandovers(kit.loop(), recordId)).toEqual([{ requestId, to: 'heirs', period }])
      const [known] = await readHandovers(await desk(1), recordId)
      expect(known?.detail).toMatchObject({ quality, reason, requester: 'Marc Proche', checked: 'acte de notoriété' })
      const entry = (await entriesOf(kit, recordId)).find(one => one.entry.action === 'record.heirs')?.entry
      expect([entry?.motive, entry?.actor.name]).toEqual([reason, 'Agent 1'])
    },
  )

  test('memory and rights name the days they need; a refusal ends it; nothing of the living', async () => {
    const { recordId } = await dead('Anne Vague')
    const { from: _, to: __, ...vague } = ASK
    for (const reason of ['memory', 'rights'] as const)
      expect(await refusalOf(desk(1).then(op => askForHeirs(op, recordId, { ...vague, reason })))).toBe('handover-period-needed')
    const requestId = await askForHeirs(await desk(1), recordId, ASK)
    await decideHandover(await desk(2), recordId, requestId, false)
    expect(await stateOf(recordId)).toEqual(['refused'])
    expect(await acceptedHandovers(kit.loop(), recordId)).toEqual([])
    const living = await kit.person('Anne Living')
    expect(await refusalOf(desk(1).then(op => askForHeirs(op, living.recordId, ASK)))).toBe('not-deceased')
  })

  test('she opposed it in her life: refused at once to every heir and reason; hers alone to say, and to take back', async () => {
    const { recordId, holder } = await kit.person('Anne Opposed')
    for (const someone of [personCalled('A Relative'), professional('Dr Heir')])
      expect(await refusalOf(kit.now(someone).then(op => opposeHeirs(op, recordId, true)))).toBe('no-record')
    expect(await refusalOf(desk(1).then(op => opposeHeirs(op, recordId, true)))).toBe('no-record')
    await opposeHeirs(kit.as(holder), recordId, true)
    await putInState(kit, recordId, 'deceased')
    for (const quality of HEIR_QUALITIES)
      for (const reason of HEIR_REASONS)
        expect(await refusalOf(desk(1).then(op => askForHeirs(op, recordId, { ...ASK, quality, reason })))).toBe('heirs-opposed')
    const other = await kit.person('Anne Changed')
    await opposeHeirs(kit.as(other.holder), other.recordId, true)
    await opposeHeirs(kit.as(other.holder), other.recordId, false)
    await putInState(kit, other.recordId, 'deceased')
    await askForHeirs(await desk(1), other.recordId, ASK)
  })
})

const codes = async (): Promise<number> =>
  (await kit.database.owner.rows({ name: 'test.codes', text: 'select 1 from handover_code', values: [] })).length

describe('the last step', () => {
  test('by an agent who did not decide, with a colleague; the entry names both', async () => {
    const { recordId } = await dead('Anne Delivered')
    const { requestId } = await ready(recordId)
    const deliver = async (op: Operation) => deliverHandover(op, recordId, requestId, SHEET, PLACE)
    expect(await refusalOf(beside(2, 3, recordId).then(deliver))).toBe('same-agent')
    expect(await refusalOf(desk(3).then(deliver))).toBe('colleague-needed')
    for (const someone of [personCalled('A Relative'), professional('Dr Heir')])
      expect(await refusalOf(kit.now(someone).then(deliver))).toBe('agents-only')
    await deliver(await beside(3, 4, recordId))
    expect(await stateOf(recordId)).toEqual(['delivered'])
    const entry = (await entriesOf(kit, recordId))
      .filter(one => one.entry.action === 'record.hand-over' && one.entry.outcome === 'granted')
      .at(-1)?.entry
    expect([entry?.actor.name, entry?.motive]).toEqual(['Agent 3', 'delivered, desk, avec l’accord de Agent 4'])
  })

  test('a tagged sheet with a code and no word of health; the code opens once, with the name and the day, for the loop alone', async () => {
    const { recordId, traits } = await dead('Anne Sheet')
    const { requestId, exportId } = await ready(recordId)
    const { sheet, until } = await deliverHandover(await beside(3, 4, recordId), recordId, requestId, SHEET, PLACE)
    const pdf = sheet ?? expect.fail('no sheet')
    expect(pdf.toString('latin1')).toContain('/Marked true')
    expect(pdf.toString('latin1')).toContain('/Lang (fr-FR)')
    const words = await textOf(pdf)
    expect(words).toContain('carnet.example/remise')
    expect(words).toContain('L.1111-18')
    const code = await codeIn(pdf)
    const proof = { code: code.toLowerCase().replaceAll('-', ' '), birthName: 'sheet', birthDate: traits.birthDate }
    for (const wrong of [{ birthName: 'OTHER' }, { birthDate: '1968-03-13' }, { birthDate: '1968-00-00' }, { code: '0000-0000-0000' }])
      expect(await refusalOf(openDelivered(kit.loop(), { ...proof, ...wrong }))).toBe('handover-code-wrong')
    expect(await openDelivered(kit.loop(), proof)).toEqual({ recordId, exportId, until })
    expect(await stateOf(recordId)).toEqual(['handed-over'])
    expect(await refusalOf(openDelivered(kit.loop(), proof))).toBe('handover-code-wrong')
    const opened = (await entriesOf(kit, recordId)).at(-1)?.entry
    expect(opened?.action).not.toBe(undefined)
    expect(
      (await entriesOf(kit, recordId)).some(({ entry }) => entry.motive === 'opened with the code' && entry.actor.kind === 'system'),
    ).toBe(true)
    // Opened once, it is not delivered again.
    expect(await refusalOf(beside(3, 4, recordId).then(op => deliverHandover(op, recordId, requestId, SHEET, PLACE)))).toBe(
      'handover-not-ready',
    )
  })

  test('five wrong tries end a code; a second letter has another code, and the first opens nothing', async () => {
    const { recordId, holder, traits } = await dead('Anne Post')
    const { requestId } = await ready(recordId)
    const first = await deliverHandover(await beside(3, 4, recordId), recordId, requestId, SHEET, PLACE)
    const proof = { code: await codeIn(first.sheet ?? Buffer.alloc(0)), birthName: 'POST', birthDate: traits.birthDate }
    for (let n = 0; n < 5; n++)
      expect(await refusalOf(openDelivered(kit.loop(), { ...proof, birthName: 'OTHER' }))).toBe('handover-code-wrong')
    expect(await refusalOf(openDelivered(kit.loop(), proof))).toBe('handover-code-wrong')
    const posted = await deliverHandover(await beside(3, 4, recordId), recordId, requestId, POST, PLACE)
    expect(posted.sheet).toBeNull()
    const [kept] = await kit.database.owner.rows<{ id: string; sealed: Buffer }>({
      name: 'test.letter',
      text: 'select id, sealed from letter where person_id = $1',
      values: [holder.subject.id],
    })
    const plain = kit.keyring.openForActor(holder.subject.id, `letter|${kept?.id ?? ''}`, kept?.sealed ?? Buffer.alloc(0))
    const pdf = await printLetter(JSON.parse(plain.toString('utf8')) as Letter)
    expect(await textOf(pdf)).toContain('29900 Concarneau')
    expect(await refusalOf(openDelivered(kit.loop(), proof))).toBe('handover-code-wrong')
    await openDelivered(kit.loop(), { ...proof, code: await codeIn(pdf) })
  })

  test('past its days nothing opens, nothing is delivered, and its code is gone', async () => {
    const { recordId, traits } = await dead('Anne Late')
    const { requestId, exportId } = await ready(recordId)
    const before = await codes()
    const { sheet, until } = await deliverHandover(await beside(3, 4, recordId), recordId, requestId, SHEET, PLACE)
    expect(await codes()).toBe(before + 1)
    const proof = { code: await codeIn(sheet ?? Buffer.alloc(0)), birthName: 'LATE', birthDate: traits.birthDate }
    const late = { ...kit.loop(), instant: until }
    expect(await refusalOf(openDelivered(late, proof))).toBe('handover-code-wrong')
    await kit.database.transaction(tx => expireHandover(tx, recordId, exportId, until))
    expect(await stateOf(recordId)).toEqual(['expired'])
    expect(await codes()).toBe(before)
    expect(await refusalOf(openDelivered(kit.loop(), proof))).toBe('handover-code-wrong')
    expect(await refusalOf(beside(3, 4, recordId).then(op => deliverHandover(op, recordId, requestId, SHEET, PLACE)))).toBe(
      'handover-not-ready',
    )
  })

  test('the holder of a space never signed in to is given all that may be, to her own name', async () => {
    const { recordId, traits } = await kit.person('Anne Never', { state: 'open' })
    const requestId = await askForHolder(await desk(1), recordId, 'carte d’identité')
    await decideHandover(await desk(2), recordId, requestId, true)
    expect(await acceptedHandovers(kit.loop(), recordId)).toEqual([{ requestId, to: 'holder' }])
    await made(recordId, requestId)
    const { sheet } = await deliverHandover(await beside(3, 4, recordId), recordId, requestId, SHEET, PLACE)
    expect(await textOf(sheet ?? Buffer.alloc(0))).toContain('votre dossier')
    const code = await codeIn(sheet ?? Buffer.alloc(0))
    expect((await openDelivered(kit.loop(), { code, birthName: 'NEVER', birthDate: traits.birthDate })).recordId).toBe(recordId)
  })

  test('only the loop opens what a code names: no agent, no relative, no professional', async () => {
    const { recordId, traits } = await dead('Anne Others')
    const { requestId } = await ready(recordId)
    const { sheet } = await deliverHandover(await beside(3, 4, recordId), recordId, requestId, SHEET, PLACE)
    const proof = { code: await codeIn(sheet ?? Buffer.alloc(0)), birthName: 'OTHERS', birthDate: traits.birthDate }
    for (const someone of [personCalled('A Relative'), professional('Dr Heir')])
      expect(await refusalOf(kit.now(someone).then(op => openDelivered(op, proof)))).toBe('no-record')
    expect(await refusalOf(desk(3).then(op => openDelivered(op, proof)))).toBe('no-record')
    expect(LOOP.subject.kind).toBe('system')
    await openDelivered(kit.loop(), proof)
  })
})
