import {
  Accessibility,
  Activity,
  Droplet,
  Footprints,
  HeartPulse,
  Hospital,
  type LucideIcon,
  Pill,
  Syringe,
  TriangleAlert,
  UsersRound,
} from 'lucide-react'
import type { HealthRubric } from './rubrics.ts'

export const RUBRIC_ICONS: Readonly<Record<HealthRubric, LucideIcon>> = {
  allergies: TriangleAlert,
  treatments: Pill,
  conditions: HeartPulse,
  procedures: Hospital,
  vaccinations: Syringe,
  measures: Activity,
  'blood-group': Droplet,
  disability: Accessibility,
  'family-history': UsersRound,
  lifestyle: Footprints,
}
