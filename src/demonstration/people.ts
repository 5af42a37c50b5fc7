import { INS_OIDS, insKey } from '../kernel/ins.ts'
import type { Instant } from '../kernel/instant.ts'
import { before, isoDay, type Span } from './calendar.ts'
import type { Bilingual, DemoAccess, DemoLink, DemoPerson, DemoSwitches } from './model.ts'
import { PROFESSIONALS } from './professionals.ts'

type Row = {
  readonly key: string
  readonly sex: 'F' | 'M'
  readonly birth: readonly [family: string, ...givens: [string, ...string[]]]
  readonly used?: { readonly family?: string; readonly given?: string }
  readonly born: Span
  /** Five characters: department and the commune 999, which exists nowhere. */
  readonly birthPlace: readonly [code: string, name: string]
  /** Order of the act in the register: what tells two homonyms apart. */
  readonly order?: number
  readonly street: readonly [number: string, name: string]
  readonly phone: string
  readonly story: Bilingual
  readonly opened: Span
  readonly access: (today: Instant) => readonly DemoAccess[]
  readonly links?: (today: Instant) => readonly DemoLink[]
  readonly switches?: DemoSwitches
  readonly hideAll?: boolean
}

const ALLOWED: DemoSwitches = { regulation: true, breakGlass: true, masked: false }

const PORT_KERVAL = ['29999', 'PORT-KERVAL'] as const

const attending = (professional: string, today: Instant, since: Span): DemoAccess => ({
  kind: 'attending',
  professional,
  since: before(today, since),
})

const allowed = (professional: string, today: Instant, since: Span, daysLeft: number): DemoAccess => ({
  kind: 'authorised',
  professional,
  scope: { kind: 'all' },
  from: before(today, since),
  until: before(today, { days: -daysLeft }),
})

