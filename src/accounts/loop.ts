export { LOOP } from '../kernel/loop.ts'
