import type { Note } from './notes.ts'

const GP = { to: 'le-goff' } as const
const HOSPITAL = { structure: 'hospital', to: 'le-goff' } as const

/** Thirty-one years of shipyard: dust in the lungs, noise in the ears. */
const WORK: readonly Note[] = [
  ['amiante-1', 'certificate', 'le-goff', { years: 13, months: 8 }, 'Certificat médical initial : maladie professionnelle', {
    Constat: 'Charpentier de marine pendant trente et un ans, exposé aux poussières d’amiante jusqu’à ses 46 ans.',
    Demande: 'Plaques pleurales au scanner : déclaration au titre du tableau 30 du régime général.',
  }],
  ['amiante-2', 'functional', 'quere', { years: 13, months: 6 }, 'Exploration fonctionnelle respiratoire', {
    Résultat: 'Capacité vitale 94 % de la théorique. VEMS sur capacité vitale : 74 %. Diffusion du CO à 88 %.',
    Conclusion: 'Fonction respiratoire normale pour l’âge.',
  }, HOSPITAL],
  ['amiante-3', 'functional', 'quere', { years: 8, months: 6 }, 'Exploration fonctionnelle respiratoire', {
    Résultat: 'Capacité vitale 91 %. VEMS sur capacité vitale : 72 %. Diffusion du CO à 84 %.',
    Conclusion: 'Stable en cinq ans.',
  }, HOSPITAL],
  ['amiante-4', 'functional', 'quere', { years: 2, months: 6 }, 'Exploration fonctionnelle respiratoire', {
    Résultat: 'Capacité vitale 86 %. VEMS sur capacité vitale : 70 %. Diffusion du CO à 79 %.',
    Conclusion: 'Baisse lente, liée à l’âge et au cœur. Pas de fibrose.',
  }, HOSPITAL],
  ['oreilles-1', 'diagnostic', 'le-goff', { years: 12, months: 4 }, 'Audiométrie de dépistage', {
    Résultat: 'Perte de 35 dB à droite et de 40 dB à gauche, surtout dans les aigus.',
    Conclusion: 'Surdité de bruit et d’âge. « Ma fille dit que je crie au téléphone. » Pas encore d’appareil.',
  }],
  ['oreilles-2', 'diagnostic', 'le-goff', { years: 6, months: 2 }, 'Audiométrie de contrôle', {
    Résultat: 'Perte de 52 dB à droite et de 56 dB à gauche.',
    Conclusion: 'Appareillage des deux oreilles proposé et accepté.',
  }],
  ['oreilles-3', 'assessment', 'colin', { years: 5, months: 8 }, 'Bilan orthophonique : lecture labiale', {
    Bilan: 'Appareils portés six heures par jour. Comprend bien de face, perd le fil à plusieurs.',
    Projet: 'Dix séances de lecture labiale avec sa fille.',
  }, GP],
]

/** A knee that carried beams. */
const KNEE: readonly Note[] = [
  ['genou-1', 'consultation', 'le-goff', { years: 13, months: 1 }, 'Consultation : genou droit', {
    Motif: 'Douleur à la descente de l’escalier depuis l’hiver. Gonfle après le jardin.',
    Conclusion: 'Arthrose probable. Radiographie, paracétamol, pas d’anti-inflammatoire : le rein est à ménager.',
  }],
  ['genou-2', 'consultation', 'delaunay', { years: 12, months: 10 }, 'Consultation de chirurgie orthopédique', {
    Examen: 'Flexion 125°, pas d’épanchement, axe normal.',
    Avis: 'Gonarthrose débutante. Kinésithérapie et semelles. Pas d’indication opératoire.',
  }, GP],
  ['genou-3', 'functional', 'tanguy', { years: 12, months: 6 }, 'Bilan de kinésithérapie : genou droit', {
    Bilan: 'Quadriceps renforcé, descend dix marches sans la rampe.',
    Suite: 'Exercices à la maison, vélo d’appartement quinze minutes par jour.',
  }, GP],
  ['genou-4', 'diagnostic', 'delaunay', { years: 7, months: 9 }, 'Infiltration du genou droit', {
    Geste: 'Acide hyaluronique, trois injections à une semaine. INR à 2,2 le matin même.',
    Suites: 'Simples. Glace le soir.',
  }, HOSPITAL],
  ['genou-5', 'consultation', 'delaunay', { years: 2, months: 9 }, 'Consultation de chirurgie orthopédique', {
    Examen: 'Flexion 110°, douleur modérée. Périmètre de marche : un kilomètre.',
    Avis: 'Prothèse discutée puis écartée : le cœur d’abord, et monsieur Guilloux préfère sa canne.',
  }, GP],
]

