import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ParseOption, XmlDocument, xmlCleanupInputProvider, xmlRegisterInputProvider, XmlValidateError, XsdValidator } from 'libxml2-wasm'
import { fsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'

/** A schema that was read, with what it includes. `breachesIn`: nothing when the document is valid. */
export type XmlSchema = { breachesIn(document: Uint8Array): readonly string[]; close(): void }

const OPTIONS = ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_NO_XXE

/**
 * Reads an XML Schema (W3C 1.0) from a file of ours, or from one that an operator gave. Files are open to the parser while the schema and what it includes are
 * read, and to no document: for checks of what we write, never for what comes from outside.
 */
export const openSchema = (file: string): XmlSchema => {
  const validator = readSchema(path.resolve(file))
  return { breachesIn: document => breachesOf(validator, document), close: () => validator.dispose() }
}

const readSchema = (file: string): XsdValidator => {
  xmlRegisterInputProvider(fsInputProviders)
  const schema = XmlDocument.fromBuffer(readFileSync(file), { url: file, option: OPTIONS })
  try {
    return XsdValidator.fromDoc(schema)
  } finally {
    schema.dispose()
    xmlCleanupInputProvider()
  }
}

const breachesOf = (validator: XsdValidator, bytes: Uint8Array): readonly string[] => {
  const document = XmlDocument.fromBuffer(bytes, { option: OPTIONS })
  try {
    validator.validate(document)
    return []
  } catch (error) {
    if (!(error instanceof XmlValidateError)) throw error
    return error.details.map(({ line, message }) => `line ${line}: ${message.trim()}`)
  } finally {
    document.dispose()
  }
}
