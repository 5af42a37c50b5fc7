import type { z } from 'zod'
import { RequestInvalid } from './refusals.ts'

/** What came over the wire, as the schema says it must be; throws `RequestInvalid`. */
export const parseRequest = <T extends z.ZodType>(schema: T, value: unknown): z.output<T> => {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const paths = parsed.error.issues.map(issue => issue.path.filter(part => typeof part === 'string').join('.'))
  throw new RequestInvalid([...new Set(paths.filter(path => path !== ''))].slice(0, 20))
}
