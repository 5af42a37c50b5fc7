// The seven screens of the desk travel together: an agent goes through most of them with each person.
export { ChoicePage } from './choice.tsx'
export { CodePage } from './code.tsx'
export { ContactsPage } from './contacts.tsx'
export { DeskHome } from './home.tsx'
export { IdentityPage } from './identity.tsx'
export { PersonPage } from './person.tsx'
export { RequestPage } from './request.tsx'
