// The icons of the installed application, drawn from our own drawings: `node web/draw-icons.ts` writes them into web/static/icons.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'

const from = (file: string): string => fileURLToPath(new URL(file, import.meta.url))
const DENSITY = 1_200

const ICONS = [
  { drawing: 'static/carnet.svg', size: 192, name: 'carnet-192.png' },
  { drawing: 'static/carnet.svg', size: 512, name: 'carnet-512.png' },
  { drawing: 'icons/maskable.svg', size: 192, name: 'maskable-192.png' },
  { drawing: 'icons/maskable.svg', size: 512, name: 'maskable-512.png' },
  { drawing: 'icons/maskable.svg', size: 180, name: 'touch-180.png' },
]

mkdirSync(from('static/icons'), { recursive: true })
for (const { drawing, size, name } of ICONS) {
  await sharp(from(drawing), { density: DENSITY })
    .resize(size, size)
    .png({ palette: true, compressionLevel: 9 })
    .toFile(from(`static/icons/${name}`))
}
