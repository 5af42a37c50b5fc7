import type { PartialDate } from '../kernel/partial-date.ts'
import { after, DAY, type Instant, toIso } from '../kernel/instant.ts'
import type { Body, Concept, Rubric } from '../profile/index.ts'

/**
 * What the invented people say of their health: themselves, or their attending doctor; some of it confirmed. It agrees with their papers (`documents/stories`):
 * same years, same doses, same blood.
 */
export type DemoSaid =
  | {
      readonly body: Body
      readonly by?: 'doctor'
      readonly confirmed?: true
      readonly ended?: PartialDate
      /** Key of the paper that it speaks of. */
      readonly paper?: string
    }
  | { readonly none: Rubric }

type Told = {
  /** The year that long ago. */
  readonly ago: (years: number) => PartialDate
  /** The day that long ago, further than what is said of it. */
  readonly day: (days: number) => PartialDate
}
type Said = (told: Told) => readonly DemoSaid[]

const icd = (text: string, code: string, display = text): Concept => ({ text, coding: { system: 'icd-10', code, display } })
const atc = (text: string, code: string, display = text): Concept => ({ text, coding: { system: 'atc', code, display } })

const contact = (name: string, relationship: string, phone: string, rank: number): DemoSaid => ({
  body: { rubric: 'emergency-contacts', name, relationship, phone, role: 'emergency', rank },
})

type Took = { readonly from?: PartialDate; readonly renewal?: PartialDate; readonly ended?: PartialDate; readonly reason?: string; readonly by?: 'doctor'; readonly confirmed?: true }

const takes = (medication: Concept, dosage: string, { from, renewal, reason, ...more }: Took = {}): DemoSaid => ({
  body: {
    rubric: 'treatments',
    medication,
    dosage,
    ...(reason === undefined ? {} : { reason }),
    ...(from === undefined ? {} : { effectivePeriod: { start: from } }),
    ...(renewal === undefined ? {} : { renewal }),
  },
  ...more,
})

const has = (code: Concept, onset: PartialDate, more: { readonly longTerm?: true; readonly note?: string } = {}): Body => ({
  rubric: 'conditions',
  code,
  onset,
  ...more,
})

const done = (text: string, performed: PartialDate, category: 'operation' | 'stay', location = HOSPITAL): DemoSaid => ({
  body: { rubric: 'procedures', category, code: { text }, performed, location },
})
const HOSPITAL = 'Centre hospitalier de Port-Kerval'

const weighs = (value: number, effective: string, target?: true): DemoSaid => ({
  body: {
    rubric: 'measures',
    kind: 'weight',
    components: [{ name: 'value', value, unit: 'kg' }],
    effective,
    ...(target === undefined ? {} : { target }),
  },
})

const pressure = (systolic: number, diastolic: number, effective: string): DemoSaid => ({
  body: {
    rubric: 'measures',
    kind: 'blood-pressure',
    components: [
      { name: 'systolic', value: systolic, unit: 'mm[Hg]' },
      { name: 'diastolic', value: diastolic, unit: 'mm[Hg]' },
    ],
    effective,
  },
})