const ROWS: readonly Row[] = [
  {
    key: 'camille',
    sex: 'F',
    birth: ['LE FLOCH', 'Camille', 'Juliette', 'Marie'],
    used: { family: 'MARCHAND' },
    born: { years: 34, months: 2, days: 11 },
    birthPlace: PORT_KERVAL,
    street: ['6', 'rue des Mouettes'],
    phone: '0639980101',
    story: {
      fr: 'Maman de Noé et d’Alma : trois dossiers à suivre, dont un tout neuf.',
      en: 'Mother of Noé and Alma: three records to follow, one of them brand new.',
    },
    opened: { years: 4 },
    access: today => [attending('le-goff', today, { years: 8 }), allowed('riou', today, { months: 7 }, 120)],
  },
  {
    key: 'noe',
    sex: 'M',
    birth: ['MARCHAND', 'Noé', 'Émile'],
    born: { years: 5, months: 4, days: 3 },
    birthPlace: PORT_KERVAL,
    street: ['6', 'rue des Mouettes'],
    phone: '0639980101',
    story: {
      fr: 'Cinq ans, asthmatique, allergique à l’arachide : l’école doit savoir quoi faire.',
      en: 'Five years old, asthma and a peanut allergy: his school must know what to do.',
    },
    opened: { years: 5, months: 3 },
    access: today => [attending('even', today, { years: 5 })],
    links: today => [{ kind: 'parent', person: 'camille', since: before(today, { years: 5, months: 3 }) }],
  },
  {
    key: 'alma',
    sex: 'F',
    birth: ['MARCHAND', 'Alma', 'Rose'],
    born: { days: 18 },
    birthPlace: PORT_KERVAL,
    street: ['6', 'rue des Mouettes'],
    phone: '0639980101',
    story: {
      fr: 'Née il y a dix-huit jours : les premières pages d’un dossier.',
      en: 'Born eighteen days ago: the first pages of a record.',
    },
    opened: { days: 16 },
    access: today => [attending('even', today, { days: 10 }), allowed('riou', today, { days: 15 }, 60)],
    links: today => [{ kind: 'parent', person: 'camille', since: before(today, { days: 16 }) }],
  },
  {
    key: 'marcel',
    sex: 'M',
    birth: ['GUILLOUX', 'Marcel', 'Jean', 'Yves'],
    born: { years: 82, months: 5, days: 20 },
    birthPlace: PORT_KERVAL,
    street: ['11', 'venelle du Calvaire'],
    phone: '0639980102',
    story: {
      fr: 'Ancien charpentier de marine, 82 ans, vingt ans de papiers : diabète, cœur, anticoagulants.',
      en: 'Retired shipwright, 82, with twenty years of papers: diabetes, heart, blood thinners.',
    },
    opened: { years: 14 },
    access: today => [
      attending('le-goff', today, { years: 20 }),
      allowed('nguyen', today, { months: 3 }, 270),
      allowed('benali', today, { months: 1 }, 60),
      {
        kind: 'authorised',
        professional: 'lagadec',
        scope: { kind: 'classes', classCodes: ['11', '42'] },
        from: before(today, { months: 4 }),
        until: before(today, { months: -8 }),
      },
    ],
    switches: { regulation: true, breakGlass: true, masked: true },
  },
  {
    key: 'ines',
    sex: 'F',
    birth: ['BENHADDOU', 'Inès', 'Samia'],
    born: { years: 29, months: 8, days: 6 },
    birthPlace: ['93999', 'CLAIRBOURG'],
    street: ['3', 'impasse du Four'],
    phone: '0639980103',
    story: {
      fr: 'Enceinte de vingt-huit semaines, un diabète de grossesse bien tenu.',
      en: 'Twenty-eight weeks pregnant, with a gestational diabetes well in hand.',
    },
    opened: { years: 2 },
    access: today => [
      attending('le-goff', today, { years: 2 }),
      allowed('riou', today, { months: 5 }, 120),
      allowed('haddad', today, { months: 3 }, 120),
    ],
  },
  {
    key: 'jade',
    sex: 'F',
    birth: ['KERBRAT', 'Jade', 'Louise'],
    born: { years: 16, months: 3, days: 9 },
    birthPlace: PORT_KERVAL,
    street: ['27', 'rue de la Corderie'],
    phone: '0639980104',
    story: {
      fr: 'Seize ans : un rendez-vous que ses parents ne verront pas, la loi le permet.',
      en: 'Sixteen: one appointment her parents will not see, and the law agrees.',
    },
    opened: { years: 6 },
    access: today => [attending('le-goff', today, { years: 10 })],
    links: today => [{ kind: 'parent', person: 'helene', since: before(today, { years: 6 }) }],
  },
  {
    key: 'helene',
    sex: 'F',
    birth: ['FABRE', 'Hélène', 'Marie'],
    used: { family: 'KERBRAT' },
    born: { years: 48, months: 1, days: 25 },
    birthPlace: PORT_KERVAL,
    street: ['27', 'rue de la Corderie'],
    phone: '0639980105',
    story: {
      fr: 'Quatre ans après un cancer du sein, un résultat attend la consultation qui l’annoncera.',
      en: 'Four years after breast cancer, one result waits for the appointment that will tell it.',
    },
    opened: { years: 9 },
    access: today => [
      attending('le-goff', today, { years: 12 }),
      allowed('diallo', today, { months: 6 }, 180),
      {
        kind: 'authorised',
        professional: 'tanguy',
        scope: {
          kind: 'period',
          fromMonth: isoDay(before(today, { years: 4 })).slice(0, 7),
          untilMonth: isoDay(before(today, { years: 3 })).slice(0, 7),
        },
        from: before(today, { months: 2 }),
        until: before(today, { months: -4 }),
      },
    ],
  },
  {
    key: 'theo',
    sex: 'M',
    birth: ['ROUSSEL', 'Théo', 'Mathis'],
    born: { years: 23, months: 7, days: 14 },
    birthPlace: ['35999', 'VILLEBRUME'],
    street: ['19', 'rue de la Soif'],
    phone: '0639980106',
    story: {
      fr: 'Épileptique, étudiant : en urgence, il veut que tout soit lu, même ce qu’il masque.',
      en: 'A student with epilepsy: in an emergency he wants all of it read, even what he hides.',
    },
    opened: { years: 7 },
    access: today => [
      attending('abgrall', today, { years: 8 }),
      allowed('vasseur', today, { months: 9 }, 90),
      { kind: 'blocked', professional: 'huet', since: before(today, { years: 1 }), evenInEmergency: false },
    ],
    switches: { regulation: true, breakGlass: true, masked: true },
  },
  {
    key: 'madeleine',
    sex: 'F',
    birth: ['CORNEC', 'Madeleine', 'Anne'],
    used: { family: 'FABRE' },
    born: { years: 79, months: 10, days: 2 },
    birthPlace: PORT_KERVAL,
    street: ['8', 'rue du Vieux-Puits'],
    phone: '0639980107',
    story: {
      fr: 'Sa mémoire s’en va : sa fille Hélène la représente, son petit-fils Lucas l’aide.',
      en: 'Her memory is leaving: her daughter Hélène represents her, her grandson Lucas helps.',
    },
    opened: { years: 8 },
    access: today => [
      attending('abgrall', today, { years: 11 }),
      allowed('legrand', today, { months: 8 }, 120),
      allowed('benali', today, { months: 2 }, 90),
    ],
    links: today => [
      {
        kind: 'guardian',
        person: 'helene',
        since: before(today, { years: 1, months: 6 }),
        judgment: 'Tutelle, jugement du tribunal judiciaire',
      },
      {
        kind: 'helper',
        person: 'lucas',
        since: before(today, { months: 10 }),
        until: before(today, { months: -14 }),
        rights: ['read', 'add'],
      },
    ],
  },
  {
    key: 'lucas',
    sex: 'M',
    birth: ['FABRE', 'Lucas', 'Antoine'],
    born: { years: 24, months: 6, days: 17 },
    birthPlace: PORT_KERVAL,
    order: 14,
    street: ['2', 'rue du Stade'],
    phone: '0639980108',
    story: {
      fr: 'Handballeur, ligament croisé rompu, retour au jeu dans quatre mois. Il a un homonyme.',
      en: 'Handball player with a torn ligament, back on court in four months. He has a namesake.',
    },
    opened: { years: 6 },
    access: today => [
      attending('le-goff', today, { years: 6 }),
      {
        kind: 'authorised',
        professional: 'tanguy',
        scope: { kind: 'documents', keys: ['lucas/operation', 'lucas/irm', 'lucas/kine-prescription', 'lucas/chirurgien-3-mois'] },
        from: before(today, { months: 4 }),
        until: before(today, { months: -3 }),
      },
    ],
  },
  {
    key: 'lucas-b',
    sex: 'M',
    birth: ['FABRE', 'Lucas', 'Marie'],
    born: { years: 24, months: 6, days: 17 },
    birthPlace: ['44999', 'SAINT-ERWANEL'],
    order: 3,
    street: ['51', 'route de la Pointe'],
    phone: '0639980109',
    story: {
      fr: 'Même nom, même prénom, né le même jour que l’autre Lucas Fabre : à ne pas confondre.',
      en: 'Same names, same birthday as the other Lucas Fabre: not to be mistaken for him.',
    },
    opened: { years: 3 },
    access: today => [attending('abgrall', today, { years: 3 })],
  },
  {
    key: 'ange',
    sex: 'M',
    birth: ['SANTUCCI', 'Ange-Toussaint', 'Pascal'],
    used: { given: 'Ange' },
    born: { years: 49, months: 4, days: 28 },
    birthPlace: ['2B999', 'MARINA-DI-CALDU'],
    street: ['33', 'quai des Goélettes'],
    phone: '0639980110',
    story: {
      fr: 'Retraité de la marine à 49 ans, né en Corse : en urgence, il ne veut personne dans son dossier.',
      en: 'Retired from the navy at 49, born in Corsica: he wants nobody in his record in an emergency.',
    },
    opened: { years: 5 },
    access: today => [attending('le-goff', today, { years: 5 }), allowed('olivieri', today, { months: 2 }, 90)],
    switches: { regulation: false, breakGlass: false, masked: false },
  },
  {
    key: 'nadia',
    sex: 'F',
    birth: ['OUALI', 'Nadia'],
    born: { years: 41, months: 9, days: 1 },
    birthPlace: ['59999', 'HAUTEBRUNE'],
    street: ['12', 'allée des Tamaris'],
    phone: '0639980111',
    story: {
      fr: 'Infirmière à l’hôpital : elle a tout masqué et bloqué une collègue, même en urgence.',
      en: 'A nurse at the hospital: she has hidden everything and blocked a colleague, even in an emergency.',
    },
    opened: { years: 5 },
    access: today => [
      attending('abgrall', today, { years: 4 }),
      { kind: 'blocked', professional: 'morvan', since: before(today, { months: 9 }), evenInEmergency: true },
    ],
    hideAll: true,
  },
]

