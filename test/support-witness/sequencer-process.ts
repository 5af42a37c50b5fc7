// A sequencer in a process of its own, to be killed: node sequencer-process.ts '{"options":ConnectOptions,"seed":b64,"name":…,"anchor":file}'
import { instant } from '../../src/kernel/instant.ts'
import { ed25519Signer, fileAnchor, startSequencer } from '../../src/audit/tree/index.ts'
import { type ConnectOptions, connect } from '../../src/platform/db/index.ts'

type Settings = { readonly options: ConnectOptions; readonly seed: string; readonly name: string; readonly anchor: string }

const settings: Settings = JSON.parse(process.argv[2] ?? '{}')
const sequencer = startSequencer({
  db: connect(settings.options),
  signer: ed25519Signer(Buffer.from(settings.seed, 'base64'), settings.name),
  anchor: fileAnchor(settings.anchor),
  witnesses: [],
  now: () => instant(Date.now()),
  report: fault => console.error(fault),
  everyMilliseconds: 1,
  batchLimit: 50,
})
setInterval(() => process.send?.(sequencer.status().published?.size ?? -1), 5)
