import { currentLanguage, type Language } from '../i18n/language.ts'

const UNITS: Readonly<Record<Language, readonly [string, string, string]>> = { fr: ['o', 'ko', 'Mo'], en: ['B', 'kB', 'MB'] }

/** A file size in decimal units: « 48 ko », « 2,4 Mo ». */
export const formatSize = (bytes: number, language: Language = currentLanguage()): string => {
  const [unit, thousand, million] = UNITS[language]
  const [value, name] = bytes < 1_000 ? [bytes, unit] : bytes < 1_000_000 ? [bytes / 1_000, thousand] : [bytes / 1_000_000, million]
  const digits = value < 10 && name === million ? 1 : 0
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value)}\u00a0${name}`
}
