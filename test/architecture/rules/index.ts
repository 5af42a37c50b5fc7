import type { Rule } from '../house.ts'
import { callers } from './callers.ts'
import { environment } from './environment.ts'
import { levels } from './levels.ts'
import { packages } from './packages.ts'
import { recordQueries } from './record-queries.ts'
import { size } from './size.ts'
import { skippedTests } from './skipped-tests.ts'
import { slices } from './slices.ts'
import { sqlTime } from './sql-time.ts'
import { tableOwners } from './table-owners.ts'
import { tables } from './tables.ts'
import { typeEscapes } from './type-escapes.ts'
import { wallClock } from './wall-clock.ts'

export const RULES: readonly Rule[] = [
  ...[levels, packages, environment, wallClock, callers],
  ...[tables, tableOwners, recordQueries, sqlTime],
  ...[size, slices, typeEscapes, skippedTests],
]