/** NIR of thirteen characters and its key: sex, year, month, place, order (décret 82-103). */
const matriculeOf = (row: Row, birthDate: string): string => {
  const order = String(row.order ?? 1).padStart(3, '0')
  const thirteen = `${row.sex === 'M' ? 1 : 2}${birthDate.slice(2, 4)}${birthDate.slice(5, 7)}${row.birthPlace[0]}${order}`
  return `${thirteen}${insKey(thirteen)}`
}

const address = ([houseNumber, streetName]: Row['street']): DemoPerson['address'] => ({
  houseNumber,
  streetName,
  postalCode: '29999',
  city: 'PORT-KERVAL',
})

const personOf = (row: Row, today: Instant): DemoPerson => {
  const [birthFamily, ...birthGivens] = row.birth
  const birthDate = isoDay(before(today, row.born))
  return {
    key: row.key,
    ins: { matricule: matriculeOf(row, birthDate), oid: INS_OIDS.test },
    birthFamily,
    birthGivens,
    usedFamily: row.used?.family ?? birthFamily,
    usedGiven: row.used?.given ?? birthGivens[0],
    sex: row.sex,
    birthDate,
    birthPlaceCode: row.birthPlace[0],
    birthPlaceName: row.birthPlace[1],
    address: address(row.street),
    phone: row.phone,
    email: `${row.key}@exemple.example`,
    story: row.story,
    recordOpenedAt: before(today, row.opened),
    access: row.access(today),
    links: row.links?.(today) ?? [],
    switches: row.switches ?? ALLOWED,
    hideAll: row.hideAll ?? false,
  }
}

/**
 * The thirteen people. Ages stay what the stories say whatever `today` is, so birth dates and INS move with it:
 * a running demonstration must keep the `today` it was populated with.
 */
export const peopleAt = (today: Instant): readonly DemoPerson[] => ROWS.map(row => personOf(row, today))

/** The attending doctor whom her record names, if any. */
export const attendingDoctorOf = (person: DemoPerson): (typeof PROFESSIONALS)[number] | undefined => {
  const found = person.access.find(access => access.kind === 'attending')
  return PROFESSIONALS.find(professional => professional.key === found?.professional)
}
