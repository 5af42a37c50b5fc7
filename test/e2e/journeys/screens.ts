/**
 * The screens of ui.md §3.2 and §3.3, and the addresses that show them. U22 to U24 and U26 (messages, agenda, services) come later, and have no door.
 * The first that matches is the one.
 */
export const SCREEN_OF: readonly (readonly [id: string, address: RegExp])[] = [
  ['U1', /^\/accueil$/],
  ['U2', /^\/recherche$/],
  ['U4', /^\/documents\/(?:ajouter|ecrire)$/],
  ['U3', /^\/documents(?:\/imprimer)?$/],
  ['U6', /^\/documents\/[^/]+\/visibilite$/],
  ['U21', /^\/documents\/[^/]+\/signaler$/],
  ['U5', /^\/documents\/[^/]+$/],
  ['U9', /^\/sante\/(?:mesures|analyses|lu)/],
  ['U10', /^\/sante\/vaccins/],
  ['U11', /^\/sante\/croissance/],
  ['U7', /^\/sante(?:\/resume)?$/],
  ['U8', /^\/sante\//],
  ['U12', /^\/temps/],
  ['U13', /^\/carte/],
  ['U14', /^\/entourage/],
  ['U15', /^\/volontes/],
  ['U17', /^\/professionnels\/./],
  ['U16', /^\/professionnels$/],
  ['U19', /^\/acces\/urgence$/],
  ['U18', /^\/acces/],
  ['U21', /^\/regards\/.|^\/demandes/],
  ['U20', /^\/regards$/],
  ['U25', /^\/proches/],
  ['U27', /^\/notifications/],
  ['U28', /^\/mes-donnees/],
  ['U29', /^\/compte/],
  ['U30', /^\/partage/],
  ['M1', /^\/pro\/(?:connexion|verrou)/],
  ['M2', /^\/pro$/],
  ['M3', /^\/pro\/(?:identite|code|creer)/],
  ['M4', /^\/pro\/ouvrir/],
  ['M7', /^\/pro\/deposer|^\/pro\/p\/[^/]+\/deposer/],
  ['M16', /^\/pro\/lots/],
  ['M13', /^\/pro\/p\/[^/]+\/synthese/],
  ['M15', /^\/pro\/mes-acces/],
  ['M6', /^\/pro\/p\/[^/]+\/documents/],
  ['M8', /^\/pro\/p\/[^/]+\/(?:resultats|mesures)/],
  ['M9', /^\/pro\/p\/[^/]+\/traitements/],
  ['M10', /^\/pro\/p\/[^/]+\/vaccins/],
  ['M11', /^\/pro\/p\/[^/]+\/temps/],
  ['M12', /^\/pro\/p\/[^/]+\/imagerie/],
  ['M4', /^\/pro\/p\/[^/]+\/equipe/],
  ['M5', /^\/pro\/p\/[^/]+$/],
  ['X1', /^\/urgence$/],
  ['X3', /^\/urgence\/ouvrir/],
  ['X5', /^\/urgence\/refus/],
  ['X4', /^\/urgence\/p\//],
]

export const screenAt = (address: string): string => {
  const { pathname } = new URL(address)
  return SCREEN_OF.find(([, pattern]) => pattern.test(pathname))?.[0] ?? pathname
}

/** Every identifier that must be seen. */
export const SCREEN_IDS: readonly string[] = Array.from({ length: 30 }, (_, n) => `U${n + 1}`).filter(
  id => !['U22', 'U23', 'U24', 'U26'].includes(id),
)
