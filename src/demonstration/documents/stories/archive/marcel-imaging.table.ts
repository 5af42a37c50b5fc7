import type { Span } from '../../../calendar.ts'

/** Key, how long ago, title, indication, technique, findings, conclusion. */
export type Image = readonly [
  key: string,
  ago: Span,
  title: string,
  indication: string,
  technique: string,
  findings: string,
  conclusion: string,
]

const PLAQUES = 'Exposition professionnelle à l’amiante.'
const CHEST_SCAN = 'Hélice sans injection, faible dose.'

export const MARCEL_IMAGES: readonly Image[] = [
  ['scanner-13', { years: 13, months: 9 }, 'Scanner du thorax', PLAQUES, CHEST_SCAN,
    'Quatre plaques pleurales calcifiées, bilatérales, diaphragmatiques. Pas de fibrose. Pas de nodule.', 'Plaques pleurales bénignes.'],
  ['scanner-8', { years: 8, months: 7 }, 'Scanner du thorax', PLAQUES, CHEST_SCAN,
    'Plaques inchangées. Micronodule de 4 mm du lobe moyen.', 'Micronodule à contrôler dans un an.'],
  ['scanner-7', { years: 7, months: 6 }, 'Scanner du thorax', 'Contrôle d’un micronodule.', CHEST_SCAN,
    'Micronodule de 4 mm, inchangé. Plaques stables.', 'Stabilité : surveillance tous les cinq ans.'],
  ['scanner-2', { years: 2, months: 7 }, 'Scanner du thorax', PLAQUES, CHEST_SCAN,
    'Micronodule et plaques inchangés. Cœur augmenté de volume, pas d’épanchement.', 'Stable depuis onze ans.'],
  ['genou-13', { years: 13 }, 'Radiographie du genou droit', 'Gonalgie droite mécanique.', 'Face en charge, profil, défilé.',
    'Pincement fémoro-tibial médial modéré, ostéophytes.', 'Gonarthrose débutante.'],
  ['genou-7', { years: 7, months: 10 }, 'Radiographie du genou droit', 'Aggravation des douleurs.', 'Face en charge, profil, défilé.',
    'Pincement plus marqué que sur le cliché précédent.', 'Gonarthrose modérée.'],
  ['genou-2r', { years: 2, months: 10 }, 'Radiographie du genou droit', 'Douleur à la marche.', 'Face en charge, profil, défilé.',
    'Interligne médial presque disparu.', 'Gonarthrose sévère.'],
  ['prostate-echo', { years: 11, months: 8 }, 'Échographie des reins et de la prostate', 'Se lève trois fois la nuit.', 'Voie abdominale.',
    'Reins de 108 et 110 mm, sans dilatation. Prostate de 46 mL. Résidu de 40 mL.', 'Hypertrophie bénigne de la prostate.'],
  ['reins-echo', { years: 2, months: 11 }, 'Échographie des reins', 'Filtration à 48.', 'Voie abdominale.',
    'Reins de 101 et 103 mm, cortex un peu aminci, pas d’obstacle.', 'Reins de diabétique, sans obstacle.'],
  ['carotides-9', { years: 9, months: 1 }, 'Écho-doppler des artères du cou', 'Diabète et hypertension.', 'Sonde de 9 MHz.',
    'Plaques fines des deux bulbes, sténose inférieure à 30 %.', 'Athérome non sténosant.'],
  ['carotides-4', { years: 4, months: 1 }, 'Écho-doppler des artères du cou', 'Contrôle d’athérome.', 'Sonde de 9 MHz.',
    'Plaques stables, sténose à 30 % à droite.', 'Athérome stable.'],
  ['jambes-6', { years: 6, months: 5 }, 'Écho-doppler des artères des jambes', 'Pouls pédieux faibles.', 'Index de pression à la cheville.',
    'Index de 0,98 à droite, 1,02 à gauche.', 'Pas d’artérite significative.'],
  ['jambes-1', { years: 1, months: 4 }, 'Écho-doppler des artères des jambes', 'Diabète ancien, avant chaussage.', 'Index de pression à la cheville.',
    'Index de 0,92 à droite, 0,95 à gauche. Artères calcifiées.', 'Artérite débutante, sans sténose serrée.'],
  ['crane-7', { years: 7, months: 3 }, 'Scanner de la tête', 'Chute sous warfarine.', 'Sans injection.',
    'Pas d’hémorragie. Atrophie d’âge.', 'Pas de lésion traumatique.'],
  ['cotes-7', { years: 7, months: 3 }, 'Radiographie des côtes droites', 'Chute d’échelle.', 'Face et oblique.',
    'Fêlure de la septième côte, sans déplacement. Poumon à la paroi.', 'Fêlure costale simple.'],
  ['ventre-4', { years: 4, months: 3 }, 'Échographie du foie', 'Bilan après hémorragie digestive.', 'Voie abdominale.',
    'Foie de contours réguliers, légère stéatose. Pas de calcul.', 'Stéatose modérée.'],
  ['os-3', { years: 3, months: 5 }, 'Ostéodensitométrie', 'Chute, corticoïdes courts répétés.', 'Absorptiométrie, rachis et hanche.',
    'T-score de -1,2 au rachis et de -1,8 à la hanche.', 'Ostéopénie : vitamine D et marche.'],
  ['echo-5', { years: 5, months: 10 }, 'Échographie cardiaque', 'Suivi de fibrillation auriculaire.', 'Échographie transthoracique.',
    'Fraction d’éjection à 54 %. Oreillette gauche à 28 cm². Pas de valvulopathie serrée.', 'Fonction systolique conservée.'],
]