/** Below, and within: prostate, colon, hernia, skin. */
const BELLY: readonly Note[] = [
  ['prostate-1', 'consultation', 'le-goff', { years: 11, months: 9 }, 'Consultation : se lève la nuit', {
    Motif: 'Deux à trois levers par nuit. Jet faible, pas de brûlure.',
    Conclusion: 'Prostate augmentée de volume, souple. PSA et échographie.',
  }],
  ['prostate-2', 'consultation', 'le-goff', { years: 6, months: 9 }, 'Consultation : suivi de la prostate', {
    Suivi: 'Trois levers par nuit, supportés. PSA à surveiller une fois par an.',
    Conclusion: 'Pas de traitement : il ferait baisser la tension. Boire moins après 18 h.',
  }],
  ['hernie-1', 'anaesthesia', 'perrot', { years: 12, months: 2, days: 20 }, 'Consultation pré-anesthésique', {
    Bilan: 'Diabète équilibré, tension traitée, ASA 2. Allergie à l’amoxicilline notée en rouge.',
    Accord: 'Rachianesthésie. Metformine arrêtée la veille.',
  }, HOSPITAL],
  ['hernie-2', 'operation', 'delaunay', { years: 12, months: 2 }, 'Compte rendu opératoire : hernie inguinale droite', {
    Intervention: 'Cure de hernie inguinale droite par plaque, voie ouverte. Durée 45 minutes, pas d’incident.',
    Suites: 'Sortie le soir même avec sa fille. Ne rien porter de lourd pendant un mois.',
  }, { ...HOSPITAL, encounter: 'SS' }],
  ['colon-1', 'screening', 'simonet', { years: 9, months: 7 }, 'Dépistage du cancer colorectal', {
    Résultat: 'Test immunologique positif : 42 µg par gramme.',
    Suite: 'Coloscopie à organiser.',
  }, GP],
  ['colon-2', 'operation', 'legrand', { years: 9, months: 5 }, 'Coloscopie', {
    Examen: 'Préparation bonne. Un polype pédiculé de 9 mm du sigmoïde, retiré à l’anse.',
    Suites: 'Pas de saignement. Analyse en cours.',
  }, { ...HOSPITAL, encounter: 'SS' }],
  ['colon-3', 'pathology', 'roche', { years: 9, months: 4, days: 20 }, 'Anatomopathologie : polype du côlon', {
    Conclusion: 'Adénome tubuleux en dysplasie de bas grade, exérèse complète.',
  }, GP],
  ['colon-4', 'operation', 'legrand', { years: 6, months: 4 }, 'Coloscopie de contrôle', {
    Examen: 'Normale jusqu’au cæcum. Warfarine interrompue quatre jours, relais par énoxaparine.',
    Suite: 'Pas d’autre contrôle à cet âge.',
  }, { ...HOSPITAL, encounter: 'SS' }],
  ['peau-1', 'consultation', 'olivieri', { years: 10, months: 3 }, 'Consultation de dermatologie', {
    Examen: 'Quatre kératoses solaires du front et des oreilles.',
    Geste: 'Azote liquide. Chapeau, même par temps gris.',
  }, GP],
  ['peau-2', 'consultation', 'olivieri', { years: 5, months: 5 }, 'Consultation de dermatologie : tache du nez', {
    Examen: 'Lésion perlée de 6 mm de l’aile du nez, à bord net.',
    Avis: 'Carcinome basocellulaire probable : exérèse sous anesthésie locale. INR la veille.',
  }, GP],
  ['peau-3', 'operation', 'olivieri', { years: 5, months: 4 }, 'Exérèse d’une lésion du nez', {
    Geste: 'Exérèse à 4 mm, suture directe par cinq points.',
    Suites: 'Ablation des fils à sept jours par l’infirmier.',
  }, GP],
  ['peau-4', 'pathology', 'roche', { years: 5, months: 3, days: 20 }, 'Anatomopathologie : lésion du nez', {
    Conclusion: 'Carcinome basocellulaire nodulaire, marges saines de 3 mm.',
  }, GP],
  ['peau-5', 'consultation', 'olivieri', { years: 3, months: 7 }, 'Consultation de dermatologie : contrôle', {
    Examen: 'Cicatrice souple, pas de récidive. Trois kératoses traitées par azote.',
    Suite: 'Revoir dans deux ans.',
  }, GP],
  ['peau-6', 'consultation', 'olivieri', { years: 1, months: 6 }, 'Consultation de dermatologie : contrôle', {
    Examen: 'Pas de récidive, pas de lésion nouvelle.',
    Suite: 'Revoir dans deux ans.',
  }, GP],
]

