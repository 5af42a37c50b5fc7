import type { Count } from './count.ts'
import { ROLES } from './expected.ts'
import type { Probe } from './probe.ts'
import { DOORS } from './view.ts'

const MOST = 20

const told = (title: string, lines: readonly string[]): void => {
  if (lines.length === 0) return
  console.log(`\n${title} (${lines.length})`)
  for (const line of lines.slice(0, MOST)) console.log(`  ${line}`)
  if (lines.length > MOST) console.log(`  … and ${lines.length - MOST} more`)
}

const cell = (probes: readonly Probe[]): string => {
  const seen = probes.filter(({ expected }) => expected === 'seen').length
  const wrong = probes.filter(({ holds }) => !holds).length
  return `${seen}/${probes.length - seen}${wrong > 0 ? ` !${wrong}` : ''}`
}

const WIDTH = 12

/** Who tried which door on how many documents, and what became of the files. */
export const printTable = (counted: Count): void => {
  const {
    evidence: { probes, files },
    leaks,
    missing,
    untraced,
    chain,
    faults,
  } = counted
  console.log(`\n${'seen/absent'.padEnd(WIDTH)}${DOORS.map(door => door.padStart(WIDTH)).join('')}`)
  for (const role of ROLES) {
    const of = probes.filter(probe => probe.role === role)
    console.log(role.padEnd(WIDTH) + DOORS.map(door => cell(of.filter(probe => probe.door === door)).padStart(WIDTH)).join(''))
  }
  told(
    'Quarantined',
    files.filter(({ outcome }) => outcome === 'quarantined').map(({ file, reasons = [] }) => `${file}: ${reasons.join(', ')}`),
  )
  told(
    'Identity to verify',
    files.filter(({ identityToVerify }) => identityToVerify === true).map(({ file }) => file),
  )
  told(
    'Replaced a document of the record',
    files.filter(({ replaced }) => replaced === true).map(({ file }) => file),
  )
  told(
    'Replaces a document that is not in the record: deposited as new, the relation kept',
    files.filter(({ parentMissing }) => parentMissing === true).map(({ file }) => file),
  )
  told('LEAKS: hidden, yet told', leaks)
  told('MISSING: to be seen, yet not', missing)
  told('UNTRACED', untraced)
  told('CHAIN', chain.problems)
  told('FAULTS', faults)
  console.log('')
}
