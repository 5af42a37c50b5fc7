/** The pages about who may see travel together; what draws a code travels when one is made. */
export { CarerPage } from './carer.tsx'
export { EmergencyPage } from './emergency.tsx'
export { AccessPage } from './page.tsx'
export { PreviewPage } from './preview.tsx'
export { RulePage } from './rule.tsx'
export { SharePage } from './share.tsx'
export { TeamPage } from './team.tsx'
