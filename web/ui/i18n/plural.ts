import type { Language } from './language.ts'

type Forms = { readonly one: string; readonly other: string }

/** French counts 0 and 1 as singular, English only 1: the platform's plural rules know. */
export const pluralIn = (language: Language): ((count: number, forms: Forms) => string) => {
  const rules = new Intl.PluralRules(language)
  return (count, forms) => (rules.select(count) === 'one' ? forms.one : forms.other)
}
