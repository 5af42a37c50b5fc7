import { describe, expect, test } from 'vitest'
import { demonstrationWorld, personOf } from '../../src/demonstration/index.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { signedIn } from './people.ts'
import { testServer } from './server.ts'
import { followSignIn, openBrowser, type Browser } from './openid-browser.ts'

const carnet = await testServer({ seed: false })
const { url } = carnet

/** Professionals of the demonstration: one place, two places, the regulation, occupational medicine, a secretary. */
const signIn = async (account: string, acr = 'eidas3'): Promise<{ readonly browser: Browser; readonly landed: string }> => {
  const browser = openBrowser(url)
  return { browser, landed: await followSignIn(browser, 'professional', account, acr) }
}

describe('a professional signs in at the provider', () => {
  test('with one place of work: her session is of that place, at the level the provider said', async () => {
    const { browser, landed } = await signIn('le-goff')
    expect(landed).toBe('/pro')
    expect(await browser.json('GET', '/api/session')).toMatchObject({
      kind: 'professional',
      name: 'Anne LE GOFF',
      exercise: { professionLabel: 'Médecin', structureName: 'Maison de santé de la Grève' },
    })
  })

  test('with several: no session before she says where she works, and the next time that place is proposed', async () => {
    const { browser, landed } = await signIn('abgrall')
    expect(landed).toBe('/pro/connexion')
    expect(await browser.json('GET', '/api/session')).toBeUndefined()
    const places = (await browser.json('GET', '/api/openid/places')) as {
      items: { key: string; structureName: string; isProposed: boolean }[]
    }
    expect(places.items).toHaveLength(2)
    expect(places.items.map(({ isProposed }) => isProposed)).toEqual([false, false])
    const second = places.items[1]
    expect(await browser.json('POST', '/api/openid/places', { place: second?.key })).toMatchObject({
      exercise: { structureName: second?.structureName },
    })
    const again = await signIn('abgrall')
    const proposed = (await again.browser.json('GET', '/api/openid/places')) as { items: { isProposed: boolean }[] }
    expect(proposed.items.map(({ isProposed }) => isProposed)).toEqual([false, true])
  })

  test('at a place that is not hers: no session', async () => {
    const { browser } = await signIn('abgrall')
    const answer = await browser.fetch('POST', '/api/openid/places', { place: '10B9000011|10|SM26' })
    expect(answer.status).toBe(400)
    expect(await browser.json('GET', '/api/session')).toBeUndefined()
  })

  test('changes her place: another session row, which ends when the first would have', async () => {
    const { browser } = await signIn('abgrall')
    const { items } = (await browser.json('GET', '/api/openid/places')) as { items: { key: string }[] }
    const first = (await browser.json('POST', '/api/openid/places', { place: items[0]?.key })) as { expiresAt: string }
    const oldCookie = browser.cookie('carnet')
    const second = (await browser.json('POST', '/api/openid/places', { place: items[1]?.key })) as { expiresAt: string }
    expect(second.expiresAt).toBe(first.expiresAt)
    expect(browser.cookie('carnet')).not.toBe(oldCookie)
    expect((await browser.fetch('GET', '/api/notices', undefined, `carnet=${oldCookie}`)).status).toBe(401)
  })

  test('the regulation flag is of the SAMU alone; an occupational doctor and a secretary stay what they are', async () => {
    const { browser } = await signIn('castaing')
    const places = (await browser.json('GET', '/api/openid/places')) as { items: { structureName: string; regulation: boolean }[] }
    expect(places.items.map(({ structureName, regulation }) => [structureName.startsWith('SAMU'), regulation])).toEqual([
      [true, true],
      [false, false],
    ])
    const { browser: occupational } = await signIn('huet')
    await occupational.json('GET', '/api/session')
    expect(
      await rowsOf("select entry::json#>>'{exercises,0,occupational}' as occupational from directory_actor where entry like '%HUET%'", []),
    ).toEqual([{ occupational: 'true' }])
    const secretary = await signIn('le-bras')
    expect(secretary.landed).toBe('/pro')
    expect(await rowsOf('select kind from directory_actor where national_id = $1', ['30B9000011/SEC0031'])).toEqual([{ kind: 'secretary' }])
  })

  test('a level below substantial is refused, in words', async () => {
    const { browser, landed } = await signIn('le-goff', 'eidas1')
    expect(landed).toBe('/pro/connexion?refus=openid-level')
    expect(await browser.json('GET', '/api/session')).toBeUndefined()
  })

  test('whoever cancels comes back, without a session', async () => {
    expect((await signIn('')).landed).toBe('/pro/connexion?refus=openid-lost')
  })

  test('a callback serves once, in the browser that left, and with its own state', async () => {
    const browser = openBrowser(url)
    const callback = await followSignIn(browser, 'professional', 'le-goff', 'eidas3', 'stop before the callback')
    const jar = browser.cookie('carnet-attempt')
    expect((await openBrowser(url).fetch('GET', callback)).headers.get('location')).toBe('/pro/connexion?refus=openid-lost')
    const forged = callback.replace(/state=[^&]+/, 'state=forged')
    expect((await browser.fetch('GET', forged, undefined, `carnet-attempt=${jar}`)).headers.get('location')).toBe(
      '/pro/connexion?refus=openid-lost',
    )
    const person = callback.replace('professional', 'person')
    expect((await browser.fetch('GET', person, undefined, `carnet-attempt=${jar}`)).headers.get('location')).toBe(
      '/connexion/identite?refus=openid-lost',
    )
  })

  test('a callback played again starts nothing', async () => {
    const browser = openBrowser(url)
    const callback = await followSignIn(browser, 'professional', 'le-goff', 'eidas3', 'stop before the callback')
    const jar = `carnet-attempt=${browser.cookie('carnet-attempt')}`
    expect((await browser.fetch('GET', callback, undefined, jar)).headers.get('location')).toBe('/pro')
    expect((await browser.fetch('GET', callback, undefined, jar)).headers.get('location')).toBe('/pro/connexion?refus=openid-lost')
    const fresh = await followSignIn(browser, 'professional', 'le-goff', 'eidas3', 'stop before the callback')
    const both = `carnet-attempt=${browser.cookie('carnet-attempt')}`
    const two = await Promise.all([1, 2].map(() => browser.fetch('GET', fresh, undefined, both)))
    expect(two.filter(answer => answer.headers.get('location') === '/pro').length).toBeLessThanOrEqual(1)
  })

  test('no token and no claim reaches the browser', async () => {
    const browser = openBrowser(url)
    await followSignIn(browser, 'professional', 'le-goff', 'eidas3')
    expect(browser.seen()).not.toMatch(/access_token|id_token|eyJ[A-Za-z0-9_-]{10,}\./)
  })

  test('signing out ends our session, and the provider is asked to end its own', async () => {
    const { browser } = await signIn('le-goff')
    const { location } = (await browser.json('POST', '/api/openid/sign-out')) as { location: string }
    expect(location).toMatch(/\/identites\/professionnels\/session\/end\?/)
    expect(location).not.toMatch(/id_token_hint/)
    expect(await browser.json('GET', '/api/session')).toBeUndefined()
  })
})

