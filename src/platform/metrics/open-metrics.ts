import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { TraceStream } from '../../kernel/grant.ts'
import { labelGuard } from './label.ts'

/** What `/metrics` shows (Prometheus text format 0.0.4). Durations in seconds. No label ever carries an identifier (`label.ts`). */
export type Metrics = {
  /** One answered request. `route` is the pattern (`/api/records/:recordId`), never the URL. */
  requested(request: { readonly method: string; readonly route: string; readonly status: number }, seconds: number): void
  /** One flight to the database: the statements of a verb that travel together. */
  flew(verb: string, seconds: number): void
  /** A refusal, by its stable code. */
  refused(code: string): void
  /** Content keys handed out by the keyring. */
  keysOpened(count: number): void
  traceAppended(stream: TraceStream): void
  /** A legal clock that rang, or could not; by its kind. */
  clockRang(kind: string): void
  clockFailed(kind: string): void
  /** Reads a figure each time `/metrics` is asked; a figure that cannot be read is left out. */
  watch(figure: WatchedFigure, read: () => number | Promise<number>): void
  text(): Promise<{ readonly contentType: string; readonly body: string }>
}

const FIGURES = {
  sequencer_lag_entries: 'Committed trace entries that are not in the tree yet',
  sequencer_lag_seconds: 'Age of the oldest committed trace entry that is not in the tree yet',
  pool_waiting: 'Statements that wait for a connection of the pool',
  pool_connections: 'Connections of the pool',
  outbox_waiting: 'Events that no relay has taken yet',
  mail_waiting: 'messages that have not left yet',
  letters_waiting: 'letters that are not printed yet',
  pushes_waiting: 'messages on their way to browsers',
  texts_waiting: 'documents whose text is not read yet',
  codes_sprayed: '1 while wrong activation codes come in numbers that no people make',
  log_fields_dropped: 'Fields of log lines dropped because no table lists them',
} as const

export type WatchedFigure = keyof typeof FIGURES

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** A registry of its own: two servers in one process (tests) do not add up. */
export const openMetrics = (): Metrics => {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const make = (name: string, help: string, labelNames: readonly string[] = []) => ({ name: `carnet_${name}`, help, labelNames, registers })
  const replaced = new Counter(make('labels_replaced_total', 'Label values replaced by "other": should stay at 0'))
  const guard = () => labelGuard(() => replaced.inc())
  const labels = { method: guard(), route: guard(), verb: guard(), code: guard(), clock: guard() }

  const requests = new Counter(make('http_requests_total', 'HTTP requests answered', ['method', 'route', 'status']))
  const requestSeconds = new Histogram({ ...make('http_request_seconds', 'Time to answer an HTTP request', ['route']), buckets: SECONDS })
  const flights = new Histogram({ ...make('flight_seconds', 'Duration of a flight to the database', ['verb']), buckets: SECONDS })
  const refusals = new Counter(make('refusals_total', 'Refusals', ['code']))
  const keys = new Counter(make('keys_opened_total', 'Content keys opened'))
  const clocksRung = new Counter(make('clocks_rung_total', 'Legal clocks that rang', ['clock']))
  const clocksFailed = new Counter(make('clocks_failed_total', 'Legal clocks that could not ring, tried again later', ['clock']))
  const traces = new Counter(make('traces_appended_total', 'Trace entries appended', ['stream']))

  return {
    requested: ({ method, route, status }, seconds) => {
      const safeRoute = labels.route(route)
      requests.inc({ method: labels.method(method), route: safeRoute, status })
      requestSeconds.observe({ route: safeRoute }, seconds)
    },
    flew: (verb, seconds) => flights.observe({ verb: labels.verb(verb) }, seconds),
    refused: code => refusals.inc({ code: labels.code(code) }),
    keysOpened: count => keys.inc(count),
    traceAppended: stream => traces.inc({ stream }),
    clockRang: kind => clocksRung.inc({ clock: labels.clock(kind) }),
    clockFailed: kind => clocksFailed.inc({ clock: labels.clock(kind) }),
    watch: (figure, read) => watch(registry, figure, read),
    text: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  }
}

const watch = (registry: Registry, figure: WatchedFigure, read: () => number | Promise<number>): void => {
  const gauge = new Gauge({
    name: `carnet_${figure}`,
    help: FIGURES[figure],
    registers: [registry],
    collect: async () => {
      try {
        gauge.set(await read())
      } catch {
        gauge.remove()
      }
    },
  })
}
