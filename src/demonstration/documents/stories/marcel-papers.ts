import { after, DAY } from '../../../kernel/instant.ts'
import { shortDay } from '../../calendar.ts'
import { wobble } from '../../draw.ts'
import { list, opening, type Paper, part, table } from '../paper.ts'
import { decimal } from '../typography.ts'
import { letter, loose, type Teller, wrapped } from '../telling.ts'

const plans = (teller: Teller): readonly Paper[] => [
  letter(
    {
      key: 'protocole-9',
      type: 'longTermPlan',
      title: 'Protocole de soins ALD : diabète et cœur',
      at: teller.at({ years: 8, months: 11 }, 18, 0),
      by: 'le-goff',
    },
    opening('Affections de longue durée 5 et 8.'),
    part(
      'Suivi prévu',
      list('Cardiologue : une fois par an', 'INR chaque mois', 'Diabétologue : au besoin', 'Ophtalmologue, podologue : une fois par an'),
    ),
  ),
  letter(
    {
      key: 'protocole-3',
      type: 'longTermPlan',
      title: 'Protocole de soins ALD renouvelé',
      at: teller.at({ years: 3 }, 18, 0),
      by: 'le-goff',
    },
    opening('Affections de longue durée 5 et 8, renouvelées dix ans.'),
    part('Suivi prévu', list('Cardiologue : deux fois par an', 'Bilan sanguin tous les trois mois', 'Infirmier : surveillance du poids')),
  ),
  letter(
    {
      key: 'conduite',
      type: 'certificate',
      title: 'Certificat : aptitude à la conduite',
      at: teller.at({ years: 1, months: 10 }, 9, 0),
      by: 'le-goff',
    },
    opening(
      'Je soussignée certifie avoir examiné ce jour monsieur Marcel Guilloux. Son état de santé est compatible avec la conduite de jour, sur trajets courts.',
    ),
  ),
]

const words = (teller: Teller): readonly Paper[] => [
  wrapped(
    'text/plain',
    {
      key: 'fiche-urgence',
      type: 'emergencySheet',
      title: 'Fiche de liaison pour les urgences',
      at: teller.at({ months: 2 }, 18, 30),
      by: 'le-goff',
    },
    opening('82 ans, vit seul, autonome. Fille à prévenir.'),
    part(
      'À savoir en premier',
      list(
        'Sous apixaban 5 mg deux fois par jour',
        'Insuline le soir',
        'Allergie : amoxicilline',
        'Fraction d’éjection 48 %',
        'Poids habituel : 77 kg',
      ),
    ),
  ),
  loose(
    'application/pdf',
    {
      key: 'directives',
      type: 'advanceDirectives',
      title: 'Mes directives anticipées',
      at: teller.at({ years: 1, months: 1 }),
      by: 'patient',
    },
    opening('Moi, Marcel Guilloux, sain d’esprit, j’écris ceci pour le jour où je ne pourrai plus le dire.'),
    part('Ce que je veux', 'Qu’on me soulage. Qu’on me ramène chez moi si c’est possible, la fenêtre ouverte sur le port.'),
    part('Ce que je ne veux pas', 'Pas de machine qui respire à ma place s’il n’y a plus d’espoir que je me lève.'),
  ),
  loose(
    'text/plain',
    { key: 'poids', type: 'patientOther', title: 'Mon poids, tous les dimanches', at: teller.on({ days: 4 }), by: 'patient' },
    opening('77,1 kg – 77,4 – 77,0 – 76,8 – 77,3 – 77,2 – 77,0', 'Rien à signaler. Les chevilles vont bien.'),
  ),
]

/** Three months of mornings and evenings: the one paper here that has many pages. */
const notebook = (teller: Teller): Paper => {
  const first = teller.on({ months: 4 }, 9, 0)
  const read = (day: number, moment: string): string => {
    const usual = moment === 'matin' ? 1.18 : 1.52
    return decimal(usual + 0.24 * wobble(`${teller.world.seed}/marcel/carnet/${day}/${moment}`), 2)
  }
  const rows = Array.from({ length: 92 }, (_, day) => [
    shortDay(after(first, day * DAY)),
    read(day, 'matin'),
    read(day, 'soir'),
    day % 17 === 9 ? 'jardin' : '',
  ])
  return loose(
    'application/pdf',
    {
      key: 'carnet-glycemies',
      type: 'patientOther',
      title: 'Mon carnet de glycémies, trois mois',
      at: teller.on({ days: 27 }),
      by: 'patient',
    },
    opening(table(['Jour', 'Matin (g/L)', 'Soir (g/L)', 'Remarque'], rows)),
  )
}

/** Plans, certificates, and what he wrote himself. */
export const marcelPapers = (teller: Teller): readonly Paper[] => [...plans(teller), ...words(teller), notebook(teller)]
