import type { Citizen } from './people.ts'

/** People of a file of others (header of the insurer's file; no quoted commas), as citizens of the run: parents come before their children or not at all. */
export const citizensOf = (text: string): Citizen[] => {
  const [header = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const names = header.split(',')
  const byNumber = new Map<string, Citizen>()
  for (const [i, line] of lines.filter(one => one !== '').entries()) {
    const fields = line.split(',')
    const at = (name: string): string => fields[names.indexOf(name)]?.trim() ?? ''
    const parents = at('representative_matricules')
      .split('|')
      .flatMap(number => byNumber.get(number) ?? [])
    byNumber.set(at('matricule'), {
      key: `p${i + 1}`,
      matricule: at('matricule'),
      birthName: at('birth_name'),
      firstName: at('birth_first_names').split(/[| ]/)[0] ?? '',
      sex: at('sex') === 'M' ? 'M' : 'F',
      birthDate: at('birth_date'),
      vitale: at('vitale_serial'),
      email: at('email') || undefined,
      parents,
    })
  }
  return [...byNumber.values()]
}
