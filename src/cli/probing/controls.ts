import { through } from './server.ts'

/** A sweep's server with one wall taken out. */
export const CONTROLS = {
  ceiling: through(query =>
    query.name === 'access:declare-within' ? { ...query, text: query.text.replace(' as within', ' or true as within') } : query,
  ),
  alarm: through(query => (query.name === 'access:alarms' ? { ...query, text: query.text.replace('where', 'where false and') } : query)),
} as const
export type SweepControl = keyof typeof CONTROLS

export const isControl = (text: string): text is SweepControl => text in CONTROLS
