/** What stands at a path of plain JSON, or nothing. */
export const dig = (node: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((found, key) => (typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined), node)

export const textIn = (node: unknown, ...path: readonly (string | number)[]): string => {
  const found = dig(node, ...path)
  return typeof found === 'string' ? found : ''
}

export const listIn = (node: unknown, ...path: readonly (string | number)[]): readonly unknown[] => {
  const found = dig(node, ...path)
  return Array.isArray(found) ? found : []
}
