import { directoryEntry, professionalByNationalId, type DirectoryEntry } from '../directory/index.ts'
import { type RuleActor, UNKNOWN_PROFESSIONAL } from '../access/index.ts'
import type { Exercise, Subject } from '../kernel/actors.ts'
import type { ActorId } from '../kernel/ids.ts'
import { INS_OIDS, type Ins, problemOf } from '../kernel/ins.ts'
import { refuse } from '../kernel/refusal.ts'
import type { Queries } from '../platform/db/index.ts'
import { INS_REFUSED } from './refusals.ts'
import type { Services } from './services.ts'

/** An INS that may name a record here: a NIR in production; test identities only in a demonstration. NIA never does; a wrong key does where identity is tolerated. */
export const insFrom = (
  { mode, tolerateIdentity }: Pick<Services, 'mode' | 'tolerateIdentity'>,
  { ins, oid }: { readonly ins: string; readonly oid?: string },
): Ins => {
  const asked: Ins = { matricule: ins, oid: oid ?? (mode === 'production' ? INS_OIDS.nir : INS_OIDS.test) }
  const problem = problemOf(asked)
  if (problem !== null && !(tolerateIdentity && problem === 'key')) return refuse(INS_REFUSED[problem])
  if (mode === 'production' && asked.oid !== INS_OIDS.nir) return refuse(INS_REFUSED.oid)
  return asked
}

/** A professional or structure of the directory, as rules of access name her. */
export const ruleActor = async (db: Queries, id: ActorId): Promise<RuleActor> => {
  const entry = await directoryEntry(db, id)
  return entry === undefined || entry.kind === 'agent' || entry.kind === 'insurer-feed' ? refuse(UNKNOWN_PROFESSIONAL) : actorOfEntry(entry)
}

export const actorOfEntry = ({ id, kind, name, nationalId, exercises: [first], qualification }: DirectoryEntry): RuleActor => ({
  id,
  kind,
  name,
  nationalId,
  ...(first === undefined ? (qualification ?? {}) : { profession: first.profession, structureName: first.structureName }),
  ...(first?.specialty === undefined ? {} : { specialty: first.specialty }),
})

export const attendingDoctor = async (db: Queries, nationalId: string): Promise<RuleActor> => {
  const entry = await professionalByNationalId(db, nationalId)
  return entry?.kind === 'professional' ? actorOfEntry(entry) : refuse(UNKNOWN_PROFESSIONAL)
}

/** Who signs in, of a directory entry. */
export const subjectOf = ({ id, kind, name, nationalId }: DirectoryEntry): Subject => {
  switch (kind) {
    case 'agent':
      return { kind, id, name }
    case 'insurer-feed':
      return { kind, id, name }
    case 'professional':
    case 'secretary':
    case 'structure':
    case 'laboratory':
      return { kind, id, name, nationalId }
  }
}

export const exerciseAt = (exercises: readonly Exercise[], structure: string | undefined): Exercise | undefined =>
  structure === undefined ? exercises[0] : exercises.find(({ structureNationalId }) => structureNationalId === structure)
