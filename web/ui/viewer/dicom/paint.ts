import type { Frame, Window } from './image.ts'

/** PS3.3 C.11.2.1.2: a value of the image to a shade of grey, for a window that is centred and wide as asked. */
const shadeOf = (value: number, { center, width }: Window): number => {
  const [middle, span] = [center - 0.5, Math.max(width - 1, 1)]
  return ((value - middle) / span + 0.5) * 255
}

export const paintFrame = (frame: Frame, window: Window, inverted: boolean): Uint8ClampedArray<ArrayBuffer> => {
  if (frame.kind === 'colours') return frame.rgba
  const { values } = frame
  const rgba = new Uint8ClampedArray(values.length * 4)
  for (let point = 0; point < values.length; point++) {
    const shade = shadeOf(values[point] ?? 0, window)
    const shown = inverted ? 255 - shade : shade
    const at = point * 4
    rgba[at] = shown
    rgba[at + 1] = shown
    rgba[at + 2] = shown
    rgba[at + 3] = 255
  }
  return rgba
}
