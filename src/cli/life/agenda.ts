import type { Instant } from '../../kernel/instant.ts'

type Entry = { readonly at: Instant; readonly order: number; readonly act: () => Promise<void> }

/** What people have in mind to do, in order of instant; at the same instant in the order it was thought of. A binary heap. */
export class Agenda {
  private readonly heap: Entry[] = []
  private count = 0

  add(at: Instant, act: () => Promise<void>): void {
    this.heap.push({ at, order: this.count++, act })
    let child = this.heap.length - 1
    for (let parent = (child - 1) >> 1; child > 0 && this.isBefore(child, parent); parent = (child - 1) >> 1) {
      this.swap(child, parent)
      child = parent
    }
  }

  next(): Instant | undefined {
    return this.heap[0]?.at
  }

  take(): Entry | undefined {
    const [first] = this.heap
    const last = this.heap.pop()
    if (first === undefined || last === undefined || first === last) return first
    this.heap[0] = last
    this.sink(0)
    return first
  }

  private sink(from: number): void {
    for (let parent = from; ; ) {
      const children = [2 * parent + 1, 2 * parent + 2].filter(child => child < this.heap.length)
      const least = children.reduce((a, b) => (this.isBefore(b, a) ? b : a), parent)
      if (least === parent) return
      this.swap(least, parent)
      parent = least
    }
  }

  private isBefore(a: number, b: number): boolean {
    const [one, other] = [this.heap[a], this.heap[b]]
    return one !== undefined && other !== undefined && (one.at < other.at || (one.at === other.at && one.order < other.order))
  }

  private swap(a: number, b: number): void {
    const [one, other] = [this.heap[a], this.heap[b]]
    if (one !== undefined) this.heap[b] = one
    if (other !== undefined) this.heap[a] = other
  }
}
