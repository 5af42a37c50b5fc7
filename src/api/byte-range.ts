export type AskedRange = 'whole' | 'none' | { readonly start: number; readonly end: number }

const ONE_RANGE = /^bytes=(\d{0,15})-(\d{0,15})$/

/** What a `Range` header asks of `bytes` bytes (RFC 9110 §14): one range half-open; several, or another unit, are the whole; `none`: outside. */
export const byteRangeOf = (header: string | undefined, bytes: number): AskedRange => {
  const [, from = '', to = ''] = ONE_RANGE.exec(header ?? '') ?? []
  if (from === '' && to === '') return 'whole'
  const start = from === '' ? Math.max(bytes - Number(to), 0) : Number(from)
  const end = from === '' || to === '' ? bytes : Math.min(Number(to) + 1, bytes)
  if (from === '' && Number(to) === 0) return 'none'
  if (from !== '' && to !== '' && Number(to) < Number(from)) return 'whole'
  return start < end ? { start, end } : 'none'
}
