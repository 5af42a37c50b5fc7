import { toIso } from '../kernel/instant.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { type DocumentType, documentTypeOf, parametersAt } from '../policy/index.ts'
import type { Deposit } from './deposit.ts'
import { TITLE_INVALID, TYPE_UNKNOWN } from './refusals.ts'

export type LooseHeader = {
  readonly title: string
  readonly typeCode: string
  readonly typeSystem: string
  readonly date: string
  readonly type: DocumentType
}

/** « Autre document » of the person (EXPPAT_2), « Compte rendu ou fiche de consultation » of a professional: when nothing was chosen. */
const USUAL_TYPE = { person: 'EXPPAT_2', professional: '11488-4' } as const

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/

/** What a loose file lacks, as the depositor says it or as its name suggests. */
export const looseHeader = (op: Operation, request: Deposit): LooseHeader => {
  const side = op.caller.subject.kind === 'person' ? 'person' : 'professional'
  const type = documentTypeOf(request.typeCode ?? USUAL_TYPE[side]) ?? refuse(TYPE_UNKNOWN)
  const title = (request.title ?? nameWithoutExtension(request.fileName) ?? type.display).trim()
  if (title === '' || [...title].length > parametersAt(op.instant).titleMaxCharacters) refuse(TITLE_INVALID)
  const date = request.date !== undefined && DATE.test(request.date) ? request.date : toIso(op.instant).slice(0, 10)
  return { title, typeCode: type.code, typeSystem: type.system, date, type }
}

const nameWithoutExtension = (fileName: string | undefined): string | undefined => {
  const name = fileName
    ?.replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[_-]+/g, ' ')
    .trim()
  return name === '' ? undefined : name
}
