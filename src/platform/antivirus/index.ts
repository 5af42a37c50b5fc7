export { type Antivirus, openClamd, type Scan, type Verdict } from './clamd.ts'
