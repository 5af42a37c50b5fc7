import { afterEach, beforeEach, expect, test } from 'vitest'
import { forgetLock, keepLock, lockedHere, resume } from './lock.ts'

const kept = new Map<string, string>()
const before = globalThis.sessionStorage
beforeEach(() => {
  Object.defineProperty(globalThis, 'sessionStorage', {
    configurable: true,
    value: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
  })
})
afterEach(() => {
  kept.clear()
  Object.defineProperty(globalThis, 'sessionStorage', { configurable: true, value: before })
})

const locked = { actorId: 'a', name: 'Marc DELAUNAY', path: '/pro/p/1/resultats', isClosed: true }

test('the same person finds her place again, once', () => {
  keepLock(locked)
  expect(resume('a')).toEqual({ kind: 'back', path: '/pro/p/1/resultats' })
  expect(resume('a')).toEqual({ kind: 'free' })
})

test('another person goes in, and the place is forgotten', () => {
  keepLock(locked)
  expect(resume('b')).toEqual({ kind: 'free' })
  expect(lockedHere()).toBeNull()
})

test('nobody goes in while the session is not ended, nor without a session', () => {
  keepLock({ ...locked, isClosed: false })
  expect(resume('a')).toEqual({ kind: 'locked' })
  keepLock(locked)
  expect(resume(null)).toEqual({ kind: 'locked' })
  forgetLock()
  expect(resume(null)).toEqual({ kind: 'free' })
})

test('what is not a lock is none', () => {
  kept.set('carnet.locked', '{"actorId":1}')
  expect(resume('a')).toEqual({ kind: 'free' })
})
