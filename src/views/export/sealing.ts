import type { RecordId } from '../../kernel/ids.ts'
import type { Operation } from '../../platform/operation.ts'
import { type AskedExport, EXPORTER, type ExportId, type ExportProgress } from './model.ts'

type Keys = Pick<Operation, 'keyring'>

const seal = ({ keyring }: Keys, context: string, value: AskedExport | ExportProgress | { readonly recordId: RecordId }): Buffer =>
  keyring.sealForActor(EXPORTER, context, Buffer.from(JSON.stringify(value)))
const open = ({ keyring }: Keys, context: string, sealed: Uint8Array): unknown =>
  JSON.parse(keyring.openForActor(EXPORTER, context, sealed).toString('utf8'))

export const sealAsked = (keys: Keys, id: ExportId, asked: AskedExport): Buffer => seal(keys, `export|${id}|asked`, asked)
export const openAsked = (keys: Keys, id: ExportId, sealed: Uint8Array): AskedExport =>
  open(keys, `export|${id}|asked`, sealed) as AskedExport

export const sealProgress = (keys: Keys, id: ExportId, progress: ExportProgress): Buffer => seal(keys, `export|${id}|progress`, progress)
export const openProgress = (keys: Keys, id: ExportId, sealed: Uint8Array): ExportProgress =>
  open(keys, `export|${id}|progress`, sealed) as ExportProgress

export const sealPlace = (keys: Keys, id: ExportId, recordId: RecordId): Buffer => seal(keys, `export|${id}|place`, { recordId })
export const openPlace = (keys: Keys, id: ExportId, sealed: Uint8Array): RecordId =>
  (open(keys, `export|${id}|place`, sealed) as { readonly recordId: RecordId }).recordId

export const exportTag = ({ keyring }: Keys, id: ExportId): Buffer => keyring.blindIndex('export', id)
export const archiveContext = (id: ExportId): string => `export|${id}|archive`
