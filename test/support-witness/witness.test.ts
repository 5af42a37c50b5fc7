import { afterAll, describe, expect, it } from 'vitest'
import { ed25519Signer } from '../../src/audit/tree/index.ts'
import { planConsistency } from '../../src/audit/tree/proof.ts'
import { seededDraw } from '../support/index.ts'
import { log, TestTree } from './build-evidence.ts'
import { startWitness } from './start-witness.ts'

const draw = seededDraw('witness')
const leaf = () => ({ record: '', stream: 'open', n: 0, commitment: '', leaf: Buffer.from(draw.bytes(64)) }) as const
const tree = new TestTree()
const grownTo = (size: number): string => {
  tree.add(Array.from({ length: size - tree.leaves.length }, leaf))
  return tree.sign().note
}
const request = (old: number, proof: readonly string[], note: string): string =>
  `old ${old}\n${proof.map(hash => `${hash}\n`).join('')}\n${note}`

let witness = await startWitness('witness.test/strict', Buffer.alloc(32, 40), log)
afterAll(() => witness.kill())

const add = async (body: string): Promise<[status: number, answer: string]> => {
  const response = await fetch(`${witness.url}/add-checkpoint`, { method: 'POST', body })
  return [response.status, await response.text()]
}

describe('the witness of the tests (C2SP tlog-witness)', () => {
  const first = grownTo(5)
  const second = grownTo(300)
  const proof = tree.hashes(planConsistency(5, 300))

  it('cosigns a first checkpoint, and again the same', async () => {
    const [status, line] = await add(request(0, [], first))
    expect(status).toBe(200)
    expect(line).toMatch(/^— witness\.test\/strict [A-Za-z0-9+/]+={0,2}\n$/)
    expect((await add(request(5, [], first)))[0]).toBe(200)
  })

  it('answers 404 to an unknown log, 403 to a signature it does not know, 400 to what is not a request', async () => {
    const other = ed25519Signer(Buffer.alloc(32, 1), 'carnet.test/other')
    const impostor = ed25519Signer(Buffer.alloc(32, 1), log.name)
    expect((await add(request(5, proof, tree.sign(other).note)))[0]).toBe(404)
    expect((await add(request(5, proof, tree.sign(impostor).note)))[0]).toBe(403)
    for (const body of ['', 'old x\n\n', request(301, proof, second), request(5, Array<string>(64).fill(proof[0] ?? ''), second)]) {
      expect((await add(body))[0]).toBe(400)
    }
  })

  it('answers 409 with the size it holds when out of step, 422 to a proof that does not join', async () => {
    expect(await add(request(0, [], second))).toEqual([409, '5\n'])
    expect(await add(request(7, tree.hashes(planConsistency(7, 300)), second))).toEqual([409, '5\n'])
    expect((await add(request(5, proof.slice(1), second)))[0]).toBe(422)
    expect((await add(request(5, [...proof].reverse(), second)))[0]).toBe(422)
  })

  it('follows a tree that grows, and remembers it after a crash', async () => {
    expect((await add(request(5, proof, second)))[0]).toBe(200)
    witness = await witness.restart()
    expect(await add(request(5, proof, second))).toEqual([409, '300\n'])
    const fork = new TestTree()
    fork.add(Array.from({ length: 300 }, leaf))
    expect(await add(request(300, [], fork.sign().note))).toEqual([409, '300\n'])
  })
})
