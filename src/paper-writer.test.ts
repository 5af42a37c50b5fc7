import { expect, test } from 'vitest'
import { demonstrationWorld } from './demonstration/index.ts'
import { fromIso } from './kernel/instant.ts'
import { openPaperWriter } from './paper-writer.ts'

const asked = { seed: 'demonstration', today: fromIso('2026-11-21T10:00:00Z'), isLong: false }
const [marcel, helene] = demonstrationWorld(asked).people.filter(({ key }) => key === 'marcel' || key === 'helene')

test('closed in the middle of what it was asked for, it ends, and whoever asks is told', async () => {
  for (const round of [1, 2]) {
    const writer = openPaperWriter()
    const all = (person = '') => Array.fromAsync(writer.papersOf({ ...asked, person }))
    const cut = expect(all(helene?.key), `round ${round}`).rejects.toThrow('the process that draws papers ended')
    for await (const papers of writer.papersOf({ ...asked, person: marcel?.key ?? '' })) {
      expect(papers.length).toBeGreaterThan(0)
      break
    }
    await writer.close()
    await cut
    await expect(all(marcel?.key)).rejects.toThrow()
  }
})
