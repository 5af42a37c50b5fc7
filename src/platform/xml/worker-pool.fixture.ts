import { refuse } from '../../kernel/refusal.ts'
import { XML_TOO_DEEP } from './refusals.ts'
import { serveJobs } from './serve-jobs.ts'

/** A worker of the tests: does what the job says. */
let done = 0

const WORK: Readonly<Record<string, () => unknown>> = {
  count: () => ++done,
  refuse: () => refuse(XML_TOO_DEEP, 'at 3'),
  fail: () => {
    throw new TypeError('secret of the patient')
  },
  exit: () => process.exit(3),
  loop: () => {
    for (;;) done = 0
  },
  eat: () => {
    const all: number[][] = []
    for (;;) all.push(Array.from({ length: 10_000 }, () => 1))
  },
}

serveJobs((job: string) => WORK[job]?.())
