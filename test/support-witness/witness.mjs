// biome-ignore-all format: a witness can be read whole, in sixty lines
// A witness of the trace log (C2SP tlog-witness, tlog-cosignature v1): a process of its own, its own key, its own memory.
// node witness.mjs '{"name":…,"seed":b64,"state":file,"log":{"name":…,"publicKey":b64}}'  → prints {"url":…,"publicKey":b64}
import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
const { name, seed, state, log } = JSON.parse(process.argv[2])
const sha256 = (...parts) => createHash('sha256').update(Buffer.concat(parts.map(part => Buffer.from(part)))).digest()
const node = (left, right) => sha256([1], left, right)
const der = (prefix, bytes) => Buffer.concat([Buffer.from(prefix, 'hex'), Buffer.from(bytes, 'base64')])
const key = createPrivateKey({ key: der('302e020100300506032b657004220420', seed), format: 'der', type: 'pkcs8' })
const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(12)
const logKey = createPublicKey({ key: der('302a300506032b6570032100', log.publicKey), format: 'der', type: 'spki' })
const keyId = (who, type, bytes) => sha256(`${who}\n`, [type], bytes).subarray(0, 4)
const logKeyId = keyId(log.name, 1, Buffer.from(log.publicKey, 'base64'))
const last = () => (existsSync(state) ? JSON.parse(readFileSync(state, 'utf8')) : { size: 0, root: sha256('').toString('base64') })
const isConsistent = (old, fresh, proof) => { // RFC 9162 §2.1.4.2
  if (old.size === 0 || old.size === fresh.size) return proof.length === 0 && (old.size === 0 || old.root === fresh.root)
  let [position, end] = [BigInt(old.size) - 1n, BigInt(fresh.size) - 1n]
  for (; position & 1n; position >>= 1n) end >>= 1n
  const path = [...(position === 0n ? [old.root] : []), ...proof].map(text => Buffer.from(text, 'base64'))
  let [from, to] = [path[0], path[0]]
  for (const hash of path.slice(1)) {
    if (end === 0n) return false
    if (position & 1n || position === end) {
      ;[from, to] = [node(hash, from), node(hash, to)]
      for (; !(position & 1n) && position; position >>= 1n) end >>= 1n
    } else to = node(to, hash)
    ;[position, end] = [position >> 1n, end >> 1n]
  }
  return end === 0n && from?.toString('base64') === old.root && to.toString('base64') === fresh.root
}
const isSigned = (body, lines) => lines.map(line => line.split(' ')).some(([, who, encoded = '']) => {
  const bytes = Buffer.from(encoded, 'base64')
  return who === log.name && bytes.subarray(0, 4).equals(logKeyId) && verify(null, Buffer.from(body), logKey, bytes.subarray(4))
})
const REQUEST = /^old (0|[1-9]\d*)\n((?:[A-Za-z0-9+/=]{44}\n){0,63})\n((?:[^\n]+\n){3,})\n((?:— [^\n]+\n)+)$/u
const addCheckpoint = request => {
  const [, oldSize, proof, body = '', lines] = REQUEST.exec(request) ?? []
  const [origin, size, root] = body.split('\n')
  if (!/^(?:0|[1-9]\d{0,15})$/.test(size)) return [400, '']
  if (origin !== log.name) return [404, '']
  if (!isSigned(body, lines.split('\n'))) return [403, '']
  const [old, fresh] = [last(), { size: Number(size), root }]
  if (Number(oldSize) > fresh.size) return [400, '']
  if (Number(oldSize) !== old.size || (old.size === fresh.size && old.root !== root)) return [409, `${old.size}\n`]
  if (!isConsistent(old, fresh, proof.split('\n').slice(0, -1))) return [422, '']
  writeFileSync(`${state}.tmp`, JSON.stringify(fresh), { flush: true })
  renameSync(`${state}.tmp`, state)
  const time = Buffer.alloc(8)
  time.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000)))
  const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${time.readBigUInt64BE()}\n${body}`), key)
  return [200, `— ${name} ${Buffer.concat([keyId(name, 4, publicKey), time, signature]).toString('base64')}\n`]
}
const server = createServer(async (request, response) => {
  const [status, answer] = request.url === '/add-checkpoint' ? addCheckpoint(Buffer.concat(await request.toArray()).toString()) : [404, '']
  response.writeHead(status, { 'content-type': status === 409 ? 'text/x.tlog.size' : 'text/plain; charset=utf-8' }).end(answer)
})
const url = () => `http://127.0.0.1:${server.address().port}`
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ url: url(), publicKey: publicKey.toString('base64') })))