/** What the winters brought. */
const ACUTE: readonly Note[] = [
  ['main', 'emergency', 'castaing', { years: 10, months: 8 }, 'Passage aux urgences : plaie de la main', {
    Récit: 'Scie égoïne, en réparant le portail. Plaie de 4 cm du dos de la main gauche.',
    Conduite: 'Pas de tendon touché. Six points. Rappel contre le tétanos fait.',
  }, { ...HOSPITAL, encounter: 'EMER' }],
  ['cote', 'emergency', 'castaing', { years: 7, months: 3 }, 'Passage aux urgences : chute d’échelle', {
    Récit: 'Chute d’un mètre en cueillant des pommes. Sous warfarine, INR 3,4.',
    Conduite: 'Scanner de la tête normal, une côte fêlée. Surveillance d’une nuit. Échelle donnée à son voisin.',
  }, { ...HOSPITAL, encounter: 'EMER' }],
  ['bronchite-1', 'consultation', 'le-goff', { years: 8, months: 1 }, 'Consultation : toux', {
    Motif: 'Toux grasse depuis huit jours, pas de fièvre.',
    Conclusion: 'Bronchite virale. Repos, boissons. Pas d’antibiotique.',
  }],
  ['bronchite-2', 'telemedicine', 'le-goff', { years: 4, months: 6, days: 9 }, 'Téléconsultation : bronchite', {
    Motif: 'Toux et fièvre à 38,4 °C, un vendredi soir.',
    Conclusion: 'Clarithromycine sept jours. À ne pas oublier : contrôler l’INR.',
  }],
  ['zona-flanc', 'consultation', 'le-goff', { years: 1, months: 9 }, 'Consultation : zona', {
    Motif: 'Brûlure puis vésicules du flanc gauche depuis deux jours.',
    Conclusion: 'Zona thoracique. Valaciclovir sept jours, dose adaptée au rein. Vaccin à prévoir ensuite.',
  }],
  ['goutte', 'consultation', 'le-goff', { years: 2, months: 3 }, 'Consultation : gros orteil rouge', {
    Motif: 'Douleur vive de la nuit, orteil chaud et rouge.',
    Conclusion: 'Crise de goutte sous diurétique. Colchicine à petite dose quatre jours. Acide urique à doser.',
  }],
  ['malaise', 'emergency', 'castaing', { days: 11 }, 'Passage aux urgences : malaise sur la voie publique', {
    Récit: 'Assis par terre devant la boulangerie, pâle, ne répond pas à l’arrivée des pompiers. Glycémie capillaire 0,41 g/L.',
    Traitement: 'Glucose par la veine : se réveille en trois minutes, demande son pain. Avait sauté le déjeuner après son insuline.',
    Sortie: 'Le soir même avec sa fille. Insuline du soir à revoir avec le médecin traitant, sucre à garder en poche.',
  }, { ...HOSPITAL, encounter: 'EMER' }],
]

