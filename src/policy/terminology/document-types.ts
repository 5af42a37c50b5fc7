import type { Code } from '../../kernel/codes.ts'
import * as addenda from './addenda.ts'
import { classOf } from './classes.ts'
import * as typeCodes from './data/type-codes.table.ts'
import { codeSet } from './parse-table.ts'

/** A document type (XDS typeCode, JDV_J07) and the class it belongs to. */
export type DocumentType = Code & { readonly classCode: string }

const withClass = (type: Code): DocumentType => {
  const parent = classOf(type.code)
  if (parent === undefined) throw new Error(`document type ${type.code} has no class`)
  return { ...type, classCode: parent.code }
}

/** Every type in use, in the published order. A type missing here is unknown, and what is unknown is refused. */
export const documentTypes: readonly DocumentType[] = codeSet(typeCodes, addenda).all().map(withClass)

const byCode = new Map(documentTypes.map(type => [type.code, type]))

/** `system` is an OID; when given, a type of that code in another system is no answer. */
export const documentTypeOf = (code: string, system?: string): DocumentType | undefined => {
  const type = byCode.get(code)
  return system === undefined || type?.system === system ? type : undefined
}
