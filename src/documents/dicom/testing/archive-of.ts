import { fromIso } from '../../../kernel/instant.ts'
import { writeZip } from '../../../platform/zip/index.ts'

/** A ZIP of these files, as a CD of images is sent. */
export const archiveOf = async (files: Readonly<Record<string, Uint8Array>>, compress = true): Promise<Buffer> => {
  const entries = async function* () {
    for (const [name, bytes] of Object.entries(files)) yield { name, modified: fromIso('2026-03-12T12:00:00Z'), content: [bytes], compress }
  }
  const parts: Uint8Array[] = []
  for await (const part of writeZip(entries())) parts.push(part)
  return Buffer.concat(parts)
}
