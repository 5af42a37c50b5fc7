import { expect, test } from 'vitest'
import { birthPlaceName } from './birth-places.ts'

test('a place of birth is named, and never a figure', () => {
  const named: Readonly<Record<string, string>> = {
    '29019': 'Brest (Finistère)',
    '2A004': 'Ajaccio (Corse-du-Sud)',
    '75056': 'Paris',
    '97209': 'Fort-de-France (Martinique)',
    // districts of a city, and a commune that was joined to another
    '69383': 'Lyon 3e Arrondissement (Rhône)',
    '01033': 'Valserhône (Ain)',
    // no commune of that number: those of test identities
    '29999': 'Finistère',
    '2B999': 'Haute-Corse',
    '20004': 'Ajaccio (Corse)',
    '20999': 'Corse',
    '99109': 'à l’étranger',
    '00000': 'lieu inconnu',
    '': 'lieu inconnu',
  }
  expect(Object.fromEntries(Object.keys(named).map(code => [code, birthPlaceName(code)]))).toEqual(named)
})
