import type { RecordId } from '../../kernel/ids.ts'
import { toIso } from '../../kernel/instant.ts'
import type { Operation } from '../../platform/operation.ts'
import type { Emergency, EmergencyBlock, EmergencyLine, EmergencySilence } from '../../views/index.ts'
import type { Block, EmergencyView, Fact, Silence } from '../contract/index.ts'
import { readerOf } from './allowed-acts.ts'
import { summaryOf } from './document-summary.ts'
import { traitsPage } from './person-traits.ts'

/** The first minute of an emergency, as its screen shows it. */
export const emergencyViewOf = (op: Operation, recordId: RecordId, read: Emergency): EmergencyView => {
  const { danger, treatments, conditions, wishes, recent } = read.blocks
  const reader = readerOf(op, read.grant)
  const person = traitsPage(op, recordId, read.holder)
  return {
    person,
    mode: op.mode,
    ...(person.access.until === undefined ? {} : { until: person.access.until }),
    ...(read.updatedAt === null ? {} : { updatedAt: toIso(read.updatedAt) }),
    blocks: {
      danger: blockOf(danger),
      treatments: blockOf(treatments),
      conditions: blockOf(conditions),
      wishes: blockOf(wishes),
      recent: blockOf(recent),
    },
    useful: read.useful.map(line => summaryOf(reader, line, op.instant)),
  }
}

const blockOf = ({ items, more, silent }: EmergencyBlock): Block => ({
  items: items.map(factOf),
  ...(more === 0 ? {} : { more }),
  silent: silent.map(silenceOf),
})

const silenceOf = (silence: EmergencySilence): Silence => ({ ...silence })

const factOf = ({ id, tag, text, detail, date, by, standing, document, phone }: EmergencyLine): Fact => ({
  id,
  label: text,
  ...(tag === null ? {} : { tag }),
  ...(detail === '' ? {} : { detail }),
  ...(by === '' ? {} : { source: by }),
  ...(date === '' ? {} : { date }),
  ...(standing === undefined ? {} : { standing }),
  ...(document === undefined ? {} : { documentId: document.id, documentTitle: document.title }),
  ...(phone === undefined ? {} : { phone }),
})
