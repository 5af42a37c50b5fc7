import { PROFILE_RIGHTS_TABLE } from '../../access/index.ts'
import type { RecordId } from '../../kernel/ids.ts'
import { toIso } from '../../kernel/instant.ts'
import type { Operation } from '../../platform/operation.ts'
import type { Synthesis as Read, SynthesisBlock, SynthesisDraft as Draft, SynthesisItem } from '../../views/index.ts'
import type { Synthesis, SynthesisDraft } from '../contract/index.ts'
import { typeLabel } from '../wording/category.ts'
import { readerOf } from './allowed-acts.ts'
import { summaryOf } from './document-summary.ts'
import { traitsPage } from './person-traits.ts'

export const synthesisPage = (op: Operation, recordId: RecordId, read: Read): Synthesis => {
  const reader = readerOf(op, read.grant)
  const summarised = (lines: Read['delta']['documents']) => lines.map(line => summaryOf(reader, line, op.instant))
  const { blocks, delta, useful, lastSummary, updatedAt } = read
  const writes = reader.kind === 'professional' && op.mode === 'normal'
  const confirms = !reader.isHolderSide && PROFILE_RIGHTS_TABLE[reader.kind]['write-profile'][op.mode] === 'yes'
  const shown = (block: SynthesisBlock): Shown => shownTo(block, confirms)
  return {
    person: traitsPage(op, recordId, read.holder),
    blocks: {
      allergies: shown(blocks.allergies),
      treatments: shown(blocks.treatments),
      conditions: shown(blocks.conditions),
      history: shown(blocks.history),
      wishes: shown(blocks.wishes),
    },
    results: read.results.map(({ code: _, ...result }) => ({ ...result, earlier: [...result.earlier] })),
    delta: {
      since: delta.since === null ? null : toIso(delta.since),
      documents: summarised(delta.documents),
      documentCount: delta.documentCount,
      changes: delta.changes.map(({ at, ...change }) => ({ ...change, at: toIso(at) })),
    },
    useful: {
      rule: { kind: useful.rule.kind, types: useful.rule.types.map(type => typeLabel(type, true)) },
      documents: summarised(useful.lines),
    },
    lastSummary: lastSummary === null ? null : summaryOf(reader, lastSummary, op.instant),
    documentCount: read.documentCount,
    updatedAt: updatedAt === null ? null : toIso(updatedAt),
    may: {
      publish: writes && read.grant.basis.relation === 'attending',
      take: writes,
      deposit: reader.reach.deposit !== 'no',
    },
  }
}

type Shown = Synthesis['blocks']['allergies']

const shownTo = (block: SynthesisBlock, confirms: boolean): Shown =>
  block.state === 'list' ? { ...block, items: block.items.map(item => lineOf(item, confirms)) } : block

export const synthesisDraftPage = (op: Operation, recordId: RecordId, { holder, blocks, attention, lastDate }: Draft): SynthesisDraft => ({
  person: traitsPage(op, recordId, holder),
  blocks: {
    allergies: shownTo(blocks.allergies, false),
    treatments: shownTo(blocks.treatments, false),
    conditions: shownTo(blocks.conditions, false),
    history: shownTo(blocks.history, false),
  },
  attention: [...attention],
  lastDate,
})

/** The screen reads words; the code and the day it began travel in what is written down. */
const lineOf = ({ code: _, onset: __, fromSummary: ___, unconfirmed, also, ...item }: SynthesisItem, confirms: boolean) => ({
  ...item,
  ...(confirms && unconfirmed !== undefined ? { unconfirmed } : {}),
  also: [...also],
})
