import type { Asked } from './ask.ts'

/** Lines `question,document`; a question with a comma stands between quotation marks. */
export const readQueries = (text: string): readonly Asked[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .slice(1)
    .filter(line => line.trim() !== '')
    .map(line => {
      const found = /^(?:"((?:[^"]|"")*)"|([^,]*)),(.+)$/.exec(line)
      if (found === null) throw new RangeError(`not a question and a document: ${line}`)
      return { question: (found[1] ?? found[2] ?? '').replaceAll('""', '"').trim(), document: (found[3] ?? '').trim() }
    })
