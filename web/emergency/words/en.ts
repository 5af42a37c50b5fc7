import type { Translation } from '../../ui/i18n/language.ts'
import type { fr } from './fr.ts'

export type EmergencyWords = Translation<typeof fr>

export const en: EmergencyWords = { title: 'Carnet' }
