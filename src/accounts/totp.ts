import type { Bytes } from '../platform/keyring/primitives.ts'
import { equalBytes, hmacSha1 } from '../platform/keyring/primitives.ts'
import { type Instant, SECOND } from '../kernel/instant.ts'

/** RFC 6238 as every authenticator app has it: SHA-1, six figures, steps of thirty seconds. */
const STEP_SECONDS = 30
const DIGITS = 6
export const TOTP_SECRET_LENGTH = 20
/** A clock may be one step early or late. */
const DRIFT = [0, -1, 1] as const

export const totpStep = (at: Instant): number => Math.floor(at / (STEP_SECONDS * SECOND))

export const totpCode = (secret: Bytes, step: number): string => {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = hmacSha1(secret, counter)
  const offset = (mac.at(-1) ?? 0) & 0x0f
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** The step whose code this is, near `at`; `undefined` when it is none's. Each is compared in full. */
export const totpStepOf = (secret: Bytes, typed: string, at: Instant): number | undefined => {
  const sent = Buffer.from(
    typed
      .replace(/\s/g, '')
      .padEnd(DIGITS)
      .slice(0, DIGITS + 1),
  )
  const steps = DRIFT.map(drift => totpStep(at) + drift)
  return steps.filter(step => equalBytes(Buffer.from(totpCode(secret, step)), sent))[0]
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 base 32 without padding: how apps take a secret. */
export const base32 = (bytes: Bytes): string => {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map(group => BASE32[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}
