/**
 * What somebody may be told of, by name: the words stand in notifications/ (`TEMPLATES`), the event it belongs to in her preferences.
 * A name here without words there does not compile.
 */
export const NOTICE_TEMPLATES = [
  'emergency-access-holder',
  'emergency-access-attending',
  'record-opened',
  'record-activated',
  'record-closed',
  'record-reopened',
  'record-suspended',
  'record-resumed',
  'erasure-asked',
  'erasure-withdrawn',
  'erasure-done',
  'opposition-recorded',
  'opposition-withdrawn',
  'agent-acted',
  'identity-corrected',
  'signed-in-elsewhere',
  'sign-in-means-added',
  'sign-in-means-removed',
  'password-changed',
  'contact-changed',
  'recovery-asked',
  'recovery-done',
  'code-asked',
  'delegation-proposed',
  'delegation-accepted',
  'delegation-refused',
  'delegation-ended',
  'delegation-expired',
  'majority-soon',
  'majority-reached',
  'update-soon',
  'update-made',
  'export-ready',
  'export-expired',
] as const

export type NoticeTemplate = (typeof NOTICE_TEMPLATES)[number]
