export { openNames } from './safe-name.ts'
export { writeZip, type ZipEntry } from './write-zip.ts'
