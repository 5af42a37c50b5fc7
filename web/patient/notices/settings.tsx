import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { sendTrial } from '../../api/notices.ts'
import type { NoticeSettings } from '../../api/types.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { RadioGroup } from '../../ui/choice.tsx'
import { ButtonLink, Link } from '../../ui/link.tsx'
import { Loaded } from '../../ui/loaded.tsx'
import { Page } from '../../ui/page.tsx'
import { useActing } from '../profile.ts'
import { Devices } from './devices.tsx'
import { Grid } from './grid.tsx'
import './notices.css'
import { useNoticeSettings, useSetting } from './queries.ts'
import { Timing } from './timing.tsx'
import { noticesWords } from './words/index.ts'

const OWN = 'own'

/** Her own choices, and those for each record she acts for. */
const What = ({ settings }: { readonly settings: NoticeSettings }) => {
  const { settings: words } = noticesWords.useWords()
  const { profiles, recordId: shown } = useActing()
  const followed = settings.others.flatMap(({ recordId, events }) => {
    const profile = profiles.find(one => one.recordId === recordId)
    return profile === undefined ? [] : [{ recordId, events, profile }]
  })
  const [whose, setWhose] = useState(() => (followed.some(({ recordId }) => recordId === shown) ? shown : OWN))
  const chosen = followed.find(({ recordId }) => recordId === whose)
  return (
    <section className="stack" aria-labelledby="what">
      <h2 id="what">{words.what}</h2>
      {followed.length > 0 && (
        <RadioGroup
          label={words.whose}
          inline
          value={whose}
          onChange={setWhose}
          options={[
            { value: OWN, label: words.mine },
            ...followed.map(({ recordId, profile }) => ({ value: recordId, label: words.of(profile.firstName) })),
          ]}
        />
      )}
      {chosen?.profile.relation === 'helped' && <p>{words.helped}</p>}
      <p className="muted">{words.whatHint}</p>
      {chosen === undefined ? (
        <Grid events={settings.own} hasPush={settings.pushKey !== undefined} />
      ) : (
        <Grid events={chosen.events} recordId={chosen.recordId} hasPush={settings.pushKey !== undefined} />
      )}
    </section>
  )
}

const Mail = ({ settings: { email, preview } }: { readonly settings: NoticeSettings }) => {
  const { settings: words } = noticesWords.useWords()
  const trial = useSetting(words)
  return (
    <section className="stack is-tight" aria-labelledby="mail">
      <h2 id="mail">{words.mail}</h2>
      {email !== 'works' && (
        <Card tone="warning">
          <p>
            {words.emailStates[email]} <Link to="/compte">{words.account}</Link>
          </p>
        </Card>
      )}
      <p>{words.mailHint}</p>
      <Card>
        <p>
          <strong>
            {words.subject} : {preview.subject}
          </strong>
        </p>
        <p className="notice-preview">{preview.text.trim()}</p>
      </Card>
      <div>
        <Button isPending={trial.isPending} onPress={() => trial.mutate({ act: sendTrial, said: words.trialSaid })}>
          {words.trial}
        </Button>
      </div>
    </section>
  )
}

/** U27, « Régler »: what, by which way, when. Each setting acts at once. */
export const NoticeSettingsPage = () => {
  const { settings: words } = noticesWords.useWords()
  const query = useNoticeSettings()
  return (
    <Page
      title={words.title}
      lead={<p>{words.lead}</p>}
      actions={
        <ButtonLink to="/notifications" icon={ArrowLeft}>
          {words.back}
        </ButtonLink>
      }
    >
      <Loaded query={query} rows={8}>
        {settings => (
          <>
            <What settings={settings} />
            <Timing settings={settings} />
            {settings.pushKey !== undefined && (
              <Devices devices={settings.devices} pushKey={settings.pushKey} onAdded={() => query.refetch()} />
            )}
            <Mail settings={settings} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
