import type { Scope } from '../../api/types.ts'
import { formatMonth } from '../../ui/format/dates.ts'
import { currentLanguage } from '../../ui/i18n/language.ts'
import { common } from '../../ui/words/index.ts'
import { rulesWords } from './words/index.ts'

/** What a professional may see, in words. */
export const ScopeText = ({ scope }: { readonly scope: Scope }) => {
  const { access } = rulesWords.useWords()
  const { category } = common.useWords()
  switch (scope.kind) {
    case 'all':
      return access.scopeAll
    case 'categories':
      return access.scopeCategories(
        new Intl.ListFormat(currentLanguage(), { type: 'conjunction' }).format(scope.categories.map(c => category[c])),
      )
    case 'documents':
      return access.scopeDocuments(scope.documentIds.length)
    case 'period': {
      const { from, to } = scope
      if (from && to) return access.scopeBetween(formatMonth(from), formatMonth(to))
      if (from) return access.scopeFrom(formatMonth(from))
      return to ? access.scopeTo(formatMonth(to)) : access.scopeAll
    }
  }
}
