import { Logger } from 'graphile-worker'

/** The library writes sentences that quote errors and payloads. What we need of them comes as events, field by field. */
export const quietLogger = new Logger(() => () => undefined)
