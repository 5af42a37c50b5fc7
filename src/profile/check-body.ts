import { toIso } from '../kernel/instant.ts'
import { endsBefore, isAfterDay, type PartialDate, partialDate } from '../kernel/partial-date.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Operation } from '../platform/operation.ts'
import { checkMeasure } from './measures.ts'
import type { Body } from './model.ts'
import { DATE_REFUSED } from './refusals.ts'

/** Dates of the calendar, none in the future, no end before its beginning. A treatment may be meant to end, or to be renewed, later. */
export const checkBody = (op: Operation, body: Body): void => {
  const today = dayOf(op)
  const { past, from, to, later } = datesOf(body)
  const isUnreal =
    past.some(date => partialDate(date) === null || isAfterDay(date, today)) || known(to, later).some(date => partialDate(date) === null)
  if (isUnreal || (from !== undefined && to !== undefined && endsBefore(from, to))) refuse(DATE_REFUSED)
  if (body.rubric === 'measures') checkMeasure(body)
}

/** The day of Paris would be another for two hours a night; who writes after midnight is believed. */
export const dayOf = (op: Operation): string => toIso((op.instant + 14 * 3_600_000) as typeof op.instant).slice(0, 10)

export const checkEnd = (op: Operation, on: PartialDate): void => {
  if (partialDate(on) === null || isAfterDay(on, dayOf(op))) refuse(DATE_REFUSED)
}

type Dates = { readonly past: readonly PartialDate[] } & { readonly [K in 'from' | 'to' | 'later']?: PartialDate | undefined }

const known = (...dates: readonly (PartialDate | undefined)[]): readonly PartialDate[] => dates.filter(date => date !== undefined)

const datesOf = (body: Body): Dates => {
  switch (body.rubric) {
    case 'allergies':
      return { past: known(body.onset) }
    case 'treatments': {
      const { start, end } = body.effectivePeriod ?? {}
      return { past: known(start), from: start, to: end, later: body.renewal }
    }
    case 'conditions':
      return { past: known(body.onset, body.abatement), from: body.onset, to: body.abatement }
    case 'procedures':
      return { past: known(body.performed) }
    case 'vaccinations':
      return { past: [body.occurrence] }
    case 'measures':
      return { past: [body.effective.slice(0, 10) as PartialDate] }
    case 'lifestyle':
    case 'blood-group':
      return { past: known(body.effective) }
    case 'trusted-person':
      return { past: known(body.designatedOn, body.birthDate) }
    case 'directives':
      return { past: [body.writtenOn] }
    case 'family-history':
    case 'disability':
    case 'emergency-contacts':
    case 'organ-donation':
      return { past: [] }
  }
}
