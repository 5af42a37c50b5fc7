import type { DemoProfessional } from './model.ts'
import { at, PROFESSIONAL_ROWS, type ProfessionalRow } from './professionals.table.ts'

/** Luhn key, the one that RPPS and FINESS numbers end with. */
export const luhnKey = (digits: string): number => {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return (10 - (sum % 10)) % 10
}

/** 11 digits: 999 (no real RPPS begins so), a serial, the key. */
const rppsOf = (serial: number): string => {
  const digits = `999${String(serial).padStart(7, '0')}`
  return `${digits}${luhnKey(digits)}`
}

/** Professions whose members are called « docteur ». */
const DOCTORS: readonly string[] = ['10', '40']
const isDoctor = ({ profession, attached }: ProfessionalRow): boolean => DOCTORS.includes(profession) && attached?.kind !== 'student'

const ascii = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()

const contact = (
  row: Pick<ProfessionalRow, 'serial' | 'name'>,
): Pick<DemoProfessional, 'phone' | 'email' | 'civility' | 'given' | 'family'> => ({
  civility: row.name[0],
  given: row.name[1],
  family: row.name[2],
  phone: `02619120${String(row.serial).padStart(2, '0')}`,
  email: `${ascii(row.name[1])}.${ascii(row.name[2])}@sante.example`,
})

const professional = (row: ProfessionalRow): DemoProfessional => {
  const rpps = rppsOf(row.serial)
  return {
    key: row.key,
    kind: 'professional',
    nationalId: `8${rpps}`,
    rpps,
    ...contact(row),
    title: isDoctor(row) ? 'DR' : '',
    profession: row.profession,
    ...(row.specialty === undefined ? {} : { specialty: row.specialty }),
    specialtyDisplay: row.display,
    signsAs: row.signsAs,
    exercises: row.exercises,
    ...(row.attached === undefined ? {} : { attached: row.attached }),
    story: row.story,
  }
}

const STAFF: readonly DemoProfessional[] = [
  {
    key: 'le-bras',
    kind: 'secretary',
    nationalId: '30B9000011/SEC0031',
    title: '',
    ...contact({ serial: 31, name: ['MME', 'Martine', 'LE BRAS'] }),
    specialtyDisplay: 'Secrétaire médicale',
    signsAs: 'Secrétaire médicale',
    exercises: [at('hospital', 'salaried')],
    story: {
      fr: 'Secrétaire à l’hôpital : dépose pour les médecins, ne lit pas.',
      en: 'Hospital secretary: deposits for doctors, does not read.',
    },
  },
  {
    key: 'coat',
    kind: 'agent',
    nationalId: '599999999800018/AG0032',
    title: '',
    ...contact({ serial: 32, name: ['M', 'Sylvain', 'COAT'] }),
    specialtyDisplay: 'Agent d’accueil',
    signsAs: 'Agent d’accueil de l’Assurance Maladie',
    exercises: [at('insurer', 'salaried')],
    story: {
      fr: 'Au guichet de l’Assurance Maladie : aide à ouvrir un dossier, n’en voit aucun.',
      en: 'At the insurer’s desk: helps to open a record, sees none.',
    },
  },
  {
    key: 'jezequel',
    kind: 'agent',
    nationalId: '599999999800018/AG0033',
    title: '',
    ...contact({ serial: 33, name: ['MME', 'Soizic', 'JÉZÉQUEL'] }),
    specialtyDisplay: 'Agente d’accueil',
    signsAs: 'Agente d’accueil de l’Assurance Maladie',
    exercises: [at('insurer', 'salaried')],
    story: {
      fr: 'Au même guichet : donne son accord pour ce qui se fait à deux.',
      en: 'At the same desk: gives her agreement to what is done by two.',
    },
  },
]

/** Thirty professionals of twelve professions, a substitute, an intern, a secretary and two desk agents. */
export const PROFESSIONALS: readonly DemoProfessional[] = [...PROFESSIONAL_ROWS.map(professional), ...STAFF]
