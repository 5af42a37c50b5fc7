/** Branded identifiers: a `RecordId` is never passed where a `PersonId` is meant. All are random UUIDs unless said otherwise. */
declare const brand: unique symbol
export type Branded<T, Name extends string> = T & { readonly [brand]: Name }

export type RecordId = Branded<string, 'RecordId'>
export type ActorId = Branded<string, 'ActorId'>
export type DocumentId = Branded<string, 'DocumentId'>
export type SubmissionId = Branded<string, 'SubmissionId'>
export type SessionId = Branded<string, 'SessionId'>
export type AttachmentId = Branded<string, 'AttachmentId'>
export type EventId = Branded<string, 'EventId'>
export type PlaceId = Branded<string, 'PlaceId'>
export type ShareId = Branded<string, 'ShareId'>
export type CardLinkId = Branded<string, 'CardLinkId'>

/** A record-local tag: the first 64 bits of HMAC(K_tag, record ‖ kind ‖ value), written as PostgreSQL's signed `bigint` in decimal. */
export type Tag = Branded<string, 'Tag'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const isUuid = (text: string): boolean => UUID.test(text)

/** Where randomness and identifiers come from; injected, so that two worlds of a test can draw the same ones. */
export type Draw = {
  uuid(): string
  bytes(length: number): Uint8Array
}
