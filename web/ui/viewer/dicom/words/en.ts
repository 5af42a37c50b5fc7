import type { Translation } from '../../../i18n/language.ts'
import { pluralIn } from '../../../i18n/plural.ts'
import type { fr } from './fr.ts'

export type MeasureWords = Translation<typeof fr>

const plural = pluralIn('en')
const figure = (digits: number) => new Intl.NumberFormat('en', { maximumFractionDigits: digits, minimumFractionDigits: digits })
const [whole, tenth] = [figure(0), figure(1)]

export const en: MeasureWords = {
  marked: 'Key images',
  tools: 'Measure on the image',
  kinds: { distance: 'Distance', angle: 'Angle' },
  clear: 'Clear the measures',
  window: 'Window',
  windows: { file: 'That of the file', full: 'Whole range', lung: 'Lung', soft: 'Soft tissue', bone: 'Bone', brain: 'Brain' },
  ownWindow: 'Yours',
  measures: 'Measures',
  millimetres: value => `${tenth.format(value)} mm`,
  points: value => plural(Math.round(value), { one: `${whole.format(value)} point`, other: `${whole.format(value)} points` }),
  degrees: value => `${tenth.format(value)}°`,
  said: (kind, n, value) => `${kind} ${n}: ${value}`,
  place: left => plural(left, { one: 'Place 1 more point.', other: `Place ${left} more points.` }),
  unknown: 'The file does not say how large a point is: distances are not in millimetres.',
  notKept: 'These measures are not kept.',
  keys: 'D: distance. A: angle. Arrows then Enter: place a point. Escape: stop. R: clear. Page up and down: next or previous image.',
}
