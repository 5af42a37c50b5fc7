import { describe, expect, test } from 'vitest'
import { normalIdentifier, problemOfIdentifier } from './identifier.ts'
import { type KnownOf, problemOfPassword } from './password-rules.ts'

describe('an identifier', () => {
  test.each(['jeanne.martin', 'le_chat-noir', '12345678', 'a2345678', 'FR7612345'])('may be %s', text => {
    expect(problemOfIdentifier(text)).toBeNull()
  })

  test.each([
    ['court', 'length'],
    ['x'.repeat(65), 'length'],
    ['jeanne martin', 'characters'],
    ['hélène.martin', 'characters'],
    ['jeanne+martin', 'characters'],
    ['jeanne@exemple.fr', 'email'],
    ['268037512345678', 'nir'],
    ['2.68.03.75.123.456', 'nir'],
    ['268032a12345678', 'nir'],
    ['FR1420041010050500013M02606', 'iban'],
    ['fr14-2004-1010-0505-0001-3m02-606', 'iban'],
  ])('may not be %s: %s', (text, problem) => {
    expect(problemOfIdentifier(text)).toBe(problem)
  })

  test('is the same in capitals', () => {
    expect(normalIdentifier(' Jeanne.Martin ')).toBe('jeanne.martin')
  })
})

const jeanne: KnownOf = {
  names: ['LE BŒUF-D’HÉRICOURT', 'Jeanne Élise', 'MARTIN'],
  birthDate: '1968-03-12',
  matricule: '268037512345678',
  identifier: 'chat.noir',
}

describe('a password', () => {
  test.each(['quatre chevaux gris', 'qzkfhw wz', '9 caract.', 'ÉTÉ à la mer', 'a'.repeat(50) + 'b'.repeat(40), 'tout en minuscules'])(
    'may be « %s »: length counts, composition does not',
    password => {
      expect(problemOfPassword(password, jeanne)).toBeNull()
    },
  )

  test.each([
    ['8caracte', 'too-short'],
    ['x'.repeat(257), 'too-long'],
    ['123456789', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    ['abcabcabcabc', 'common'],
    ['Azertyuiop1!', 'common'],
    ['MotDePasse2026', 'common'],
    ['carnet-2026', 'common'],
    ['1qaz2wsx3edc', 'common'],
    ['vive-Jeanne!', 'personal'],
    ['hericourt le bel', 'personal'],
    ['ne le 12/03/1968', 'personal'],
    ['19680312 secret', 'personal'],
    ['xx chat.noir xx', 'personal'],
    ['2 68 03 75 123 456 nir', 'personal'],
  ])('may not be « %s »: %s', (password, problem) => {
    expect(problemOfPassword(password, jeanne)).toBe(problem)
  })

  test('counts characters, not bytes', () => {
    expect(problemOfPassword(`${'é'.repeat(4)}🌙x🌙y`, jeanne)).toBe('too-short')
  })
})
