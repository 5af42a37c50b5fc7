/** A process that sweeps until it is killed, by itself, at the point its second argument names: `node killed-sweeper.ts WHERE POINT INSTANT`. */
import { openStores, type Where } from './stores.ts'

const [, , where = '{}', point = '', at = '0'] = process.argv
const die = (): never => {
  process.kill(process.pid, 'SIGKILL')
  for (;;);
}
const stores = await openStores(JSON.parse(where) as Where, {
  tx: name => (name === point ? die() : undefined),
  keyDestroyed: () => (point === 'key destroyed' ? die() : undefined),
  bodyRemoved: () => (point === 'body removed' ? die() : undefined),
})
await stores.sweepFrom(Number(at))
await stores.close()
console.log('swept to the end')
