import type { Known } from './known.ts'

/**
 * Every screen that an address leads to. A new screen is looked at by adding its line: who opens it (a persona of the demonstration, or
 * nobody), where, and a text that stands on it once it is there. `marcel` is whose record `known` tells of.
 */
export type Screen = {
  readonly name: string
  readonly as: string | null
  readonly path: string | ((marcel: Known) => string)
  readonly shows: string | RegExp
}

export const SCREENS: readonly Screen[] = [
  { name: 'door', as: null, path: '/', shows: 'Marcel GUILLOUX' },
  { name: 'help', as: null, path: '/aide', shows: /aide/i },
  { name: 'easy to read', as: null, path: '/facile', shows: 'Carnet, c’est quoi' },
  { name: 'display', as: null, path: '/affichage', shows: /affichage/i },
  { name: 'demonstration', as: null, path: '/demo', shows: 'Visite en 5 étapes' },
  { name: 'accessibility', as: null, path: '/accessibilite', shows: 'Défenseur des droits' },
  { name: 'personal data', as: null, path: '/donnees-personnelles', shows: 'En dix lignes' },
  { name: 'legal notice', as: null, path: '/mentions', shows: 'EUPL' },
  { name: 'service status', as: null, path: '/etat-du-service', shows: 'Carnet répond.' },
  { name: 'sign-in', as: null, path: '/connexion', shows: 'Avec une clé d’accès' },
  { name: 'activation', as: null, path: '/activer', shows: 'Avant de commencer' },
  { name: 'lost codes', as: null, path: '/codes', shows: 'Qu’avez-vous perdu' },
  { name: 'account', as: 'marcel', path: '/compte', shows: 'Sessions ouvertes' },
  { name: 'choices', as: 'marcel', path: '/activer/choix', shows: 'Garder ces choix' },
  { name: 'national identity', as: null, path: '/connexion/identite', shows: 'Continuer avec mon identité nationale' },
  { name: 'national identity refused', as: null, path: '/connexion/identite?refus=openid-not-linked', shows: 'Aucun dossier n’est relié' },
  { name: 'national identity to link', as: 'marcel', path: '/connexion/identite', shows: 'Prouver mon identité' },
  { name: 'professional sign-in', as: null, path: '/pro/connexion', shows: 'Continuer avec mon identité professionnelle' },
  { name: 'professional sign-in refused', as: null, path: '/pro/connexion?refus=openid-level', shows: 'Ce moyen n’est pas assez sûr' },
  { name: 'a copy handed over', as: null, path: '/remise', shows: 'De qui est le dossier' },
  { name: 'desk home', as: 'coat', path: '/guichet', shows: 'Ce qui se fait à deux' },

  { name: 'nowhere', as: null, path: '/nulle-part', shows: /n’existe pas|introuvable/i },

  { name: 'home', as: 'marcel', path: '/accueil', shows: 'Raccourcis' },
  { name: 'home of a young mother', as: 'camille', path: '/accueil', shows: 'Raccourcis' },
  { name: 'search', as: 'marcel', path: '/recherche', shows: 'Que cherchez-vous' },
  { name: 'documents', as: 'marcel', path: '/documents', shows: 'Bilan sanguin de suivi du diabète' },
  { name: 'documents hidden', as: 'helene', path: '/documents?show=masked', shows: /document/ },
  { name: 'documents as cards', as: 'helene', path: '/documents?view=cards', shows: /document/ },
  { name: 'documents by year', as: 'helene', path: '/documents?view=years', shows: /document/ },
  { name: 'documents to print, none chosen', as: 'marcel', path: '/documents/imprimer', shows: 'Choisissez d’abord' },
  { name: 'document CDA', as: 'marcel', path: m => `/documents/${m.documentOf('cda').id}`, shows: 'Qui peut le voir' },
  { name: 'document PDF', as: 'marcel', path: m => `/documents/${m.documentOf('pdf').id}`, shows: 'Qui peut le voir' },
  { name: 'document picture', as: 'marcel', path: m => `/documents/${m.documentOf('image').id}`, shows: 'Qui peut le voir' },
  { name: 'document text', as: 'marcel', path: m => `/documents/${m.documentOf('text').id}`, shows: 'Qui peut le voir' },
  { name: 'audience', as: 'marcel', path: m => `/documents/${m.documentOf('cda').id}/visibilite`, shows: 'Ce document est visible par' },
  { name: 'add', as: 'marcel', path: '/documents/ajouter', shows: 'Ajouter des documents' },
  { name: 'write', as: 'marcel', path: '/documents/ecrire', shows: 'Écrire un document' },
  { name: 'access', as: 'marcel', path: '/acces', shows: 'En cas d’urgence' },
  { name: 'emergency choices', as: 'marcel', path: '/acces/urgence', shows: 'Vos choix passés' },
  { name: 'care team', as: 'marcel', path: '/professionnels', shows: 'Vos autres soignants' },
  { name: 'care team, none yet', as: 'jade', path: '/professionnels', shows: 'Médecin traitant' },
  { name: 'preview', as: 'marcel', path: '/acces/apercu', shows: /verrait/ },
  { name: 'preview in an emergency', as: 'marcel', path: '/acces/apercu?as=regulation', shows: /SAMU/ },
  { name: 'share', as: 'marcel', path: '/partage', shows: 'Ne donnez jamais ce code' },
  { name: 'share code', as: 'nguyen', path: '/pro/code', shows: 'Code montré par la personne' },
  { name: 'authorise', as: 'marcel', path: '/acces/nouveau', shows: 'Chercher un soignant' },
  { name: 'my data', as: 'marcel', path: '/mes-donnees', shows: 'Que voulez-vous télécharger' },
  { name: 'looks', as: 'marcel', path: '/regards', shows: 'La liste est-elle complète ?' },
  { name: 'health', as: 'marcel', path: '/sante', shows: 'rubriques' },
  { name: 'health of a new mother', as: 'camille', path: '/sante', shows: 'Pas d’allergie connue' },
  { name: 'health on one page', as: 'marcel', path: '/sante/resume', shows: 'Pénicilline' },
  { name: 'allergies', as: 'marcel', path: '/sante/allergies', shows: 'Confirmé par' },
  { name: 'treatments', as: 'marcel', path: '/sante/traitements', shows: 'Passé (1)' },
  { name: 'conditions, none yet', as: 'camille', path: '/sante/maladies', shows: 'Je n’ai pas de maladie connue' },
  { name: 'operations', as: 'marcel', path: '/sante/operations', shows: 'Cataracte' },
  { name: 'family', as: 'marcel', path: '/sante/famille', shows: 'Infarctus' },
  { name: 'lifestyle', as: 'marcel', path: '/sante/habitudes', shows: 'Tabac' },
  { name: 'disability', as: 'marcel', path: '/sante/handicap', shows: 'Parler en face' },
  { name: 'blood group', as: 'marcel', path: '/sante/groupe-sanguin', shows: 'Information indicative' },
  { name: 'a condition to add', as: 'marcel', path: '/sante/maladies/ajouter', shows: 'Quelle maladie' },
  { name: 'an operation to add', as: 'marcel', path: '/sante/operations/ajouter', shows: 'De quoi s’agit-il' },
  { name: 'people around', as: 'marcel', path: '/entourage', shows: 'Imprimer le formulaire' },
  { name: 'person to call, to add', as: 'marcel', path: '/entourage/urgence/ajouter', shows: 'Ordre d’appel' },
  { name: 'trusted person to name', as: 'marcel', path: '/entourage/confiance/ajouter', shows: 'Cette personne est d’accord' },
  { name: 'wishes', as: 'marcel', path: '/volontes', shows: 'registre national' },
  { name: 'wishes of a minor', as: 'jade', path: '/volontes', shows: 'La loi réserve les directives' },
  { name: 'directives in steps', as: 'marcel', path: '/volontes/ecrire', shows: 'Votre situation' },
  { name: 'directives on paper', as: 'marcel', path: '/volontes/deposer', shows: 'Date écrite sur le papier' },
  { name: 'essentials after activation', as: 'marcel', path: '/activer/essentiel', shows: 'Plus tard' },

  { name: 'finder', as: 'nguyen', path: '/pro', shows: 'Trouver un patient' },
  { name: 'creation on demand', as: 'nguyen', path: '/pro/creer', shows: 'À lui dire d’abord' },
  { name: 'own accesses', as: 'nguyen', path: '/pro/mes-acces', shows: 'Mes accès' },
  { name: 'record', as: 'nguyen', path: m => `/pro/p/${m.recordId}`, shows: 'Déposer' },
  { name: 'record reading', as: 'nguyen', path: m => `/pro/p/${m.recordId}?doc=${m.documentOf('cda').id}`, shows: 'Télécharger' },
  { name: 'deposit', as: 'nguyen', path: m => `/pro/p/${m.recordId}/deposer`, shows: 'Déposer un document' },
  { name: 'no record', as: 'vasseur', path: m => `/pro/p/${m.recordId}`, shows: 'Aucun dossier consultable' },

  { name: 'emergency', as: 'castaing', path: '/urgence', shows: 'Identifier la personne' },
  { name: 'emergency refused', as: 'castaing', path: '/urgence/refus', shows: 'Ce qui reste possible' },
]
