export { type Metrics, openMetrics, type WatchedFigure } from './open-metrics.ts'
