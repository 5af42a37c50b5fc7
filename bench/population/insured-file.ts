import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { INSURED_HEADER } from '../../src/identity/index.ts'
import { INS_OIDS, insKey } from '../../src/kernel/ins.ts'
import { professional, PROFESSIONALS } from './people.ts'

const FAMILIES = ['LE GALL', 'MOREL', 'KERVELLA', 'DUPUIS', 'FRANÇOIS', 'TANGUY', 'MARCHAND', 'BENALI', 'PERRIN', 'LE BŒUF', 'NGUYEN']
const GIVENS = ['Camille', 'Jeanne', 'Nadia', 'Louise', 'Agathe', 'Marcel', 'Yann', 'Karim', 'Henri', 'Théo', 'Zoé', 'Hélène', 'Inès']

const padded = (value: number, digits: number): string => String(value).padStart(digits, '0')

/** Number of person `i`: sex, year, month, then a place and an order that exist nowhere; ten million fit. */
const matriculeOf = (i: number): string => {
  const order = Math.floor(i / 720)
  const place = `${90 + (Math.floor(order / 1_000) % 10)}${padded(Math.floor(order / 10_000), 3)}`
  const thirteen = `${1 + (i % 2)}${padded(i % 60, 2)}${padded(1 + (Math.floor(i / 60) % 12), 2)}${place}${padded(order % 1_000, 3)}`
  return `${thirteen}${insKey(thirteen)}`
}

/** One line of an insurer's file. One person in five is a child whose mother stands before her. */
const lineOf = (i: number): string => {
  const isChild = i % 5 === 4
  const [year, month, day] = [isChild ? 2010 + (i % 16) : 1940 + (i % 60), 1 + (Math.floor(i / 60) % 12), 1 + (i % 28)]
  const names = `${GIVENS[(i * 7) % 13]} ${GIVENS[(i * 5 + Math.floor(i / 13)) % 13]}`
  const doctor = professional(i % PROFESSIONALS).subject.nationalId
  return [
    matriculeOf(i),
    INS_OIDS.demonstration,
    FAMILIES[i % 11],
    names,
    i % 3 === 0 ? FAMILIES[(i + 4) % 11] : '',
    '',
    'MF'[i % 2],
    `${year}-${padded(month, 2)}-${padded(day, 2)}`,
    '29999',
    padded(i, 20),
    i % 4 === 0 ? '' : `personne${i}@example.org`,
    `+33 6 39 98 ${padded(Math.floor(i / 100) % 100, 2)} ${padded(i % 100, 2)}`,
    `${1 + (i % 200)} rue de l’Église`,
    '29900',
    'Concarneau',
    doctor,
    isChild ? matriculeOf(i - 1) : '',
    '',
  ].join(',')
}

/** A file of `count` insured persons who exist nowhere. */
export const writeInsuredFile = async (file: string, count: number): Promise<void> => {
  const out = createWriteStream(file)
  out.write(`${INSURED_HEADER}\n`)
  for (let from = 0; from < count; from += 1_000) {
    const lines = Array.from({ length: Math.min(1_000, count - from) }, (_, k) => `${lineOf(from + k)}\n`)
    if (!out.write(lines.join(''))) await once(out, 'drain')
  }
  out.end()
  await once(out, 'close')
}