/** Diabetes and heart, between the great letters. */
const WEAR: readonly Note[] = [
  ['rein-1', 'consultation', 'kermarrec', { years: 2, months: 10 }, 'Consultation : rein et diabète', {
    Constat: 'Filtration entre 45 et 50. Albumine dans les urines en baisse depuis l’empagliflozine.',
    Décision: 'Metformine une fois par jour. Pas d’anti-inflammatoire, pas de produit de contraste sans avis.',
  }, GP],
  ['rein-2', 'consultation', 'kermarrec', { years: 1, months: 2 }, 'Consultation : rein et diabète', {
    Constat: 'Filtration stable. Potassium normal sous sacubitril et valsartan.',
    Décision: 'Même traitement. Bilan tous les trois mois.',
  }, GP],
  ['dietetique-1', 'assessment', 'pennec', { years: 11, months: 1 }, 'Bilan diététique', {
    Habitudes: 'Pain à chaque repas, cidre le dimanche, mange en dix minutes.',
    Conseils: 'Poser la fourchette entre deux bouchées. Légumes d’abord. Un verre, pas deux.',
  }, GP],
  ['dietetique-2', 'assessment', 'pennec', { years: 3, months: 1 }, 'Bilan diététique : moins de sel', {
    Habitudes: 'Beurre salé, charcuterie, soupe en brique.',
    Conseils: 'Six grammes de sel par jour. Beurre doux : « on verra », dit-il.',
  }, GP],
  ['pied-5', 'assessment', 'lagadec', { years: 5, months: 3 }, 'Bilan podologique du pied diabétique', {
    Bilan: 'Grade 0 : sensibilité conservée, pouls perçus.',
    Conseils: 'Chaussettes sans couture, pas de bouillotte.',
  }, GP],
  ['pied-3', 'assessment', 'lagadec', { years: 3, months: 3 }, 'Bilan podologique du pied diabétique', {
    Bilan: 'Grade 0. Ongles épais, coupés au cabinet.',
    Conseils: 'Une séance par an, avant si une rougeur apparaît.',
  }, GP],
  ['insuline', 'nurseFollowUp', 'benali', { years: 7, months: 4 }, 'Apprentissage de l’insuline à domicile', {
    Suivi: 'Fait seul ses injections au dixième jour. Tourne les sites. Reconnaît l’hypoglycémie.',
    Note: 'Stylo rangé dans la porte du réfrigérateur, à côté des hameçons.',
  }, { ...GP, encounter: 'HH' }],
  ['poids-maison', 'nurseFollowUp', 'benali', { years: 3, months: 1 }, 'Suivi infirmier : insuffisance cardiaque', {
    Suivi: 'Poids de 78,9 à 78,2 kg en quatre semaines. Chevilles fines. Pilulier juste.',
    Note: 'Appelle de lui-même quand la balance monte. Fin des visites.',
  }, { ...GP, encounter: 'HH' }],
  ['reeducation', 'hospitalStay', 'nguyen', { years: 2, months: 11 }, 'Réadaptation cardiaque : bilan de fin', {
    Programme: 'Vingt séances en six semaines, vélo et marche.',
    Bilan: 'Marche de six minutes : de 310 à 395 mètres. Ne s’arrête plus au milieu de la venelle.',
  }, { ...HOSPITAL, encounter: 'SS' }],
  ['marche', 'functional', 'tanguy', { years: 1, months: 1 }, 'Bilan d’équilibre et de marche', {
    Bilan: 'Se lève sans les mains. Appui sur un pied : 6 secondes. Une canne dehors.',
    Projet: 'Dix séances d’équilibre.',
  }, GP],
  ['maison', 'assessment', 'salaun', { months: 10 }, 'Visite d’ergothérapie au domicile', {
    Constat: 'Escalier raide, tapis de l’entrée, baignoire haute.',
    Aménagements: 'Deuxième rampe, tapis retiré, planche de bain. Téléalarme acceptée.',
  }, { ...GP, encounter: 'HH' }],
  ['autonomie', 'certificate', 'le-goff', { months: 9 }, 'Certificat : demande d’allocation d’autonomie', {
    Constat: 'Fait seul sa toilette et ses repas. Aide utile pour le ménage et les courses. GIR 5 proposé.',
  }],
  ['geriatrie', 'assessment', 'legrand', { months: 7 }, 'Évaluation gériatrique', {
    Bilan: 'MMSE 28 sur 30. Humeur bonne. Vit seul, sort chaque jour, trois repas.',
    Conseils: 'Ne pas serrer le diabète : éviter l’hypoglycémie compte plus que le chiffre.',
  }, GP],
  ['pharmacie-bilan', 'pharmacistReview', 'prigent', { months: 5 }, 'Bilan partagé de médication', {
    Bilan: 'Neuf médicaments, tous utiles. Prises groupées matin et soir. Pas d’ibuprofène retrouvé.',
    Proposition: 'Pilulier d’une semaine, préparé par monsieur Guilloux lui-même.',
  }, GP],
]

const DENTAL: readonly Note[] = ([13, 11, 9, 7, 5, 3, 1] as const).map(years => [
  `dents-${years}`,
  'dental',
  'mevel',
  { years, months: 5 },
  'Bilan bucco-dentaire',
  {
    Bilan: years > 8 ? 'Deux caries soignées, détartrage. Gencives rouges.' : 'Détartrage sous anticoagulant, sans saignement. Appareil du haut stable.',
    Suite: years > 8 ? 'Brosse souple, deux fois par jour.' : 'Contrôle dans un an : le diabète fragilise les gencives.',
  },
])

const EYES: readonly Note[] = (
  [
    [13, 'Pas de rétinopathie.'],
    [11, 'Pas de rétinopathie.'],
    [9, 'Microanévrismes stables.'],
    [7, 'Rétinopathie minime, stable.'],
    [5, 'Stable. Cataracte gênante le soir.'],
    [3, 'Stable. Pas d’œdème à la tomographie.'],
    [1, 'Cataracte gauche débutante, sans gêne.'],
  ] as const
).map(([years, text]) => [
  `retine-${years}`,
  'eye',
  'morin',
  { years, months: 8 },
  'Fond d’œil de surveillance du diabète',
  { 'Fond d’œil': `Clichés des deux yeux. ${text}`, Suite: 'Contrôle dans un an.' },
  GP,
])

export const MARCEL_NOTES: readonly Note[] = [...WORK, ...KNEE, ...BELLY, ...ACUTE, ...WEAR, ...DENTAL, ...EYES]
