/**
 * A label's value is a word of the program: a route's pattern, a verb, a refusal's code. Each distinct value is a series kept for ever and shown to
 * whoever reads `/metrics`, so nothing that could be an identifier, a NIR or a word of a person may become one.
 */
const WORD = /^[A-Za-z0-9:/._*{}$-]{1,80}$/
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i
const NUMBER = /\d{6}/
const LONG_HEX = /[0-9a-f]{16}/i
const LONG_PART = /[A-Za-z0-9_-]{41}/

export const OTHER = 'other'
const MOST_VALUES = 300

const isWord = (value: string): boolean => WORD.test(value) && ![UUID, NUMBER, LONG_HEX, LONG_PART].some(shape => shape.test(value))

/** For one label of one metric: its value if it is a word and not one too many, otherwise `other`. */
export const labelGuard = (replaced: () => void): ((value: string) => string) => {
  const known = new Set<string>()
  return value => {
    if (known.has(value)) return value
    if (known.size < MOST_VALUES && isWord(value)) {
      known.add(value)
      return value
    }
    replaced()
    return OTHER
  }
}
