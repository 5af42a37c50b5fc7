export { type Clock, type ClockKind, CLOCKS, delayOf, ringsAt } from './clocks.table.ts'
export { type Ring, type Rings, type Rung, openSweeper, type Sweeper, type SweepOptions, type Swept } from './sweep.ts'
export { startSweeping, type Sweeping, type SweepingOptions } from './start-sweeping.ts'
