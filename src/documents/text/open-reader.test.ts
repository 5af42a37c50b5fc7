import { afterAll, expect, test } from 'vitest'
import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { openReader, type ReaderOptions, ReadingFailed } from './open-reader.ts'
import type { ReadableKind, ReadingAnswer } from './reading.ts'

const opened = (options: ReaderOptions = {}) => {
  const reader = openReader(options)
  afterAll(() => reader.close())
  return reader
}
const reader = opened()

const answersTo = async (kind: ReadableKind, bytes: Uint8Array, fromPage = 1, by = reader): Promise<readonly ReadingAnswer[]> => {
  const answers: ReadingAnswer[] = []
  for await (const answer of by.read({ kind, bytes, fromPage })) answers.push(answer)
  return answers
}
const textOf = async (kind: ReadableKind, bytes: Uint8Array, fromPage = 1): Promise<string> =>
  (await answersTo(kind, bytes, fromPage)).map(answer => (answer.kind === 'pages' ? answer.text : `(${answer.why})`)).join('\n')

const pdfOf = (draw: (pdf: PDFKit.PDFDocument) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> => {
  const pdf = new PDFDocument(options)
  const pieces: Buffer[] = []
  pdf.on('data', (piece: Buffer) => pieces.push(piece))
  const { promise, resolve } = Promise.withResolvers<Buffer>()
  pdf.on('end', () => resolve(Buffer.concat(pieces)))
  draw(pdf)
  pdf.end()
  return promise
}

/** A page as a scanner gives it. */
const scanOf = (...lines: readonly string[]): Promise<Buffer> => {
  const text = lines
    .map((line, i) => `<text x="60" y="${120 + i * 60}" font-family="DejaVu Sans, sans-serif" font-size="36">${line}</text>`)
    .join('')
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="600"><rect width="1200" height="600" fill="#fff"/>${text}</svg>`,
    ),
  )
    .jpeg({ quality: 80 })
    .toBuffer()
}

test('the text layer of a PDF, with its accents', async () => {
  expect(await textOf('pdf', await pdfOf(pdf => pdf.text('Hémoglobine glyquée : 6,8 %')))).toContain('Hémoglobine glyquée')
})

test('a scan is recognised, in a picture and in a PDF that holds nothing else', async () => {
  const scan = await scanOf('Radiographie du genou droit', 'Absence de fracture')
  expect(await textOf('jpeg', scan)).toMatch(/Radiographie du genou droit[\s\S]*fracture/)
  expect(await textOf('pdf', await pdfOf(pdf => pdf.image(scan, 40, 40, { width: 500 })))).toMatch(/Radiographie du genou droit/)
})

test('RTF and plain text, of any French desk', async () => {
  expect(
    await textOf('rtf', Buffer.from(String.raw`{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 Ordonnance d\'e9t\'e9\par 2 \u339?ufs}`, 'latin1')),
  ).toBe('Ordonnance dété\n2 œufs'.replace('dété', 'd\u00e9t\u00e9'))
  expect(await textOf('txt', Buffer.from('Réponse du cœur'))).toBe('Réponse du cœur')
  expect(await textOf('txt', Buffer.from('Réponse', 'latin1'))).toBe('Réponse')
})

test('nine hundred pages come in answers that say from where to go on', async () => {
  const book = await pdfOf(pdf => {
    for (let page = 1; page <= 900; page++) {
      if (page > 1) pdf.addPage()
      pdf.text(`Page numéro ${page} du compte rendu d’hospitalisation, assez longue pour en être une.`)
    }
  })
  const answers = await answersTo('pdf', book)
  expect(answers).toHaveLength(18)
  expect(answers.map(answer => (answer.kind === 'pages' ? answer.nextPage : 0))).toEqual([
    ...Array.from({ length: 17 }, (_, i) => i * 50 + 51),
    null,
  ])
  const rest = await textOf('pdf', book, 851)
  expect(rest).toContain('numéro 851 ')
  expect(rest).not.toContain('numéro 850 ')
})

test.each([
  ['encrypted', () => pdfOf(pdf => pdf.text('secret'), { userPassword: 'x', pdfVersion: '1.7' })],
  ['not a PDF', async () => Buffer.from('%PDF-1.7 no more')],
])('%s: unreadable, without a word of it', async (_, bytes) => {
  expect(await answersTo('pdf', await bytes())).toEqual([{ kind: 'unreadable', why: expect.stringMatching(/^[A-Za-z]+$/) }])
})

test('a picture of a billion points is not opened', async () => {
  const huge = Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
    Buffer.from('000f4240000f4240', 'hex'),
    Buffer.from('0802000000', 'hex'),
    Buffer.alloc(4),
  ])
  expect(await answersTo('png', huge)).toEqual([{ kind: 'unreadable', why: 'Error' }])
})

test('what takes too long, or too much memory, ends with its process; the next file is read', async () => {
  for (const limits of [{ answerMilliseconds: 1 }, { memoryMegabytes: 20 }]) {
    const strict = opened(limits)
    const scan = await scanOf('Une page')
    await expect(answersTo('jpeg', scan, 1, strict)).rejects.toThrow(ReadingFailed)
  }
  expect(await textOf('txt', Buffer.from('encore'))).toBe('encore')
})
