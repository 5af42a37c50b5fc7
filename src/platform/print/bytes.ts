import type { Pen } from './page.ts'

/** Ends the document. pdfkit writes synchronously: once ended, everything comes from the stream. */
export const bytesOf = async ({ doc, root }: Pen): Promise<Buffer> => {
  root.end()
  doc.end()
  const chunks: Uint8Array[] = []
  for await (const chunk of doc) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}
