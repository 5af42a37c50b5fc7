// The two screens of who protects the data.
export { RequestsConsole } from './requests.tsx'
export { AuditConsole } from './audit.tsx'
