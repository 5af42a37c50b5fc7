import { listIn } from './json.ts'

/** The same documents with nothing in them, as a control: a shell that reads as a document and says nothing of anybody. */
export const emptyVsm = (xml: Uint8Array): Buffer =>
  Buffer.from(
    Buffer.from(xml)
      .toString('utf8')
      .replace(/<structuredBody>.*<\/structuredBody>/s, '<structuredBody></structuredBody>'),
  )

export const emptyIps = (bundle: unknown): unknown => {
  const [composition] = listIn(bundle, 'entry')
  const { section: _, ...resource } = Object(Object(composition).resource)
  return { ...Object(bundle), entry: [{ ...Object(composition), resource }] }
}

/** One code of the VSM that is not the one of the record. */
export const otherCode = (xml: Uint8Array): Buffer =>
  Buffer.from(
    Buffer.from(xml)
      .toString('utf8')
      .replace(/(<value xsi:type="CD" code=")[^"]+/, '$1Z99.9'),
  )
