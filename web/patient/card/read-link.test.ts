import { expect, test } from 'vitest'
import { sealLinkFile } from '../../../src/platform/keyring/health-link.ts'
import { systemDraw } from '../../../src/platform/keyring/primitives.ts'
import { isFromHere, lineOf, openJwe, payloadIn } from './read-link.ts'

const KEY = 'A'.repeat(43)
const hashOf = (payload: unknown): string => `#shlink:/${Buffer.from(JSON.stringify(payload)).toString('base64url')}`
const payload = { url: 'https://carnet.example/api/shl/x', key: KEY, flag: 'P', label: 'Carte d’urgence', v: 1 }

test('a link is read from the address, whole or not at all', () => {
  expect(payloadIn(hashOf(payload))).toEqual({ url: payload.url, key: KEY, flag: 'P' })
  for (const hash of [
    '',
    '#',
    '#shlink:/',
    `${hashOf(payload)}%`,
    hashOf({ ...payload, key: 'short' }),
    hashOf({ ...payload, url: 'x' }),
    hashOf(7),
  ])
    expect(payloadIn(hash)).toBeNull()
})

test('a link of another site is not asked for', () => {
  expect(isFromHere(payload, 'https://carnet.example')).toBe(true)
  expect(isFromHere(payload, 'https://carnet.example.org')).toBe(false)
})

test('a file opens in the page with the key of its link, and with no other', async () => {
  const said = { resourceType: 'Bundle', entry: ['é'.repeat(300)] }
  const { key, jwe } = await sealLinkFile(systemDraw, 'application/fhir+json', Buffer.from(JSON.stringify(said)))
  expect(await openJwe(jwe, key)).toEqual(said)
  await expect(openJwe(jwe, KEY)).rejects.toThrow()
})

test('each fact is one line, in the words of the card', () => {
  const allergy = {
    resourceType: 'AllergyIntolerance',
    criticality: 'high',
    code: { text: 'Latex' },
    reaction: [{ manifestation: [{ text: 'choc' }] }],
  }
  expect(lineOf(allergy)).toEqual({ text: 'Latex', beside: 'choc', isGrave: true, none: null })
  const person = { resourceType: 'RelatedPerson', name: [{ text: 'Paul' }], telecom: [{ value: '06' }] }
  expect(lineOf(person)).toEqual({ text: 'Paul', beside: '06', isGrave: false, none: null })
  const none = { resourceType: 'AllergyIntolerance', code: { coding: [{ code: 'no-known-allergies' }] } }
  expect(lineOf(none).none).toBe('allergy')
})
