import { refuse } from '../kernel/refusal.ts'
import { kindBySignature } from './format/signature.ts'
import type { FileKind } from './format/model.ts'
import { TYPE_UNKNOWN } from './refusals.ts'

export const sniff = (head: Buffer, _declared: string | undefined): FileKind => {
  const signed = kindBySignature(head)
  if (signed !== undefined) return signed
  const text = head.toString('latin1').replace(/\0/g, '')
  if (/^\s*(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)?\s*</.test(text)) return 'cda'
  return head.length === 0 || head.includes(0) ? refuse(TYPE_UNKNOWN) : 'txt'
}

export class FileCheck {
  readonly kind: FileKind
  constructor(kind: FileKind) {
    this.kind = kind
  }

  write(_chunk: Uint8Array): void {}
  end(): void {}
}
