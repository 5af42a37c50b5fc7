import type { Frame, Window } from './image.ts'

/** Usual windows of a scanner, in Hounsfield units: an aid to looking, the file's own comes first. */
export const PRESETS = {
  lung: { center: -600, width: 1_500 },
  soft: { center: 40, width: 400 },
  bone: { center: 400, width: 1_800 },
  brain: { center: 40, width: 80 },
} as const satisfies Readonly<Record<string, Window>>

export type PresetId = 'file' | 'full' | keyof typeof PRESETS
export type Preset = { readonly id: PresetId }

const ALWAYS = [{ id: 'file' }, { id: 'full' }] as const
const OF_A_SCANNER = [{ id: 'lung' }, { id: 'soft' }, { id: 'bone' }, { id: 'brain' }] as const

/** Units of Hounsfield are a scanner's: elsewhere the same numbers mean nothing. */
export const presetsFor = (modality: string): readonly Preset[] => (modality === 'CT' ? [...ALWAYS, ...OF_A_SCANNER] : ALWAYS)

/** From the darkest to the lightest of the picture. */
export const fullWindow = (frame: Frame): Window => {
  if (frame.kind === 'colours') return { center: 127.5, width: 255 }
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const value of frame.values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return { center: (low + high) / 2, width: Math.max(high - low, 1) }
}

export const windowFor = (id: PresetId, own: Window, frame: Frame): Window =>
  id === 'file' ? own : id === 'full' ? fullWindow(frame) : PRESETS[id]
