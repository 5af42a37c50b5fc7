import type { ActorId } from '../kernel/ids.ts'
import type { Keyring } from '../platform/keyring/keyring.ts'
import type { Traits } from './model.ts'

export const TRAITS_CONTEXT = 'traits'

export const parseTraits = (plain: Buffer): Traits => JSON.parse(plain.toString('utf8')) as Traits

export const sealTraits = (keyring: Keyring, personId: ActorId, traits: Traits): Promise<Buffer> =>
  keyring.sealPerson(personId, TRAITS_CONTEXT, Buffer.from(JSON.stringify(traits)))

export const openTraits = async (keyring: Keyring, personId: ActorId, sealed: Uint8Array): Promise<Traits> =>
  parseTraits(await keyring.openPerson(personId, TRAITS_CONTEXT, sealed))
