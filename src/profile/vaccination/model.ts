/** The calendar of a year, as data: ages are in completed months. */
export type Calendar = {
  readonly year: number
  readonly source: string
  readonly diseases: readonly Disease[]
  readonly products: readonly { readonly name: string; readonly targets: readonly string[] }[]
  /** By prefix of the ATC code. */
  readonly atc: Readonly<Record<string, readonly string[]>>
}

export type Disease = {
  readonly id: string
  readonly slots: readonly Slot[]
  /** One dose every autumn from this age. */
  readonly everyAutumnFrom?: number
}

/** One dose of the calendar: recommended in [from, to], still worth giving before `until`; counted when given up to `early` months before. */
export type Slot = { readonly id: string; readonly from: number; readonly to: number; readonly until: number; readonly early?: number }

/** An injection, wherever it is known from. `date`: `2019`, `2019-03` or `2019-03-12`. */
export type Dose = { readonly id: string; readonly date: string; readonly confirmed: boolean; readonly targets: readonly string[] }

/**
 * `done` · `declared` done, nobody vouched for it · `due` to be done now · `late` · `soon` within three months (a year for adults) · `later` · `unknown` its time
 * is over and nothing is known.
 */
export type SlotState = 'done' | 'declared' | 'due' | 'late' | 'soon' | 'later' | 'unknown'

export type Placed = {
  readonly slot: string
  readonly disease: string
  readonly state: SlotState
  /** Days of the calendar between which it is recommended. */
  readonly from: string
  readonly to: string
  readonly fromMonths: number
  readonly toMonths: number
  readonly dose?: string
}

export type Schedule = {
  readonly year: number
  readonly source: string
  readonly placed: readonly Placed[]
  /** What comes first: late, then due, then soon. */
  readonly next: Placed | null
  /** Doses that no slot of the calendar asks for: they count all the same. */
  readonly others: readonly { readonly dose: string; readonly disease: string }[]
}
