import { FileHeart, TriangleAlert, Users } from 'lucide-react'
import { ButtonLink } from '../../ui/link.tsx'
import { Page } from '../../ui/page.tsx'
import { Door } from './door.tsx'
import './health.css'
import { healthWords, wishesWords } from './words/index.ts'

/** The end of an activation (P4): three useful things to say, each of them to be skipped. */
export const ProposalsPage = () => {
  const { wishesText, empty } = healthWords.useWords()
  const { proposals } = wishesWords.useWords()
  return (
    <Page title={proposals.title} lead={proposals.lead}>
      <div className="health-doors">
        <Door to="/sante/allergies" icon={TriangleAlert} title={proposals.allergies} text={empty.allergies} />
        <Door to="/entourage" icon={Users} title={proposals.contacts} text={proposals.contactsText} />
        <Door to="/volontes" icon={FileHeart} title={proposals.wishes} text={wishesText} />
      </div>
      <div className="button-row">
        <ButtonLink to="/accueil">{proposals.later}</ButtonLink>
      </div>
    </Page>
  )
}
