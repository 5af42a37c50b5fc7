import { useRouter } from '@tanstack/react-router'

/** Screens that other parts of the person's space bring: a link stands only where there is something behind it. */
const DOORS = {
  search: ['/recherche'],
  card: ['/carte', '/carte-urgence', '/carte-d-urgence', '/urgence/carte'],
  report: ['/documents/$documentId/signaler', '/documents/$documentId/probleme'],
  allergies: ['/sante/allergies', '/sante/$rubric', '/sante'],
  contacts: ['/sante/contacts', '/volontes', '/sante/volontes'],
} as const

export type Door = keyof typeof DOORS

/** Where it is, or null when nothing is there. */
export const useDoor = (door: Door): string | null => {
  const { routesByPath } = useRouter()
  const paths = new Set(Object.keys(routesByPath))
  return DOORS[door].find(path => paths.has(path)) ?? null
}
