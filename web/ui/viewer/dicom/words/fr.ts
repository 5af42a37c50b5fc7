import { pluralIn } from '../../../i18n/plural.ts'

const plural = pluralIn('fr')
const figure = (digits: number) => new Intl.NumberFormat('fr', { maximumFractionDigits: digits, minimumFractionDigits: digits })
const [whole, tenth] = [figure(0), figure(1)]

export const fr = {
  marked: 'Images clés',
  tools: 'Mesurer sur l’image',
  kinds: { distance: 'Distance', angle: 'Angle' },
  clear: 'Effacer les mesures',
  window: 'Fenêtre',
  windows: {
    file: 'Celle du fichier',
    full: 'Toute l’étendue',
    lung: 'Poumon',
    soft: 'Tissus mous',
    bone: 'Os',
    brain: 'Cerveau',
  },
  ownWindow: 'La vôtre',
  measures: 'Mesures',
  millimetres: (value: number) => `${tenth.format(value)}\u00a0mm`,
  points: (value: number) => plural(Math.round(value), { one: `${whole.format(value)} point`, other: `${whole.format(value)} points` }),
  degrees: (value: number) => `${tenth.format(value)}°`,
  said: (kind: string, n: number, value: string) => `${kind} ${n}\u00a0: ${value}`,
  place: (left: number) => plural(left, { one: 'Placez encore 1 point.', other: `Placez encore ${left} points.` }),
  unknown: 'Le fichier ne dit pas la taille d’un point : les distances ne sont pas en millimètres.',
  notKept: 'Ces mesures ne sont pas gardées.',
  keys: 'D : distance. A : angle. Flèches puis Entrée : placer un point. Échap : arrêter. R : effacer. Page haut et bas : image suivante ou précédente.',
}
