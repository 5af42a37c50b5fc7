import { describe, expect, it } from 'vitest'
import { checkpointBody, openCheckpoint, parseCheckpointBody, signCheckpoint } from './checkpoint.ts'
import { findCosignature } from './cosignature.ts'
import { ed25519Signer, openNote, parseNote, signNote } from './note.ts'

// The example that golang.org/x/mod/sumdb/note publishes with its keys.
const SEED = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1)
const PUBLIC = Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64').subarray(1)
const TEXT = 'If you think cryptography is the answer to your problem,\nthen you don\'t know what your problem is.\n'
const SIGNATURE = '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
const peter = ed25519Signer(SEED, 'PeterNeumann')
const key = { name: 'PeterNeumann', publicKey: PUBLIC }

describe('signed notes (C2SP signed-note)', () => {
  it('are those of the Go implementation, byte for byte', () => {
    expect(Buffer.from(peter.keyId).toString('hex')).toBe('c74f20a3')
    expect(signNote(peter, TEXT)).toBe(`${TEXT}\n${SIGNATURE}`)
    expect(openNote(`${TEXT}\n${SIGNATURE}`, key)).toBe(TEXT)
  })

  it('are refused for any other key, name or text', () => {
    const note = signNote(peter, TEXT)
    const enoch = ed25519Signer(Buffer.alloc(32, 7), 'EnochRoot')
    expect(openNote(note, enoch)).toBeNull()
    expect(openNote(note, { ...key, name: 'Peter' })).toBeNull()
    expect(openNote(note.replace('answer', 'Answer'), key)).toBeNull()
    expect(openNote(signNote(enoch, TEXT), key)).toBeNull()
  })

  it('are refused when one signature of a known key is false, even beside a good one', () => {
    const forged = SIGNATURE.replace('x08go/ZJ', 'x08go/ZK')
    expect(openNote(`${TEXT}\n${SIGNATURE}${forged}`, key)).toBeNull()
    expect(openNote(`${TEXT}\n${SIGNATURE}— Someone AAAAAAAA\n`, key)).toBe(TEXT)
  })

  it('have one form only', () => {
    const broken = [TEXT, `${TEXT}\n`, `${TEXT}\n${SIGNATURE.slice(0, -1)}`, `${TEXT}\r\n${SIGNATURE}`, `${TEXT}\n- x AAAAAAAA\n`, `${TEXT}\n— x AAAAAAA\n`]
    for (const text of broken) expect(parseNote(text)).toBeNull()
    expect(() => ed25519Signer(SEED, 'two words')).toThrow(RangeError)
    expect(() => ed25519Signer(SEED, 'a+b')).toThrow(RangeError)
  })
})

describe('checkpoints (C2SP tlog-checkpoint)', () => {
  const origin = 'carnet.example/trace'
  const log = ed25519Signer(Buffer.alloc(32, 1), origin)
  const head = { size: 20_852_163, root: Buffer.from('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', 'base64') }

  it('are origin, size and root, one a line', () => {
    expect(checkpointBody('example.com/behind-the-sofa', head)).toBe(
      'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    )
    expect(openCheckpoint(signCheckpoint(log, head).note, log)).toMatchObject({ size: head.size, root: head.root })
  })

  it('are nothing else', () => {
    const root = head.root.toString('base64')
    const bodies = [`${origin}\n007\n${root}\n`, `${origin}\n-1\n${root}\n`, `${origin}\n7\n${root}\nmore\n`, `other\n7\n${root}\n`, `${origin}\n7\nAAAA\n`, `${origin}\n7\n${root}`]
    for (const body of bodies) expect(parseCheckpointBody(body, origin)).toBeNull()
    expect(openCheckpoint(signNote(log, `other\n7\n${root}\n`), log)).toBeNull()
  })
})

describe('cosignatures (C2SP tlog-cosignature)', () => {
  // The checkpoint and the cosignature of the specification carry no public key: only their form is checked here, the rest with our witness.
  it('of an unknown witness are ignored', () => {
    const note = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— x AAAAAAAA\n'
    const line = '— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n'
    expect(findCosignature({ name: 'witness.example.com/w1', publicKey: PUBLIC }, note, line)).toBeNull()
  })
})