describe('a session of this means', () => {
  test('is written as such', async () => {
    await signIn('le-goff')
    const rows = await rowsOf("select distinct means from session where means <> 'demonstration'", [])
    expect(rows).toEqual([{ means: 'openid-connect' }])
  })
})

describe('a person whom nobody linked', () => {
  test('gets one neutral answer', async () => {
    const browser = openBrowser(url)
    expect(await followSignIn(browser, 'person', 'marcel', 'eidas2')).toBe('/connexion/identite?refus=openid-not-linked')
    expect(await browser.json('GET', '/api/session')).toBeUndefined()
  })
})

describe('a person who is signed in otherwise', () => {
  const marcel = personOf(demonstrationWorld({ seed: 'demonstration', today: systemClock.now() }), 'marcel')
  const arrived = async (account: string): Promise<Browser> => {
    const browser = openBrowser(url)
    await browser.json('POST', '/api/demonstration/sessions', { ins: marcel.ins.matricule, oid: marcel.ins.oid })
    expect(await followSignIn(browser, 'person', account, 'eidas2', undefined, 'link')).toBe('/connexion/identite')
    return browser
  }

  test('links her national identity, and signs in with it from then on', async () => {
    const insurer = await signedIn(url, { insurer: true })
    const opened = await insurer.send('POST', '/api/records', {
      traits: {
        ins: marcel.ins.matricule,
        oid: marcel.ins.oid,
        birthName: marcel.birthFamily,
        birthFirstNames: marcel.birthGivens,
        sex: marcel.sex,
        birthDate: marcel.birthDate,
      },
    })
    expect(opened.status).toBeLessThan(300)
    const browser = await arrived('marcel')
    expect(await browser.json('GET', '/api/openid/proof')).toEqual({
      firstNames: marcel.birthGivens.join(' '),
      birthName: marcel.birthFamily,
    })
    await browser.json('POST', '/api/openid/links')
    expect(await browser.json('GET', '/api/openid/proof')).toBeUndefined()
    const later = openBrowser(url)
    expect(await followSignIn(later, 'person', 'marcel', 'eidas2')).toBe('/accueil')
    expect(await later.json('GET', '/api/session')).toMatchObject({
      kind: 'person',
      profiles: [{ relation: 'self', lastName: marcel.birthFamily }],
    })
  })

  test('links nobody else’s', async () => {
    const browser = await arrived('helene')
    const answer = await browser.fetch('POST', '/api/openid/links')
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'openid-traits' })
  })

  test('brings a proof that activates nobody’s record but hers', async () => {
    const browser = openBrowser(url)
    expect(await followSignIn(browser, 'person', 'helene', 'eidas2', undefined, 'activate')).toBe('/connexion/identite')
    const card = { ins: marcel.ins.matricule, oid: marcel.ins.oid, vitaleSerial: '12345678901' }
    const answer = await browser.fetch('POST', '/api/openid/activation', card)
    expect(await answer.json()).toMatchObject({ code: 'proof-refused' })
    expect(await browser.json('GET', '/api/session')).toBeUndefined()
  })
})

const rowsOf = (text: string, values: readonly string[]): Promise<readonly unknown[]> =>
  carnet.rows.owner.rows({ name: `test.${text.length}`, text, values: [...values] })

test('what is sealed for a sign-in is no session, and a session is no proof', async () => {
  const browser = openBrowser(url)
  await followSignIn(browser, 'professional', 'abgrall', 'eidas3')
  const note = browser.cookie('carnet-place')
  expect((await browser.fetch('GET', '/api/session', undefined, `carnet=${note}`)).status).toBe(204)
  expect((await browser.fetch('GET', '/api/notices', undefined, `carnet=${note}`)).status).toBe(401)
  const { items } = (await browser.json('GET', '/api/openid/places')) as { items: { key: string }[] }
  await browser.json('POST', '/api/openid/places', { place: items[0]?.key })
  const session = browser.cookie('carnet')
  expect((await openBrowser(url).fetch('GET', '/api/openid/places', undefined, `carnet-place=${session}`)).status).toBe(204)
  const again = await openBrowser(url).fetch('POST', '/api/openid/places', { place: items[1]?.key }, `carnet-place=${note}`)
  expect(again.status).toBe(401)
})
