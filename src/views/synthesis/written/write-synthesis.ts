import { ACT_REFUSED, underGrant } from '../../../access/index.ts'
import type { Action } from '../../../audit/index.ts'
import { type CdaEngine, deposit, readDocument, type Receipt } from '../../../documents/index.ts'
import type { RecordId } from '../../../kernel/ids.ts'
import { refuse } from '../../../kernel/refusal.ts'
import type { Operation } from '../../../platform/operation.ts'
import type { Block, Synthesis } from '../model.ts'
import { readSynthesis } from '../read-synthesis.ts'
import { type Edits, edited, linesToWrite } from './edits.ts'
import { ipsOf } from './ips.ts'
import type { ToWrite, Writer } from './model.ts'
import { linesOfResult } from './narrative.ts'
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

export type Draft = Pick<Synthesis, 'holder' | 'grant'> & {
  readonly blocks: Readonly<Record<'allergies' | 'treatments' | 'conditions' | 'history', Block>>
  readonly attention: readonly string[]
  /** Of the one that this doctor published before. */
  readonly lastDate: string | null
}

/** What a « volet de synthèse » would be made of now, shown to the attending doctor who is about to write it. */
export const draftSynthesis = async (op: Operation, recordId: RecordId): Promise<Draft> => {
  const { holder, grant, blocks, results, lastSummary } = await readToPublish(op, recordId)
  const lastDate = isOwnVsm(lastSummary) ? lastSummary.facts.date : null
  return { holder, grant, blocks: linesToWrite(blocks), attention: results.flatMap(linesOfResult), lastDate }
}

const isOwnVsm = (line: Synthesis['lastSummary']): line is NonNullable<typeof line> => line?.own === true && line.facts.title === VSM_TITLE

const readToPublish = async (op: Operation, recordId: RecordId): Promise<Synthesis> => {
  const read = await readOpen(op, recordId, 'record.read-synthesis')
  return read.grant.basis.relation === 'attending' ? read : refuse(ACT_REFUSED)
}

/**
 * « Volet de synthèse médicale », by the attending doctor (CSP L.1111-15: at least once a year). It is made of what stands open: what is masked, kept for some
 * or not told yet to the person is in none of its lines. `edits`: the lines she leaves out, and hers. The one she published before gives way.
 */
export const publishSynthesis = async (op: Operation, engine: CdaEngine, recordId: RecordId, edits?: Edits): Promise<Receipt> => {
  const read = await readOpen(op, recordId)
  if (read.grant.basis.relation !== 'attending') return refuse(ACT_REFUSED)
  const { lastSummary } = read
  const before = isOwnVsm(lastSummary) ? lastSummary.id : undefined
  const said = toWrite(op, read)
  const written = edits === undefined ? said : edited(said, edits)
  const act = { action: 'documents.read' as const, ...(before === undefined ? {} : { documents: [before] }) }
  const parent =
    before === undefined
      ? undefined
      : (await underGrant(op, recordId, 'read', act, grant => readDocument(op, grant, before))).metadata.uniqueId
  const { xml } = vsmOf(op, written, parent)
  return deposit(op, engine, recordId, {
    stream: (async function* () {
      yield Buffer.from(xml, 'utf8')
    })(),
    declaredMediaType: 'text/xml',
    visibility: { masked: false, held: false, hiddenFromRepresentatives: false },
    ...(before === undefined ? {} : { replaces: before }),
  })
}

const readOpen = async (op: Operation, recordId: RecordId, action: Action = TAKE): Promise<Synthesis> =>
  op.mode !== 'normal' || op.caller.subject.kind !== 'professional' ? refuse(ACT_REFUSED) : readSynthesis(op, recordId, 'open', action)

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
