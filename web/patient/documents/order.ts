// The list as it was last shown, in this page's memory only: the reader goes to the next and to the one before in it.
let order: { readonly recordId: string; readonly ids: readonly string[] } = { recordId: '', ids: [] }

export const rememberOrder = (recordId: string, papers: readonly { readonly id: string }[]): void => {
  order = { recordId, ids: papers.map(({ id }) => id) }
}

type Around = { readonly before: string | null; readonly after: string | null; readonly at: number; readonly of: number }

/** Its neighbours in the list one comes from; in the whole list when one does not come from it. */
export const aroundOf = (recordId: string, id: string, all: readonly { readonly id: string }[]): Around => {
  const known = order.recordId === recordId && order.ids.includes(id) ? order.ids : all.map(one => one.id)
  const at = known.indexOf(id)
  return { before: known[at - 1] ?? null, after: at < 0 ? null : (known[at + 1] ?? null), at: at + 1, of: known.length }
}
