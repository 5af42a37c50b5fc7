import { CATEGORIES, type Category, type DocumentType } from '../api/types.ts'

type TypeOption = { readonly value: string; readonly label: string; readonly group: string }

/** Types of documents in the order people think of them: by family, then by name. */
export const typeOptions = (types: readonly DocumentType[], families: Readonly<Record<Category, string>>): readonly TypeOption[] =>
  CATEGORIES.flatMap(category =>
    types
      .filter(type => type.category === category)
      .sort((a, b) => a.label.localeCompare(b.label, 'fr'))
      .map(type => ({ value: type.code, label: type.label, group: families[category] })),
  )
