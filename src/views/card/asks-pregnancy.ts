/** Years. */
const FERTILE = { from: 12, to: 55 }

/** Asked of a woman of an age to be: nobody having said it is told, and is no answer. Days as `YYYY-MM-DD`. */
export const asksPregnancy = (
  { sex, birthDate }: { readonly sex: 'F' | 'M' | 'U'; readonly birthDate: string },
  today: string,
): boolean => {
  const age = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return sex === 'F' && age >= FERTILE.from && age <= FERTILE.to
}
