import type { Filed } from './deposit.ts'
import type { Dossier } from './desk.ts'
import { type Case, EXPECTED, matrixAllows, type Role } from './expected.ts'

/** What the run has decided so far, as the people it plays know it. */
export class World {
  readonly filed: readonly Filed[]
  readonly masked = new Set<string>()
  /** Documents the specialist was given, by record; absent: everything allowed. */
  readonly scopes = new Map<string, ReadonlySet<string>>()
  readonly superseded: ReadonlySet<string>
  emergencyOpen = false
  maskedInEmergency = false

  constructor(filed: readonly Filed[]) {
    this.filed = filed
    this.superseded = new Set(filed.flatMap(({ replaced }) => (replaced === null ? [] : [replaced])))
    for (const { paper, documentId } of filed) if (paper.header?.visibility.masked === true) this.masked.add(documentId)
  }

  of({ key }: Dossier): readonly Filed[] {
    return this.filed.filter(({ dossier }) => dossier.key === key)
  }

  /** The versions of one document are one for its visibility: a mask that left out the version before would hide nothing. */
  mask(documentId: string): void {
    for (const id of this.#versionsOf([documentId])) this.masked.add(id)
  }

  scope({ recordId }: Dossier, documentIds: readonly string[]): void {
    this.scopes.set(recordId, this.#versionsOf(documentIds))
  }

  #versionsOf(documentIds: readonly string[]): ReadonlySet<string> {
    const parents = new Map(this.filed.flatMap(({ documentId: id, replaced }) => (replaced === null ? [] : [[id, replaced] as const])))
    const rootOf = (id: string): string => {
      const parent = parents.get(id)
      return parent === undefined ? id : rootOf(parent)
    }
    const roots = new Set(documentIds.map(rootOf))
    return new Set(this.filed.map(({ documentId }) => documentId).filter(id => roots.has(rootOf(id))))
  }

  isCurrent({ documentId }: Filed): boolean {
    return !this.superseded.has(documentId)
  }

  caseOf(role: Role, owner: string | null, filed: Filed): Case {
    const { documentId, dossier, typeCode, paper, owners } = filed
    return {
      own: owner !== null && owners.includes(owner),
      masked: this.masked.has(documentId),
      held: paper.header?.visibility.hiddenFromHolder === true,
      inScope: this.scopes.get(dossier.recordId)?.has(documentId) ?? true,
      matrix: matrixAllows(role, typeCode),
      emergencyOpen: this.emergencyOpen,
      maskedInEmergency: this.maskedInEmergency,
    }
  }

  sees(role: Role, owner: string | null, filed: Filed): boolean {
    return EXPECTED[role].sees(this.caseOf(role, owner, filed))
  }

  knows(role: Role): boolean {
    return EXPECTED[role].knows({ emergencyOpen: this.emergencyOpen })
  }
}
