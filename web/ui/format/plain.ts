/** Lower case, without accents, œ and æ written out, apostrophes as spaces: « l’échographie » is found by « echographie ». */
export const plain = (text: string): string =>
  text
    .toLocaleLowerCase('fr')
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[’'\u2010-\u2014-]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
