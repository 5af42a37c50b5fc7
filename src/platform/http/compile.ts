import fastJson from 'fast-json-stringify'
import type { FastifySchemaCompiler, FastifySerializerCompiler } from 'fastify'
import { z } from 'zod'

/** Requests are parsed by the route itself, with types (`parseRequest`): the framework passes them on. */
export const passRequests: FastifySchemaCompiler<unknown> = () => value => ({ value })

const compiled = new WeakMap<z.ZodType, (value: unknown) => string>()

const write = (schema: z.ZodType): ((value: unknown) => string) => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'output', target: 'draft-7', unrepresentable: 'any' })
  // zod writes JSON Schema of draft 7, which is what the library takes.
  return fastJson(json as fastJson.AnySchema)
}

/**
 * Answers are written by a function compiled from their schema: what it does not name never leaves, and a missing field is a fault. Far
 * cheaper than parsing our own values again.
 */
export const writeAnswers: FastifySerializerCompiler<unknown> = ({ schema }) => {
  if (!(schema instanceof z.ZodType)) throw new TypeError('an answer is declared by a zod schema')
  const known = compiled.get(schema) ?? write(schema)
  compiled.set(schema, known)
  return known
}
