import { ACT_REFUSED, underGrant } from '../../../access/index.ts'
import { type CdaEngine, deposit, readDocument, type Receipt } from '../../../documents/index.ts'
import type { RecordId } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Operation } from '../../../platform/operation.ts'
import type { Synthesis } from '../model.ts'
import { readSynthesis } from '../read-synthesis.ts'
import { ipsOf } from './ips.ts'
import type { ToWrite, Writer } from './model.ts'
import { VSM_TITLE, vsmOf } from './vsm.ts'

export const SYNTHESIS_FORMATS = ['vsm', 'ips'] as const
export type SynthesisFormat = (typeof SYNTHESIS_FORMATS)[number]

export type Taken = { readonly bytes: Buffer; readonly mediaType: string }

const TAKE = 'record.take-synthesis' as const

/**
 * The synthesis of what stands open in this record, written down: an IPS (FHIR R4) or a VSM (CDA R2). A professional's, outside an emergency: an exceptional
 * access takes nothing away. Its line in her journal says that it was taken.
 */
export const takeSynthesis = async (op: Operation, recordId: RecordId, format: SynthesisFormat): Promise<Taken> => {
  const said = toWrite(op, await readOpen(op, recordId))
  switch (format) {
    case 'vsm':
      return { bytes: Buffer.from(vsmOf(op, said).xml, 'utf8'), mediaType: 'text/xml' }
    case 'ips':
      return { bytes: Buffer.from(JSON.stringify(ipsOf(said)), 'utf8'), mediaType: 'application/fhir+json' }
  }
}

/**
 * « Volet de synthèse médicale », by the attending doctor (CSP L.1111-15: at least once a year). It is made of what stands open: what is masked, kept for some
 * or not told yet to the person is in none of its lines. The one she published before gives way.
 */
export const publishSynthesis = async (op: Operation, engine: CdaEngine, recordId: RecordId): Promise<Receipt> => {
  const read = await readOpen(op, recordId)
  if (read.grant.basis.relation !== 'attending') return refuse(ACT_REFUSED)
  const { lastSummary } = read
  const before = lastSummary?.own === true && lastSummary.facts.title === VSM_TITLE ? lastSummary.id : undefined
  const act = { action: 'documents.read' as const, ...(before === undefined ? {} : { documents: [before] }) }
  const parent =
    before === undefined
      ? undefined
      : (await underGrant(op, recordId, 'read', act, grant => readDocument(op, grant, before))).metadata.uniqueId
  const { xml } = vsmOf(op, toWrite(op, read), parent)
  return deposit(op, engine, recordId, {
    stream: (async function* () {
      yield Buffer.from(xml, 'utf8')
    })(),
    declaredMediaType: 'text/xml',
    visibility: { masked: false, held: false, hiddenFromRepresentatives: false },
    ...(before === undefined ? {} : { replaces: before }),
  })
}

const readOpen = async (op: Operation, recordId: RecordId): Promise<Synthesis> =>
  op.mode !== 'normal' || op.caller.subject.kind !== 'professional' ? refuse(ACT_REFUSED) : readSynthesis(op, recordId, 'open', TAKE)

const toWrite = (op: Operation, { holder, blocks, results }: Synthesis): ToWrite => ({
  holder: holder.traits,
  writer: writerOf(op),
  at: op.instant,
  blocks,
  results,
  uuid: () => op.draw.uuid(),
})

const writerOf = ({ caller: { subject, exercise } }: Operation): Writer => {
  const nationalId = 'nationalId' in subject ? subject.nationalId : subject.id
  const structure =
    exercise === undefined ? { nationalId, name: subject.name } : { nationalId: exercise.structureNationalId, name: exercise.structureName }
  return { name: subject.name, nationalId, structure }
}
