import type { Page } from 'playwright-core'
import { demonstrationWorld, personOf } from '../../src/demonstration/index.ts'
import { instant } from '../../src/kernel/instant.ts'

/** The number somebody of the demonstration shows on her card. */
export const insOf = (person: string): string =>
  personOf(demonstrationWorld({ seed: 'e2e', today: instant(Date.now()) }), person).ins.matricule

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click()

export const follow = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('main')
    .getByRole('link', { name, exact: typeof name === 'string' })
    .first()
    .click()

export const write = (page: Page, label: string, text: string): Promise<void> =>
  page.getByRole('textbox', { name: label, exact: true }).fill(text)

/** A choice is pressed where everybody presses it: on its words. */
export const choose = (page: Page, question: string | RegExp, answer: string): Promise<void> =>
  page.getByRole('radiogroup', { name: question }).locator('label').filter({ hasText: answer }).click()

/** A text appears: what the person is told. */
export const reads = (page: Page, text: string | RegExp): Promise<void> => page.getByText(text).first().waitFor()

export const heading = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('heading', { name }).first().waitFor()

export const give = (page: Page, name: string, mimeType: string, bytes: Uint8Array): Promise<void> =>
  page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) })
