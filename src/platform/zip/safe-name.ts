const LONGEST_BYTES = 120
/** Names that Windows keeps for itself, with or without an extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * Names of files that Windows, macOS and Linux take as they are: letters without accents where there are some, digits and hyphens; 120 bytes at most;
 * unique in their folder whatever the case. Answers the whole name.
 */
export const openNames = (): ((stem: string, extension: string) => string) => {
  const taken = new Set<string>()
  return (stem, extension) => {
    for (let time = 1; ; time += 1) {
      const ending = `${time === 1 ? '' : `-${time}`}${extension}`
      const name = `${cut(plain(stem), LONGEST_BYTES - Buffer.byteLength(ending))}${ending}`
      if (taken.has(name)) continue
      taken.add(name)
      return name
    }
  }
}

const plain = (stem: string): string => {
  const text = stem
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[œæ]/g, letter => (letter === 'œ' ? 'oe' : 'ae'))
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return text === '' || RESERVED.test(text) ? `document-${text}`.replace(/-$/, '') : text
}

/** Whole characters only. */
const cut = (text: string, bytes: number): string => {
  let kept = text
  while (Buffer.byteLength(kept) > bytes) kept = [...kept].slice(0, -1).join('')
  return kept.replace(/-+$/, '')
}
