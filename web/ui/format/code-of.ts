const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

/**
 * What stands for a name in an address: an address is written in histories and in logs, so no name and no word about health stands in it.
 * Another record gives another code for the same name.
 */
export const codeOf = (recordId: string, name: string): string => {
  let hash = FNV_OFFSET
  for (const sign of `${recordId}\n${name}`) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), FNV_PRIME)
  return `c${(hash >>> 0).toString(36)}`
}
