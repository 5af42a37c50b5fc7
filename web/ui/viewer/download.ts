import { readContent } from '../../api/client.ts'

const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/tiff': 'tiff',
  'text/plain': 'txt',
  'text/xml': 'xml',
  'text/rtf': 'rtf',
  'application/rtf': 'rtf',
}

/** The browser takes the bytes after the click: the address must outlive it a little. */
const SAVING_MILLISECONDS = 10_000

/** A name any file system takes: letters, digits, spaces and dashes of the title. */
export const fileNameOf = (title: string, mime: string): string => {
  const stem =
    title
      .replace(/[^\p{L}\p{N} -]+/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 80) || 'document'
  return `${stem}.${EXTENSIONS[mime.split(';')[0] ?? ''] ?? 'bin'}`
}

export const saveBlob = (blob: Blob, name: string): void => {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), SAVING_MILLISECONDS)
}

export const download = async (recordId: string, documentId: string, title: string, mime: string, partId?: string): Promise<void> =>
  saveBlob(await readContent(recordId, documentId, partId), fileNameOf(title, mime))
