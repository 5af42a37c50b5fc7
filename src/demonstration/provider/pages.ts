import type { ProviderAccount } from './accounts.ts'

/** Pages of the demonstration's providers: plain French, no script, nothing from outside. */

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, character => ESCAPES[character] ?? '')

export const STYLE = `
:root { color-scheme: light dark; --line: #767676; --ink: #1b1b1b; --ground: #fff; --strip: #fff3cd; --accent: #12507a }
@media (prefers-color-scheme: dark) { :root { --line: #8a8a8a; --ink: #f0f0f0; --ground: #17191c; --strip: #3d3200; --accent: #9ccdf0 } }
* { box-sizing: border-box }
body { margin: 0; font: 1.0625rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--ground) }
header { padding: .75rem 1rem; background: var(--strip); border-bottom: 1px solid var(--line) }
main { max-width: 42rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0 1rem }
fieldset { border: 0; margin: 0 0 1rem; padding: 0 }
legend { font-weight: 700; padding: 0; margin-bottom: .5rem }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem }
button { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: .5rem; padding: .625rem .875rem; min-height: 2.75rem; text-align: start; width: 100%; cursor: pointer }
button:hover { border-color: var(--accent) }
button:focus-visible, input:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
button.plain { width: auto }
.name { display: block; font-weight: 700 }
.detail { display: block }
label { display: flex; gap: .5rem; align-items: center; min-height: 2.75rem }
`

const page = (title: string, style: string, main: string): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)}</title>` +
  `<link rel="stylesheet" href="${escaped(style)}"></head><body><header role="banner">Démonstration : personnes et données inventées.</header><main><h1>${escaped(title)}</h1>${main}</main></body></html>`

export type LoginPage = {
  readonly title: string
  readonly style: string
  readonly action: string
  readonly accounts: readonly ProviderAccount[]
  /** Ways of proving it, with the level each is worth. */
  readonly ways: readonly { readonly acr: string; readonly label: string }[]
}

export const loginPage = ({ title, style, action, accounts, ways }: LoginPage): string =>
  page(
    title,
    style,
    `<p>Ici, un vrai service vérifierait votre identité. Choisissez qui vous êtes.</p>
<form method="post" action="${escaped(action)}">
<fieldset><legend>Avec quel moyen ?</legend>${ways
      .map(
        ({ acr, label }, index) =>
          `<label><input type="radio" name="acr" value="${escaped(acr)}"${index === 0 ? ' checked' : ''}> ${escaped(label)}</label>`,
      )
      .join('')}</fieldset>
<fieldset><legend>Qui êtes-vous ?</legend><ul>${accounts
      .map(
        ({ key, name, detail }) =>
          `<li><button type="submit" name="account" value="${escaped(key)}"><span class="name">${escaped(name)}</span><span class="detail">${escaped(detail)}</span></button></li>`,
      )
      .join('')}</ul></fieldset>
<p><button class="plain" type="submit" name="account" value="">Annuler et revenir</button></p>
</form>`,
  )

/** `form` is the provider’s own, with its token against forgery; our button joins it by its id. */
export const logoutPage = (title: string, style: string, form: string): string =>
  page(
    `${title} : vous déconnecter ?`,
    style,
    `<p>Votre session est fermée ici aussi. Personne ne pourra se connecter à votre place.</p>${form}
<p><button autofocus class="plain" type="submit" form="op.logoutForm" name="logout" value="yes">Me déconnecter</button></p>`,
  )

export const errorPage = (title: string, style: string): string =>
  page(title, style, '<p>Cette demande n’est plus valable. Revenez à Carnet et recommencez.</p><p><a href="/">Revenir à Carnet</a></p>')
