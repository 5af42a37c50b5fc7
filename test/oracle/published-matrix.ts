/**
 * The six rows of the habilitation matrix that were published and could be read (version 2.3.0 of 07/10/2020, domain §2.3):
 * which TRE_G15 professions may read a type. Typed here apart from the product's own matrix, so that the cases check it too.
 */
const EVERY_READER = '10 21 40 50 60 69 70 80 91 92 94 95 96'
const ROWS: Readonly<Record<string, string>> = {
  '15508-5': '10 21 50 60 69 70',
  '70004-7': `${EVERY_READER} 98`,
  '75492-9': `${EVERY_READER} 98`,
  '11505-5': EVERY_READER,
  '75482-0': EVERY_READER,
  '67851-6': '10 21 40 50 60 69 70 91 92 94 95 96 98',
}

export const publishedMatrix = (profession: string, type: string): boolean =>
  profession !== '' && (ROWS[type] ?? '').split(' ').includes(profession)
