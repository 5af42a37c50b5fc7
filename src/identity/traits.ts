import type { ActorId } from '../kernel/ids.ts'
import type { Keyring } from '../platform/keyring/keyring.ts'
import type { Traits } from './model.ts'

const CONTEXT = 'traits'

export const sealTraits = (keyring: Keyring, personId: ActorId, traits: Traits): Promise<Buffer> =>
  keyring.sealPerson(personId, CONTEXT, Buffer.from(JSON.stringify(traits)))

export const openTraits = async (keyring: Keyring, personId: ActorId, sealed: Uint8Array): Promise<Traits> =>
  JSON.parse((await keyring.openPerson(personId, CONTEXT, sealed)).toString('utf8')) as Traits
