import {
  Activity,
  FileHeart,
  FileText,
  Hospital,
  type LucideIcon,
  Pill,
  ReceiptText,
  ScanLine,
  ShieldCheck,
  Signature,
  Stethoscope,
  Syringe,
  TestTube,
} from 'lucide-react'
import type { Category } from '../api/types.ts'
import './category.css'
import { Icon } from './icon.tsx'
import { common } from './words/index.ts'

/** One icon, one label, one hue a category: the hue is never alone. */
export const CATEGORY_ICONS: Readonly<Record<Category, LucideIcon>> = {
  consultation: Stethoscope,
  biology: TestTube,
  imaging: ScanLine,
  medication: Pill,
  hospital: Hospital,
  vaccine: Syringe,
  measure: Activity,
  prevention: ShieldCheck,
  wishes: FileHeart,
  certificate: Signature,
  reimbursement: ReceiptText,
  other: FileText,
}

export const CategoryIcon = ({ category }: { readonly category: Category }) => (
  <span className={`category-icon is-${category}`}>
    <Icon of={CATEGORY_ICONS[category]} />
  </span>
)

export const CategoryLabel = ({ category }: { readonly category: Category }) => {
  const words = common.useWords()
  return (
    <span className={`category is-${category}`}>
      <Icon of={CATEGORY_ICONS[category]} size="1.1em" />
      {words.category[category]}
    </span>
  )
}
