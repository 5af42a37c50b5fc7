import type { Adapter, AdapterPayload } from 'oidc-provider'
import { systemClock } from '../../platform/clock.ts'
import { SECOND } from '../../kernel/instant.ts'

type Kept = { readonly payload: AdapterPayload; readonly until: number }

/** Oldest go first: a demonstration left open does not grow. */
const MOST = 5_000

/** Codes, sessions and grants of one provider, in memory: a demonstration forgets them when it stops. */
export const openAdapter = (): ((model: string) => Adapter) => {
  const kept = new Map<string, Kept>()
  const read = (key: string): AdapterPayload | undefined => {
    const found = kept.get(key)
    if (found !== undefined && found.until <= systemClock.now()) kept.delete(key)
    return kept.get(key)?.payload
  }
  const find = (model: string, holds: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
    for (const key of kept.keys()) {
      const payload = key.startsWith(`${model}:`) ? read(key) : undefined
      if (payload !== undefined && holds(payload)) return payload
    }
    return undefined
  }
  return model => ({
    upsert: async (id, payload, expiresIn) => {
      const until = typeof expiresIn === 'number' ? systemClock.now() + expiresIn * SECOND : Number.POSITIVE_INFINITY
      kept.set(`${model}:${id}`, { payload, until })
      for (const key of kept.keys()) {
        if (kept.size <= MOST) break
        kept.delete(key)
      }
    },
    find: async id => read(`${model}:${id}`),
    findByUid: async uid => find(model, payload => payload.uid === uid),
    findByUserCode: async userCode => find(model, payload => payload.userCode === userCode),
    destroy: async id => void kept.delete(`${model}:${id}`),
    consume: async id => {
      const found = kept.get(`${model}:${id}`)
      if (found !== undefined) found.payload.consumed = Math.floor(systemClock.now() / SECOND)
    },
    revokeByGrantId: async grantId => {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
    },
  })
}
