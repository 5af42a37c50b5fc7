import './person-badge.css'

const initialsOf = (name: string): string =>
  name
    .replace(/^(Dr|Pr)\.? /, '')
    .split(/[\s-]+/)
    .map(part => part[0] ?? '')
    .slice(0, 2)
    .join('')
    .toLocaleUpperCase('fr')

/** A person as a small round seal, always next to the name it repeats. */
export const PersonBadge = ({ name, small }: { readonly name: string; readonly small?: boolean }) => (
  <span className={small ? 'person-badge is-small' : 'person-badge'} aria-hidden="true">
    {initialsOf(name)}
  </span>
)
