const NBSP = '\u00a0'

/**
 * French spacing: a no-break space before « : ; ! ? % » and inside guillemets, and between a number and its unit.
 * Applied once, where words become a narrative or a page, so that stories are typed with plain spaces.
 */
export const typeset = (text: string): string =>
  text
    .replace(/ ([:;!?»%€])/g, `${NBSP}$1`)
    .replace(/« /g, `«${NBSP}`)
    .replace(/(\d) (?=(?:mg|g|kg|µg|ml|mL|cm|mm|m|h|min|ans|an|mois|jours|j|UI|kcal|mmHg|bpm|SA|°C|cp|L|dL|nm|mGy|ms|mV)\b)/g, `$1${NBSP}`)
    .replace(/(\d) (?=\d{3}\b)/g, `$1${NBSP}`)

/** A number as France prints it: comma, this many decimals. */
export const decimal = (value: number, digits: number): string => value.toFixed(digits).replace('.', ',')
