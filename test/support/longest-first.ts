import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** A minute of one core each: begun last, they would leave the other core idle at the end. */
const LONGEST = [
  'test/oracle/agreement.test.ts',
  'src/access/visibility.test.ts',
  'test/oracle/oracle.test.ts',
  'verifier/verify-trace.test.ts',
  'src/audit/tree/kill.test.ts',
  'test/api/demonstration.test.ts',
]

const isLong = ({ moduleId }: TestSpecification): boolean => LONGEST.some(file => moduleId.endsWith(`/${file}`))

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter(file => !isLong(file))]
  }
}
