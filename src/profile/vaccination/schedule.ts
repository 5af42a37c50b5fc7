import type { Calendar, Disease, Dose, Placed, Schedule, Slot, SlotState } from './model.ts'

/**
 * Which doses of the calendar are done, due, late, soon: pure, on days of the calendar. A dose counts for the earliest slot of its disease whose time it was;
 * one given a little early counts too. Of a childhood that nobody recorded nothing is held to be late in an adult: it is unknown.
 */
export const scheduleOf = (calendar: Calendar, birth: string, doses: readonly Dose[], today: string): Schedule => {
  const placed: Placed[] = []
  const others: { dose: string; disease: string }[] = []
  for (const disease of calendar.diseases) {
    const left = doses.filter(({ targets }) => targets.includes(disease.id)).toSorted((a, b) => (a.date < b.date ? -1 : 1))
    const taken = new Set<string>()
    for (const slot of [...disease.slots, ...autumnOf(disease, birth, today)]) {
      const dose = left.find(each => !taken.has(each.id) && counts(slot, birth, each))
      if (dose !== undefined) taken.add(dose.id)
      placed.push(place(disease.id, slot, birth, dose, today))
    }
    for (const dose of left) if (!taken.has(dose.id)) others.push({ dose: dose.id, disease: disease.id })
  }
  return { year: calendar.year, source: calendar.source, placed, next: nextOf(placed), others }
}

const MONTH_DAYS = 30.4375
const dayNumber = (date: string): number => Date.parse(`${whole(date)}T00:00:00Z`) / 86_400_000
/** The middle of what is known: a year, a month. */
const whole = (date: string): string => (date.length === 4 ? `${date}-07-01` : date.length === 7 ? `${date}-15` : date)

export const monthsBetween = (birth: string, date: string): number => (dayNumber(date) - dayNumber(birth)) / MONTH_DAYS

/** The day on which so many months are completed; on the last day of a month that is too short. */
export const afterMonths = (birth: string, months: number): string => {
  const [year = 0, month = 1, day = 1] = whole(birth).split('-').map(Number)
  const index = year * 12 + (month - 1) + months
  const [y, m] = [Math.floor(index / 12), index % 12]
  const last = new Date(Date.UTC(y, m + 1, 0)).getUTCDate()
  return `${String(y).padStart(4, '0')}-${String(m + 1).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`
}

/** What is not told to the day is worth the benefit of the doubt. */
const slack = (date: string): number => (date.length === 4 ? 6 : date.length === 7 ? 0.5 : 0)
/** Two weeks for a child, five years for a booster of adults. */
const earlyBy = ({ from, early }: Slot): number => early ?? (from < 36 ? 0.5 : from < 300 ? 12 : 60)

const counts = (slot: Slot, birth: string, { date }: Dose): boolean => {
  const age = monthsBetween(birth, date)
  return age >= slot.from - earlyBy(slot) - slack(date) && age < slot.until
}

const ADULT = 216
const place = (disease: string, slot: Slot, birth: string, dose: Dose | undefined, today: string): Placed => ({
  slot: slot.id,
  disease,
  state: dose === undefined ? awaited(slot, monthsBetween(birth, today)) : dose.confirmed ? 'done' : 'declared',
  from: afterMonths(birth, slot.from),
  to: afterMonths(birth, slot.to),
  fromMonths: slot.from,
  toMonths: slot.to,
  ...(dose === undefined ? {} : { dose: dose.id }),
})

const awaited = (slot: Slot, age: number): SlotState => {
  // Of a child's doses in somebody grown up nothing is said: what nobody wrote down may well have been done.
  if (age >= slot.until || (age >= ADULT && slot.from < ADULT)) return 'unknown'
  if (age > slot.to) return 'late'
  if (age >= slot.from) return 'due'
  return slot.from - age <= (slot.from >= ADULT ? 12 : 3) ? 'soon' : 'later'
}

/** From 1 October to the end of March, of the season that runs or comes. */
const autumnOf = ({ id, everyAutumnFrom }: Disease, birth: string, today: string): readonly Slot[] => {
  if (everyAutumnFrom === undefined || monthsBetween(birth, today) < everyAutumnFrom - 6) return []
  const [year = 0, month = 1] = today.split('-').map(Number)
  const season = month >= 4 ? year : year - 1
  const from = Math.ceil(monthsBetween(birth, `${season}-10-01`))
  return [{ id: `${id}-${season}`, from, to: from + 3, until: from + 6, early: 1 }]
}

const URGENCY: Readonly<Partial<Record<SlotState, number>>> = { late: 0, due: 1, soon: 2 }

const nextOf = (placed: readonly Placed[]): Placed | null => {
  const wanted = placed.filter(({ state }) => URGENCY[state] !== undefined)
  const [first] = wanted.toSorted((a, b) => (URGENCY[a.state] ?? 9) - (URGENCY[b.state] ?? 9) || (a.from < b.from ? -1 : 1))
  return first ?? null
}
