export { type Notice, type Template, TEMPLATES } from './model.ts'
export { markNoticeRead, readNotices } from './read-notices.ts'
export { EMERGENCY_OPENED, emergencyEvent, TELL_OF_EMERGENCY, tellOfEmergency } from './tell-of-emergency.ts'
