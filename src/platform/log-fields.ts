/**
 * Every field a log line may carry, and why none can hold health data, a name, a NIR or a secret. A field that is not here is
 * dropped and counted: adding one is adding its line to this table.
 */
export const LOG_FIELDS = {
  correlationId: 'random identifier of the request, also given in its answer',
  method: 'HTTP method',
  route: 'pattern of the route, never the URL that was asked',
  status: 'HTTP status',
  milliseconds: 'duration',
  bytes: 'size of a body',
  refusal: 'stable code of a refusal',
  category: 'category of a refusal',
  detail: 'detail of a refusal: written for the log, in words of the program',
  right: 'right that was asked for',
  mode: 'normal, regulation or break-glass',
  verb: 'name of a verb of a slice',
  event: 'name of an event of the outbox',
  reaction: 'name of a reaction to an event',
  job: 'name of a job',
  jobId: 'random identifier of a job',
  attempt: 'number of an attempt',
  loop: 'name of a background loop',
  clock: 'kind of a legal clock',
  count: 'how many',
  total: 'out of how many',
  size: 'size of a tree, queue or table',
  setting: 'name of a setting, never its value',
  migration: 'name of a migration',
  statement: 'name of a statement',
  code: 'SQLSTATE, system or protocol code',
  component: 'part of the program that speaks',
  version: 'version of the program or of a policy',
  address: 'address this process listens on',
  signal: 'signal received',
  process: 'process number',
  state: 'state of a machine of the program',
  error: 'name, code and stack of a fault; its message when its class never quotes values',
} as const

export type LogField = keyof typeof LOG_FIELDS
