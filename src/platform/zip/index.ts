export { readZip, type Source, type ZipLimits, type ZippedFile, type ZipReader, ZipRefused } from './read-zip.ts'
export { openNames } from './safe-name.ts'
export { writeZip, type ZipEntry } from './write-zip.ts'
