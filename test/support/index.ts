export { type FixedClock, fixedClock } from './fixed-clock.ts'
export { type FreshDatabase, freshDatabase } from './fresh-database.ts'
export { seededDraw } from './seeded-draw.ts'
export { openTap, type Tap } from './tap.ts'
