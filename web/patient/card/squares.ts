/** Dark squares of a QR code as one path: no picture, no canvas, no inline style. */
export type Squares = { readonly size: number; readonly path: string }

const QUIET = 4

/** The code itself and no address: what reads it in the field of a rescuer's page types it there. */
export const squaresOf = async (text: string): Promise<Squares> => {
  const { create } = await import('qrcode')
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const cells = Array.from({ length: modules.size * modules.size }, (_, index) => index).filter(index => modules.data[index] === 1)
  const path = cells.map(index => `M${(index % modules.size) + QUIET} ${Math.floor(index / modules.size) + QUIET}h1v1h-1z`).join('')
  return { size: modules.size + 2 * QUIET, path }
}
