/** Joins what is there: `classes('row', isNew && 'is-new')`. */
export const classes = (...names: readonly (string | false | null | undefined)[]): string => names.filter(Boolean).join(' ')
