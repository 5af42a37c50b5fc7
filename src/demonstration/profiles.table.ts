import type { PartialDate } from '../kernel/partial-date.ts'
import { type Instant, toIso } from '../kernel/instant.ts'
import type { Body, Concept, Rubric } from '../profile/index.ts'

/** What the invented people say of their health: themselves, or their attending doctor; some of it confirmed. */
export type DemoSaid =
  | { readonly body: Body; readonly by?: 'doctor'; readonly confirmed?: true; readonly ended?: PartialDate }
  | { readonly none: Rubric }

type Said = (ago: (years: number) => PartialDate) => readonly DemoSaid[]

const icd = (text: string, code: string, display = text): Concept => ({ text, coding: { system: 'icd-10', code, display } })
const atc = (text: string, code: string, display = text): Concept => ({ text, coding: { system: 'atc', code, display } })

const contact = (name: string, relationship: string, phone: string, rank: number): DemoSaid => ({
  body: { rubric: 'emergency-contacts', name, relationship, phone, role: 'emergency', rank },
})

const SAID: Readonly<Record<string, Said>> = {
  camille: ago => [
    { none: 'allergies' },
    { body: { rubric: 'blood-group', value: 'O+', effective: ago(6) }, by: 'doctor' },
    { body: { rubric: 'treatments', medication: atc('Vitamine D', 'A11CC05', 'Colécalciférol'), dosage: '1 ampoule par mois', effectivePeriod: { start: ago(0) } } },
    { body: { rubric: 'procedures', category: 'stay', code: { text: 'Naissance d’Alma' }, performed: ago(0), location: 'Maternité de Port-Kerval' } },
    contact('Yann Marchand', 'Mon mari', '06 39 98 01 02', 1),
  ],
  noe: ago => [
    {
      body: {
        rubric: 'allergies',
        code: icd('Arachide', 'T78.1', 'Allergie alimentaire à l’arachide'),
        criticality: 'high',
        reaction: 'Gonflement du visage, gêne pour respirer',
        onset: ago(3),
        note: 'Stylo d’adrénaline à l’école et à la maison.',
      },
      confirmed: true,
    },
    { body: { rubric: 'conditions', code: icd('Asthme', 'J45.9'), severity: 'moderate', onset: ago(2) }, confirmed: true },
    { body: { rubric: 'treatments', medication: atc('Salbutamol', 'R03AC02'), dosage: '2 bouffées si gêne', effectivePeriod: { start: ago(2) } } },
    { body: { rubric: 'treatments', medication: atc('Adrénaline en stylo', 'C01CA24', 'Épinéphrine'), dosage: 'En cas de réaction grave' } },
    contact('Camille Marchand', 'Sa mère', '06 39 98 01 01', 1),
  ],
  alma: () => [{ none: 'treatments' }, contact('Camille Marchand', 'Sa mère', '06 39 98 01 01', 1)],
  marcel: ago => [
    {
      body: { rubric: 'allergies', code: icd('Pénicilline', 'Z88.0', 'Allergie à la pénicilline'), criticality: 'high', reaction: 'Malaise', onset: ago(51) },
      confirmed: true,
    },
    { body: { rubric: 'conditions', code: icd('Diabète de type 2', 'E11.9', 'Diabète sucré de type 2'), onset: ago(19), longTerm: true }, confirmed: true },
    { body: { rubric: 'conditions', code: icd('Cœur irrégulier', 'I48.9', 'Fibrillation auriculaire'), onset: ago(7), longTerm: true }, by: 'doctor' },
    { body: { rubric: 'conditions', code: icd('Tension trop haute', 'I10', 'Hypertension artérielle'), onset: ago(24) } },
    { body: { rubric: 'treatments', medication: atc('Metformine', 'A10BA02'), dosage: '1 matin et soir', reason: 'Diabète', effectivePeriod: { start: ago(18) } } },
    { body: { rubric: 'treatments', medication: atc('Apixaban', 'B01AF02'), dosage: '1 matin et soir', effectivePeriod: { start: ago(7) } }, by: 'doctor' },
    { body: { rubric: 'treatments', medication: atc('Bisoprolol', 'C07AB07'), dosage: '1 le matin', reason: 'Tension', effectivePeriod: { start: ago(12) } } },
    { body: { rubric: 'treatments', medication: atc('Ibuprofène', 'M01AE01'), reason: 'Mal de dos' }, ended: ago(7) },
    { body: { rubric: 'procedures', category: 'operation', code: { text: 'Cataracte, œil droit' }, performed: ago(4), location: 'Clinique de Port-Kerval' } },
    { body: { rubric: 'blood-group', value: 'A+', effective: ago(30) } },
    { body: { rubric: 'family-history', relationship: 'father', condition: icd('Infarctus', 'I21.9', 'Infarctus du myocarde'), onsetAge: 61 } },
    { body: { rubric: 'lifestyle', code: 'physical-activity', value: 'Jardin tous les jours, marche le dimanche' } },
    { body: { rubric: 'lifestyle', code: 'tobacco', value: 'Arrêté il y a vingt ans' } },
    { body: { rubric: 'disability', kind: 'sensory', technicalHelp: 'Appareils auditifs', needs: 'Parler en face de moi, lentement.' } },
    contact('Anne Guilloux', 'Ma fille', '06 39 98 02 11', 1),
    contact('Paul Le Meur', 'Mon voisin', '02 61 91 02 12', 2),
    {
      body: {
        rubric: 'trusted-person',
        name: 'Anne Guilloux',
        relationship: 'Ma fille',
        phone: '06 39 98 02 11',
        designatedOn: ago(2),
        agreed: true,
      },
    },
    { body: { rubric: 'organ-donation', position: 'agrees', toldRelatives: true } },
  ],
  ines: ago => [
    { none: 'allergies' },
    { body: { rubric: 'conditions', code: icd('Diabète de la grossesse', 'O24.4', 'Diabète gestationnel'), onset: ago(0) }, by: 'doctor' },
    { body: { rubric: 'blood-group', value: 'B-', effective: ago(0) }, by: 'doctor' },
    { body: { rubric: 'treatments', medication: atc('Acide folique', 'B03BB01'), dosage: '1 par jour' } },
    { body: { rubric: 'lifestyle', code: 'food', value: 'Repas partagés en cinq, glycémie notée' } },
  ],
  jade: () => [{ none: 'allergies' }, { body: { rubric: 'lifestyle', code: 'sleep', value: 'Sept heures' } }],
  helene: ago => [
    { body: { rubric: 'conditions', code: icd('Cancer du sein', 'C50.9', 'Tumeur maligne du sein'), onset: ago(4), longTerm: true }, by: 'doctor' },
    { body: { rubric: 'treatments', medication: atc('Tamoxifène', 'L02BA01'), dosage: '1 le soir', effectivePeriod: { start: ago(3) } }, confirmed: true },
    { body: { rubric: 'family-history', relationship: 'mother', condition: icd('Maladie d’Alzheimer', 'G30.9'), onsetAge: 74 } },
    { none: 'allergies' },
  ],
  theo: ago => [
    { body: { rubric: 'conditions', code: icd('Épilepsie', 'G40.9'), onset: ago(8), longTerm: true, note: 'Me mettre sur le côté, noter la durée.' }, confirmed: true },
    { body: { rubric: 'treatments', medication: atc('Lévétiracétam', 'N03AX14'), dosage: '1 matin et soir', effectivePeriod: { start: ago(5) } }, confirmed: true },
    { body: { rubric: 'allergies', code: icd('Latex', 'Z91.0', 'Allergie au latex'), criticality: 'low', reaction: 'Plaques sur les mains' } },
  ],
  madeleine: ago => [
    { body: { rubric: 'conditions', code: icd('Maladie d’Alzheimer', 'G30.9'), onset: ago(5), longTerm: true }, by: 'doctor' },
    { body: { rubric: 'treatments', medication: atc('Donépézil', 'N06DA02'), dosage: '1 le soir', effectivePeriod: { start: ago(4) } } },
    { body: { rubric: 'disability', kind: 'disabling-disease', rate: '80-or-more', humanHelp: 'Auxiliaire de vie le matin', needs: 'Se présenter à chaque fois.' } },
    { none: 'allergies' },
    contact('Hélène Fabre', 'Sa fille', '06 39 98 04 01', 1),
  ],
  lucas: ago => [
    { body: { rubric: 'procedures', category: 'operation', code: { text: 'Ligament croisé du genou' }, performed: ago(0) } },
    { none: 'allergies' },
    { body: { rubric: 'lifestyle', code: 'physical-activity', value: 'Handball, arrêté pour quatre mois' } },
  ],
  ange: ago => [{ body: { rubric: 'conditions', code: icd('Goutte', 'M10.9'), onset: ago(6) } }, { none: 'treatments' }],
  nadia: () => [{ body: { rubric: 'allergies', code: icd('Nickel', 'L23.0', 'Dermatite de contact au nickel'), criticality: 'low' } }],
}

/** In the order in which it was said; years counted back from the day the demonstration was populated. */
export const saidBy = (person: string, today: Instant): readonly DemoSaid[] => {
  const year = Number(toIso(today).slice(0, 4))
  return SAID[person]?.(years => String(year - years) as PartialDate) ?? []
}
