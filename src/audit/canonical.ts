/** JSON Canonicalization Scheme (RFC 8785) for what entries hold: strings, integers, booleans, null, arrays and objects. Half a surrogate pair becomes U+FFFD. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined }

export const canonical = (value: Json): string => {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new TypeError('only integers are canonical here')
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed())
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  let members = ''
  // In one pass: every entry of every trace comes by here.
  for (const key of Object.keys(value).sort()) {
    const member = value[key]
    if (member !== undefined) members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonical(member)}`
  }
  return `{${members}}`
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value)
