import type { Tag } from '../kernel/ids.ts'
import { classOf, documentTypes, matrixAt, namesInterns } from '../policy/index.ts'
import type { Asking, Known } from './actor-facts.ts'
import type { RightsSnapshot, Scope } from './model.ts'
import { placesHiddenFrom } from './sheltered.ts'
import type { Tagging } from './visibility.ts'

/** Codes and months as tags of this record. The hundred tags of a profession are made once per snapshot. */
export const taggingFor = (op: Asking, snapshot: RightsSnapshot, known: Known): Tagging => ({
  own: known.ownTag,
  audience: known.structureTag === null ? [known.tag] : [known.tag, known.structureTag],
  at: op.instant,
  hiddenPlaces: placesHiddenFrom(snapshot, known.tag, op.instant),
  classTags: (restrictedToMatrix, scope) => classTags(op, snapshot, restrictedToMatrix, scope),
  monthTags: scope => (scope?.kind === 'period' ? monthsOf(scope).map(month => op.keyring.tag(snapshot.recordId, 'month', month)) : null),
})

const made = new WeakMap<RightsSnapshot, Map<string, readonly Tag[]>>()

const classTags = (op: Asking, snapshot: RightsSnapshot, restrictedToMatrix: boolean, scope: Scope | null): readonly Tag[] | null => {
  const categories = scope?.kind === 'categories' ? new Set(scope.classCodes) : null
  if (!restrictedToMatrix && categories === null) return null
  const { profession = '', specialty, under } = op.caller.exercise ?? {}
  const isUntrained = under?.kind === 'student' && !namesInterns(profession, specialty)
  const matrix = matrixAt(op.instant)
  const key = JSON.stringify([
    restrictedToMatrix ? [matrix.version, profession, specialty, isUntrained] : null,
    categories === null ? null : [...categories],
  ])
  const known = made.get(snapshot) ?? new Map<string, readonly Tag[]>()
  made.set(snapshot, known)
  const tags =
    known.get(key) ??
    (restrictedToMatrix ? (isUntrained ? [] : matrix.allowedTypes(profession, specialty)) : documentTypes.map(type => type.code))
      .filter(type => categories === null || categories.has(type) || categories.has(classOf(type)?.code ?? ''))
      .map(type => op.keyring.tag(snapshot.recordId, 'class', type))
  known.set(key, tags)
  return tags
}

/** Every month of a period, bounds included; a period longer than a life is cut. */
export const monthsOf = ({ from, to }: { readonly from: string; readonly to: string }): readonly string[] => {
  const months: string[] = []
  const index = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
  for (let at = index(from); at <= index(to) && months.length < 1_500; at++) {
    months.push(`${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`)
  }
  return months
}