const SAID: Readonly<Record<string, Said>> = {
  camille: ({ ago }) => [
    { none: 'allergies' },
    { body: { rubric: 'blood-group', value: 'A+', effective: ago(6) }, by: 'doctor' },
    { body: has(icd('Migraine', 'G43.0', 'Migraine sans aura'), ago(6)) },
    takes(atc('Fer', 'B03AA07', 'Sulfate ferreux'), '1 comprimé le soir, deux mois', { reason: 'Manque de fer', from: ago(0) }),
    done('Naissance d’Alma', ago(0), 'stay'),
    done('Naissance de Noé', ago(5), 'stay'),
    { body: { rubric: 'lifestyle', code: 'tobacco', value: 'Jamais' } },
    { body: { rubric: 'lifestyle', code: 'food', value: 'Allaite, boit beaucoup d’eau' } },
    contact('Yann Marchand', 'Mon mari', '06 39 98 01 02', 1),
  ],
  noe: ({ ago }) => [
    {
      body: {
        rubric: 'allergies',
        code: icd('Arachide', 'T78.1', 'Allergie alimentaire à l’arachide'),
        criticality: 'high',
        reaction: 'Gonflement du visage, gêne pour respirer',
        onset: ago(2),
        note: 'Stylo d’adrénaline à l’école et à la maison.',
      },
      confirmed: true,
    },
    { body: { rubric: 'conditions', code: icd('Asthme', 'J45.0', 'Asthme à prédominance allergique'), severity: 'moderate', onset: ago(2) }, confirmed: true },
    { body: has(icd('Eczéma', 'L20.9', 'Dermatite atopique'), ago(4)) },
    takes(atc('Fluticasone', 'R03BA05'), '1 bouffée matin et soir, dans la chambre', { reason: 'Asthme', from: ago(2) }),
    takes(atc('Salbutamol', 'R03AC02'), '2 bouffées si gêne', { from: ago(2) }),
    takes(atc('Adrénaline en stylo', 'C01CA24', 'Épinéphrine'), 'En cas de réaction grave'),
    contact('Camille Marchand', 'Sa mère', '06 39 98 01 01', 1),
    contact('Yann Marchand', 'Son père', '06 39 98 01 02', 2),
  ],
  alma: () => [
    takes(atc('Vitamine D', 'A11CC05', 'Colécalciférol'), '2 gouttes par jour'),
    contact('Camille Marchand', 'Sa mère', '06 39 98 01 01', 1),
  ],
  marcel: ({ ago, day }) => [
    {
      body: {
        rubric: 'allergies',
        code: icd('Amoxicilline', 'Z88.0', 'Allergie à la pénicilline'),
        criticality: 'high',
        reaction: 'Plaques sur tout le corps, au troisième jour',
        onset: ago(33),
      },
      confirmed: true,
    },
    { body: has(icd('Diabète de type 2', 'E11.9', 'Diabète sucré de type 2'), ago(20), { longTerm: true }), confirmed: true },
    { body: has(icd('Cœur irrégulier', 'I48.2', 'Fibrillation auriculaire chronique'), ago(9), { longTerm: true }), by: 'doctor' },
    { body: has(icd('Cœur fatigué', 'I50.9', 'Insuffisance cardiaque'), ago(3), { longTerm: true }), by: 'doctor' },
    { body: has(icd('Rein fragile', 'N18.3', 'Maladie rénale chronique, stade 3'), ago(3)), by: 'doctor' },
    { body: has(icd('Tension trop haute', 'I10', 'Hypertension artérielle'), ago(16)) },
    takes(atc('Metformine', 'A10BA02'), '1 le soir, au milieu du repas', { reason: 'Diabète de type 2', from: ago(20) }),
    takes(atc('Insuline glargine', 'A10AE04'), '14 unités le soir', { reason: 'Diabète de type 2', from: ago(7) }),
    takes(atc('Empagliflozine', 'A10BK03'), '1 le matin', { reason: 'Diabète et cœur', from: ago(3) }),
    takes(atc('Apixaban', 'B01AF02'), '1 matin et soir', { from: ago(4), by: 'doctor' }),
    takes(atc('Sacubitril et valsartan', 'C09DX04'), '1 matin et soir', { reason: 'Cœur', from: ago(3) }),
    takes(atc('Bisoprolol', 'C07AB07'), '1 le matin', { reason: 'Cœur', from: ago(9) }),
    takes(atc('Furosémide', 'C03CA01'), '1 le matin ; 2 si je prends 2 kg', { reason: 'Cœur', from: ago(3) }),
    takes(atc('Atorvastatine', 'C10AA05'), '1 le soir', { reason: 'Cholestérol', from: ago(19) }),
    takes(atc('Warfarine', 'B01AA03'), 'Selon l’INR', { from: ago(9), ended: ago(4) }),
    takes(atc('Ibuprofène', 'M01AE01'), 'Parfois', { reason: 'Mal de dos', ended: ago(4) }),
    done('Cataracte, œil droit', ago(2), 'operation'),
    done('Cœur fatigué, neuf jours', ago(3), 'stay'),
    done('Hémorragie digestive, sept jours', ago(4), 'stay'),
    done('Cœur irrégulier, quatre jours', ago(9), 'stay'),
    done('Hernie de l’aine', ago(12), 'operation'),
    done('Appendicite', ago(61), 'operation', 'Hôpital maritime'),
    { body: { rubric: 'blood-group', value: 'A+', effective: ago(12) } },
    { body: { rubric: 'family-history', relationship: 'father', condition: icd('Infarctus', 'I21.9', 'Infarctus du myocarde'), onsetAge: 67 } },
    { body: { rubric: 'family-history', relationship: 'sister', condition: icd('Diabète', 'E11.9', 'Diabète sucré de type 2') } },
    weighs(77, day(60), true),
    ...([77.4, 77.1, 77.3, 77, 76.9, 77.2, 77.1, 77.3] as const).map((value, week) => weighs(value, day(110 - week * 7))),
    ...(
      [
        [121, 70],
        [118, 68],
        [124, 72],
        [119, 70],
      ] as const
    ).map(([systolic, diastolic], week) => pressure(systolic, diastolic, day(96 - week * 14))),
    { body: { rubric: 'lifestyle', code: 'physical-activity', value: 'Jardin tous les jours, marche le dimanche' } },
    { body: { rubric: 'lifestyle', code: 'tobacco', value: 'Arrêté à 58 ans' } },
    { body: { rubric: 'lifestyle', code: 'alcohol', value: 'Un verre de cidre le dimanche' } },
    { body: { rubric: 'disability', kind: 'sensory', technicalHelp: 'Appareils auditifs', needs: 'Parler en face de moi, lentement.' } },
    contact('Anne Guilloux', 'Ma fille, à Rennes', '06 39 98 02 11', 1),
    contact('Paul Le Meur', 'Mon voisin', '02 61 91 02 12', 2),
    {
      body: {
        rubric: 'trusted-person',
        name: 'Anne Guilloux',
        relationship: 'Ma fille',
        phone: '06 39 98 02 11',
        designatedOn: day(760),
        agreed: true,
      },
    },
    { body: { rubric: 'directives', model: 'own-paper', writtenOn: day(396) }, paper: 'marcel/directives' },
    { body: { rubric: 'organ-donation', position: 'agrees', toldRelatives: true } },
  ],
  ines: ({ ago }) => [
    { none: 'allergies' },
    { body: has(icd('Diabète de la grossesse', 'O24.4', 'Diabète gestationnel'), ago(0)), by: 'doctor' },
    { body: { rubric: 'blood-group', value: 'B+', effective: ago(0) }, by: 'doctor' },
    takes(atc('Fer', 'B03AA07', 'Sulfate ferreux'), '1 comprimé le soir', { from: ago(0) }),
    { body: { rubric: 'lifestyle', code: 'food', value: 'Repas partagés en cinq, glycémie notée' } },
    { body: { rubric: 'lifestyle', code: 'tobacco', value: 'Jamais' } },
  ],
  jade: () => [
    { none: 'allergies' },
    { body: { rubric: 'blood-group', value: 'O+' } },
    { body: { rubric: 'lifestyle', code: 'sleep', value: 'Sept heures' } },
    { body: { rubric: 'lifestyle', code: 'physical-activity', value: 'Voile et skate' } },
  ],
  helene: ({ ago }) => [
    { body: has(icd('Cancer du sein', 'C50.4', 'Tumeur maligne du quadrant supéro-externe du sein'), ago(4), { longTerm: true }), by: 'doctor' },
    takes(atc('Tamoxifène', 'L02BA01'), '1 le soir', { from: ago(3), confirmed: true }),
    done('Sein gauche : tumeur retirée', ago(4), 'operation'),
    { body: { rubric: 'family-history', relationship: 'mother', condition: icd('Maladie d’Alzheimer', 'G30.9'), onsetAge: 75 } },
    { none: 'allergies' },
    { body: { rubric: 'lifestyle', code: 'physical-activity', value: 'Marche nordique' } },
  ],
  theo: ({ ago }) => [
    { body: has(icd('Épilepsie', 'G40.3', 'Épilepsie généralisée idiopathique'), ago(6), { longTerm: true, note: 'Me mettre sur le côté, noter la durée.' }), confirmed: true },
    takes(atc('Lamotrigine', 'N03AX09'), '1 et demi matin et soir', { from: ago(5), confirmed: true }),
    takes(atc('Midazolam dans la joue', 'N05CD08', 'Midazolam'), 'Si la crise dépasse cinq minutes'),
    takes(atc('Lévétiracétam', 'N03AX14'), '1 matin et soir', { from: ago(6), ended: ago(5), reason: 'Arrêté : irritable' }),
    { body: { rubric: 'allergies', code: icd('Latex', 'Z91.0', 'Allergie au latex'), criticality: 'low', reaction: 'Plaques sur les mains' } },
    contact('Sophie Roussel', 'Maman', '06 39 98 01 60', 1),
  ],
  madeleine: ({ ago, day }) => [
    { body: has(icd('Maladie d’Alzheimer', 'G30.1', 'Maladie d’Alzheimer à début tardif'), ago(4), { longTerm: true }), by: 'doctor' },
    takes(atc('Mémantine', 'N06DX01'), '1 le matin', { from: ago(1), renewal: day(-24) }),
    { body: { rubric: 'allergies', code: { text: 'Pansements adhésifs' }, criticality: 'low', reaction: 'Plaques rouges', onset: ago(9) } },
    done('Prothèse de hanche droite', ago(9), 'operation'),
    { body: { rubric: 'disability', kind: 'disabling-disease', rate: '80-or-more', humanHelp: 'Auxiliaire de vie matin et soir', needs: 'Se présenter à chaque fois.' } },
    contact('Hélène Kerbrat', 'Sa fille', '06 39 98 01 05', 1),
    contact('Lucas Fabre', 'Son petit-fils', '06 39 98 01 08', 2),
  ],
  lucas: ({ ago }) => [
    done('Ligament croisé du genou droit', ago(0), 'operation'),
    { body: { rubric: 'blood-group', value: 'O+', effective: ago(0) } },
    { none: 'allergies' },
    { body: { rubric: 'lifestyle', code: 'physical-activity', value: 'Handball, arrêté pour quatre mois' } },
  ],
  'lucas-b': () => [
    { body: { rubric: 'conditions', code: icd('Surdité', 'H90.3', 'Surdité neurosensorielle bilatérale'), note: 'De naissance.' } },
    { body: { rubric: 'conditions', code: icd('Rhume des foins', 'J30.1', 'Rhinite allergique due au pollen') } },
    {
      body: {
        rubric: 'disability',
        kind: 'sensory',
        rate: '80-or-more',
        technicalHelp: 'Appareil à droite, alarmes lumineuses',
        humanHelp: 'Interprète en langue des signes',
        needs: 'Se mettre en face, écrire. Envoyer un message, ne pas téléphoner.',
      },
    },
  ],
  ange: ({ ago }) => [
    { body: has(icd('Tension trop haute', 'I10', 'Hypertension artérielle'), ago(4)) },
    takes(atc('Amlodipine', 'C08CA01'), '1 le matin', { reason: 'Tension' }),
    takes(atc('Atorvastatine', 'C10AA05'), '1 le soir', { reason: 'Cholestérol' }),
    { none: 'allergies' },
  ],
  nadia: ({ ago }) => [
    { body: { rubric: 'allergies', code: icd('Nickel', 'L23.0', 'Dermatite de contact au nickel'), criticality: 'low' } },
    { body: has(icd('Thyroïde paresseuse', 'E03.9', 'Hypothyroïdie'), ago(3)) },
    takes(atc('Lévothyroxine', 'H03AA01', 'Lévothyroxine sodique'), '1 à jeun', { from: ago(3) }),
  ],
}

/** In the order in which it was said; years and days counted back from the day the demonstration was populated. */
export const saidBy = (person: string, today: Instant): readonly DemoSaid[] => {
  const year = Number(toIso(today).slice(0, 4))
  const ago = (years: number): PartialDate => String(year - years) as PartialDate
  return SAID[person]?.({ ago, day: days => toIso(after(today, -days * DAY)).slice(0, 10) as PartialDate }) ?? []
}
