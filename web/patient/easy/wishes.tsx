import { FileHeart, HandHeart, HeartHandshake } from 'lucide-react'
import type { HealthProfile } from '../../api/types.ts'
import { Idea } from '../../ui/easy/idea.tsx'
import { formatDate } from '../../ui/format/dates.ts'
import { ButtonLink } from '../../ui/link.tsx'
import { inRubric } from '../health/queries.ts'
import { patientEasyWords } from './words/index.ts'

type Part = { readonly profile: HealthProfile; readonly mayWrite: boolean }

const Directives = ({ profile, mayWrite }: Part) => {
  const { wishes: words } = patientEasyWords.useWords()
  const entries = inRubric(profile, 'directives')
  const standing = entries.find(({ status }) => status === 'active')?.body
  return (
    <Idea
      icon={FileHeart}
      title={words.directives}
      lines={[
        ...words.what,
        standing?.rubric === 'directives' ? words.written(formatDate(standing.writtenOn, 'long')) : words.notWritten,
        entries.some(({ status }) => status === 'draft') && words.draft,
        profile.hidden.includes('directives') && words.hidden,
        profile.isMinor && words.minor,
      ]}
    >
      {mayWrite && !profile.isMinor && (
        <div>
          <ButtonLink to="/volontes/ecrire">{words.write}</ButtonLink>
        </div>
      )}
    </Idea>
  )
}

/** U15: calm, and never a demand. Answering for organs, replacing and taking back stay behind « Plus ». */
export const EasyWishes = ({ profile, mayWrite }: Part) => {
  const { wishes: words } = patientEasyWords.useWords()
  const active = (rubric: 'organ-donation' | 'trusted-person') => inRubric(profile, rubric).find(({ status }) => status === 'active')?.body
  const donation = active('organ-donation')
  const trusted = active('trusted-person')
  return (
    <>
      <Directives profile={profile} mayWrite={mayWrite} />
      <Idea
        icon={HandHeart}
        title={words.donation}
        lines={[...words.donationLines, donation?.rubric === 'organ-donation' && words.position[donation.position]]}
      />
      <Idea
        icon={HeartHandshake}
        title={words.trusted}
        lines={[...words.trustedLines, trusted?.rubric === 'trusted-person' ? words.trustedIs(trusted.name) : words.noTrusted]}
      >
        <div>
          <ButtonLink to="/entourage">{words.people}</ButtonLink>
        </div>
      </Idea>
    </>
  )
}
