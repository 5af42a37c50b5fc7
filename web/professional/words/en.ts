import type { Translation } from '../../ui/i18n/language.ts'
import type { fr } from './fr.ts'

export type ProfessionalWords = Translation<typeof fr>

export const en: ProfessionalWords = { title: 'Carnet' }
