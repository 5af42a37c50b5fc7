import { describe, expect, it } from 'vitest'
import { checkpointBody, openCheckpoint, parseCheckpointBody, signCheckpoint } from './checkpoint.ts'
import { findCosignature } from './cosignature.ts'
import { compareCheckpoints } from '../../../verifier/verify-trace.mjs'
import type { NoteKey } from './model.ts'
import { ed25519Signer, openNote, parseNote, signNote } from './note.ts'

// The example that golang.org/x/mod/sumdb/note publishes with its keys.
const SEED = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1)
const PUBLIC = Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64').subarray(1)
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
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
    const broken = [
      TEXT,
      `${TEXT}\n`,
      `${TEXT}\n${SIGNATURE.slice(0, -1)}`,
      `${TEXT}\r\n${SIGNATURE}`,
      `${TEXT}\n- x AAAAAAAA\n`,
      `${TEXT}\n— x AAAAAAA\n`,
    ]
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
    const bodies = [
      `${origin}\n007\n${root}\n`,
      `${origin}\n-1\n${root}\n`,
      `${origin}\n7\n${root}\nmore\n`,
      `other\n7\n${root}\n`,
      `${origin}\n7\nAAAA\n`,
      `${origin}\n7\n${root}`,
    ]
    for (const body of bodies) expect(parseCheckpointBody(body, origin)).toBeNull()
    expect(openCheckpoint(signNote(log, `other\n7\n${root}\n`), log)).toBeNull()
  })
})

// What a public Certificate Transparency log (staging) signed and public witnesses cosigned; two of their published keys.
const PUBLIC_BODY = 'arche2025h1.staging.ct.transparency.dev\n1432088532\nU7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n'
const PUBLIC_LOG_LINES = `\
— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalApkptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=
— arche2025h1.staging.ct.transparency.dev ui8GwCF1+kWqZrxGdhj4aX3gcw7XUlXQQabg/27lefwhUkzbC3NygNI75MdhL1bfTW9g8Ei59RA23oHP7Ry1k3ZFWwQ=
`
const PUBLIC_COSIGNATURES = `\
— witness1.smartit.nu/witness1 pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqmNWVuE0tgh0XwzdZsDsUAQ==
— remora.n621.de 2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0DrAWfBw==
`
const keyFrom = (name: string, material: string): NoteKey => ({ name, publicKey: Buffer.from(material, 'base64').subarray(1) })
const publicLog = keyFrom('arche2025h1.staging.ct.transparency.dev', 'AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f')
const publicWitness = keyFrom('remora.n621.de', 'BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2')

describe('a checkpoint of the field', () => {
  const note = `${PUBLIC_BODY}\n${PUBLIC_LOG_LINES}`

  it('opens with its log’s key, beside a signature of a kind we do not know', () => {
    expect(openCheckpoint(note, publicLog)?.size).toBe(1_432_088_532)
    expect(openCheckpoint(note.replace('1432088532', '1432088533'), publicLog)).toBeNull()
  })

  it('carries a cosignature that we find among others (C2SP tlog-cosignature v1)', () => {
    expect(findCosignature(publicWitness, note, PUBLIC_COSIGNATURES)).toBe(`${PUBLIC_COSIGNATURES.split('\n')[1]}\n`)
    expect(findCosignature(publicWitness, note.replace('1432088532', '1432088533'), PUBLIC_COSIGNATURES)).toBeNull()
    expect(findCosignature({ ...publicWitness, publicKey: publicLog.publicKey }, note, PUBLIC_COSIGNATURES)).toBeNull()
    expect(findCosignature(publicWitness, note, 'no signature line\n')).toBeNull()
  })

  it('opens in the stand-alone verifier too', async () => {
    const log = { name: publicLog.name, publicKey: Buffer.from(publicLog.publicKey).toString('base64') }
    expect(await compareCheckpoints(note, note + PUBLIC_COSIGNATURES, log)).toBe('same')
    expect(await compareCheckpoints(note, note.replace('1432088532', '1432088533'), log)).toBe('unsigned')
  })
})
