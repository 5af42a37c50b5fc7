/** JSON Canonicalization Scheme (RFC 8785) for what entries hold: strings, integers, booleans, null, arrays and objects. Half a surrogate pair becomes U+FFFD. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

export const canonical = (value: Json): string => {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new TypeError('only integers are canonical here')
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed())
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.keys(value)
    .filter(key => value[key] !== undefined)
    .sort()
    .map(key => `${JSON.stringify(key)}:${canonical(value[key] ?? null)}`)
  return `{${members.join(',')}}`
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value)
