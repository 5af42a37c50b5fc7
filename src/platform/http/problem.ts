import { Refusal, type RefusalCategory, type RefusalDefinition } from '../../kernel/refusal.ts'
import { databaseErrorCode } from '../db/index.ts'
import {
  BODY_TOO_LARGE,
  BODY_TYPE,
  ExplainedRefusal,
  FAULT,
  HEADERS_TOO_LARGE,
  NO_SUCH_PAGE,
  REQUEST_INVALID,
  RequestInvalid,
  UNAVAILABLE,
  UPLOAD_CUT,
} from './refusals.ts'

/** The one translation of refusals into HTTP. Exhaustive: a new category breaks the build. */
export const STATUS_OF: Readonly<Record<RefusalCategory, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  absent: 404,
  conflict: 409,
  'too-large': 413,
  unsupported: 415,
  quarantined: 422,
  'too-many': 429,
  unavailable: 503,
}

/** RFC 9110 reason phrases, as `title`: what programs that know nothing of us show. */
const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

export type ProblemBody = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly message: string
  readonly correlationId: string
}

export type Answered = { readonly refusal: Refusal | null; readonly body: ProblemBody }

/** What an error becomes; `refusal` null: a fault of ours, to be logged as such. */
export const problemOf = (error: unknown, correlationId: string): Answered => {
  const refusal = refusalOf(error)
  if (refusal === null) return { refusal, body: bodyOf(500, FAULT, correlationId) }
  return { refusal, body: { ...extensionOf(refusal), ...bodyOf(STATUS_OF[refusal.category], refusal, correlationId) } }
}

const bodyOf = (status: number, { code, message }: { code: string; message: string }, correlationId: string): ProblemBody => ({
  type: 'about:blank',
  title: TITLES[status] ?? '',
  status,
  code,
  message,
  correlationId,
})

const refusalOf = (error: unknown): Refusal | null => {
  if (error instanceof Refusal) return error
  if (isDatabaseAway(error)) return new Refusal(UNAVAILABLE, databaseErrorCode(error))
  const known = frameworkCode(error)
  const definition = known === undefined ? undefined : FRAMEWORK[known]
  return definition === undefined ? null : new Refusal(definition, known)
}

/** The framework's own refusals of what a client sent. One that is not in this table is a fault, and a test looks for those. */
const FRAMEWORK: Readonly<Record<string, RefusalDefinition>> = {
  FST_ERR_CTP_EMPTY_JSON_BODY: REQUEST_INVALID,
  FST_ERR_CTP_INVALID_JSON_BODY: REQUEST_INVALID,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: REQUEST_INVALID,
  FST_ERR_CTP_BODY_TOO_LARGE: BODY_TOO_LARGE,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: BODY_TYPE,
  FST_ERR_BAD_URL: REQUEST_INVALID,
  FST_ERR_MAX_PARAM_LENGTH: NO_SUCH_PAGE,
  FST_ERR_NOT_FOUND: NO_SUCH_PAGE,
  FST_PARTS_LIMIT: BODY_TOO_LARGE,
  FST_FILES_LIMIT: BODY_TOO_LARGE,
  FST_FIELDS_LIMIT: BODY_TOO_LARGE,
  FST_REQ_FILE_TOO_LARGE: BODY_TOO_LARGE,
  FST_PROTO_VIOLATION: REQUEST_INVALID,
  FST_INVALID_MULTIPART_CONTENT_TYPE: BODY_TYPE,
  FST_INVALID_JSON_FIELD_ERROR: REQUEST_INVALID,
  FST_MP_PREMATURE_CLOSE: UPLOAD_CUT,
  ECONNRESET: UPLOAD_CUT,
  ERR_STREAM_PREMATURE_CLOSE: UPLOAD_CUT,
  HPE_HEADER_OVERFLOW: HEADERS_TOO_LARGE,
}

const frameworkCode = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined
  if ('code' in error && typeof error.code === 'string') return error.code
  return error instanceof SyntaxError && 'statusCode' in error ? 'FST_ERR_CTP_INVALID_JSON_BODY' : undefined
}

/** SQLSTATE classes of a server that cannot be reached, is starting, stopping or full. A retry is harmless. */
const isDatabaseAway = (error: unknown): boolean => /^(?:08|53|57P)/.test(databaseErrorCode(error) ?? '')

/** RFC 9457 §3.2. */
const extensionOf = (refusal: Refusal): Readonly<Record<string, unknown>> => {
  if (refusal instanceof ExplainedRefusal) return refusal.extension
  return refusal instanceof RequestInvalid && refusal.fields.length > 0 ? { fields: refusal.fields } : {}
}
