// What stands in the address of a timeline: read by the routes, before anything of it is drawn.

/** Families of things, as filters and in sentences. */
export const FAMILIES = ['documents', 'conditions', 'treatments', 'hospital', 'vaccines', 'results', 'measures'] as const
export type Family = (typeof FAMILIES)[number]

export const ZOOMS = ['life', 'decade', 'year', 'month'] as const
export type Zoom = (typeof ZOOMS)[number]

/** `at`: empty for a life, `2010` for a decade, `2019`, `2019-03`. */
export type Period = { readonly zoom: Zoom; readonly at: string }

/** What stands in the address: numbers, codes and an opaque identifier, never a word about health. */
export type TimelineSearch = {
  readonly zoom?: Zoom
  /** A number where it is one: an address without quotes. */
  readonly at?: string | number
  /** Families of things, one bit each. */
  readonly k?: number
  /** An episode, by the identifier of what it is about. */
  readonly fil?: string
  readonly new?: 1
}

const AT: Readonly<Record<Zoom, RegExp>> = { life: /^$/, decade: /^\d{3}0$/, year: /^\d{4}$/, month: /^\d{4}-(?:0[1-9]|1[0-2])$/ }
const UUID = /^[0-9a-f-]{36}$/

export const timelineSearch = (raw: Readonly<Record<string, unknown>>): TimelineSearch => {
  const zoom = ZOOMS.find(one => one === raw['zoom'])
  const at = String(raw['at'] ?? '')
  const k = Number(raw['k'])
  const fil = String(raw['fil'] ?? '')
  return {
    ...(zoom !== undefined && zoom !== 'life' && AT[zoom].test(at) ? { zoom, at: zoom === 'month' ? at : Number(at) } : {}),
    ...(Number.isInteger(k) && k > 0 && k < 2 ** FAMILIES.length ? { k } : {}),
    ...(UUID.test(fil) ? { fil } : {}),
    ...(raw['new'] === 1 ? { new: 1 as const } : {}),
  }
}
