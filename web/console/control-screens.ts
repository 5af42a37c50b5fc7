// Control after the fact, and the table of who may read what.
export { AccessesConsole } from './accesses.tsx'
export { MatrixConsole } from './matrix/page.tsx'
