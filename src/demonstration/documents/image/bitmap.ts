/** A grey picture, one byte a pixel, 0 black to 255 white, row by row. */
export type Bitmap = { readonly width: number; readonly height: number; readonly pixels: Uint8Array }
