import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openMetrics } from './index.ts'

const linesOf = async (metrics: ReturnType<typeof openMetrics>, name: string) =>
  (await metrics.text()).body.split('\n').filter(line => line.startsWith(`carnet_${name}`))

test('requests are counted by method, route and status, and timed by route', async () => {
  const metrics = openMetrics()
  metrics.requested({ method: 'GET', route: '/api/records/:recordId', status: 200 }, 0.003)
  metrics.requested({ method: 'GET', route: '/api/records/:recordId', status: 200 }, 0.3)
  metrics.requested({ method: 'GET', route: '/api/records/:recordId', status: 404 }, 0.001)
  expect(await linesOf(metrics, 'http_requests_total')).toEqual([
    'carnet_http_requests_total{method="GET",route="/api/records/:recordId",status="200"} 2',
    'carnet_http_requests_total{method="GET",route="/api/records/:recordId",status="404"} 1',
  ])
  expect(await linesOf(metrics, 'http_request_seconds_count')).toEqual([
    'carnet_http_request_seconds_count{route="/api/records/:recordId"} 3',
  ])
  expect(await linesOf(metrics, 'http_request_seconds_bucket{le="0.005"')).toEqual([
    'carnet_http_request_seconds_bucket{le="0.005",route="/api/records/:recordId"} 2',
  ])
})

test('flights, refusals, opened keys and appended traces are counted', async () => {
  const metrics = openMetrics()
  metrics.flew('documents.list', 0.002)
  metrics.refused('blobs.full')
  metrics.keysOpened(50)
  metrics.keysOpened(1)
  metrics.traceAppended('open')
  metrics.traceAppended('held')
  expect(await linesOf(metrics, 'flight_seconds_count')).toEqual(['carnet_flight_seconds_count{verb="documents.list"} 1'])
  expect(await linesOf(metrics, 'refusals_total')).toEqual(['carnet_refusals_total{code="blobs.full"} 1'])
  expect(await linesOf(metrics, 'keys_opened_total')).toEqual(['carnet_keys_opened_total 51'])
  expect(await linesOf(metrics, 'traces_appended_total')).toEqual([
    'carnet_traces_appended_total{stream="open"} 1',
    'carnet_traces_appended_total{stream="held"} 1',
  ])
})

test('a watched figure is read each time it is asked for', async () => {
  const metrics = openMetrics()
  let waiting = 3
  metrics.watch('pool_waiting', () => waiting)
  metrics.watch('sequencer_lag_entries', async () => waiting * 2)
  expect(await linesOf(metrics, 'pool_waiting')).toEqual(['carnet_pool_waiting 3'])
  waiting = 0
  expect(await linesOf(metrics, 'pool_waiting')).toEqual(['carnet_pool_waiting 0'])
  expect(await linesOf(metrics, 'sequencer_lag_entries')).toEqual(['carnet_sequencer_lag_entries 0'])
})

test('a figure that cannot be read is left out, and the others are shown', async () => {
  const metrics = openMetrics()
  let broken = false
  metrics.watch('outbox_waiting', () => {
    if (broken) throw new Error('no database')
    return 7
  })
  expect(await linesOf(metrics, 'outbox_waiting')).toEqual(['carnet_outbox_waiting 7'])
  broken = true
  metrics.refused('blobs.full')
  expect(await linesOf(metrics, 'outbox_waiting')).toEqual([])
  expect(await linesOf(metrics, 'refusals_total')).toHaveLength(1)
})

test('the process itself is measured, and two registries do not add up', async () => {
  const [one, other] = [openMetrics(), openMetrics()]
  one.keysOpened(1)
  expect(await linesOf(other, 'keys_opened_total')).toEqual(['carnet_keys_opened_total 0'])
  const { body, contentType } = await one.text()
  expect(body).toContain('process_resident_memory_bytes')
  expect(contentType).toContain('text/plain')
})

const identifier = fc.oneof(
  fc.uuid(),
  fc.uuid().map(id => id.toUpperCase()),
  fc.integer({ min: 100_000, max: 2 ** 31 }).map(String),
  fc.constantFrom('185057800608436', '2550799000044 25', 'Zoé', 'Camille Martin'),
  fc.uint8Array({ minLength: 8, maxLength: 32 }).map(bytes => Buffer.from(bytes).toString('hex')),
)

test('no label ever carries an identifier, wherever it stands in the value', async () => {
  const property = fc.asyncProperty(identifier, fc.constantFrom('', '/api/records/', 'documents.'), async (id, before) => {
    const metrics = openMetrics()
    metrics.requested({ method: `${before}${id}`, route: `${before}${id}`, status: 200 }, 0.001)
    metrics.flew(`${before}${id}`, 0.001)
    metrics.refused(`${before}${id}`)
    const { body } = await metrics.text()
    const ours = body.split('\n').filter(line => line.startsWith('carnet_'))
    expect(ours.join('\n').toLowerCase()).not.toContain(id.toLowerCase())
    expect(ours).toContain('carnet_labels_replaced_total 4')
  })
  await fc.assert(property, { numRuns: 60 })
})

test('the number of values of a label is bounded', async () => {
  const metrics = openMetrics()
  for (let n = 0; n < 1_000; n++) metrics.refused(`made.up-${n}`)
  const lines = await linesOf(metrics, 'refusals_total')
  expect(lines).toHaveLength(301)
  expect(lines).toContain('carnet_refusals_total{code="other"} 700')
})
