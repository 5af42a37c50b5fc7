// The shapes are those of the contract: types only, so that none of its parsers travels to the browser.
import type * as contract from '../../src/api/contract/index.ts'

/** A screen never changes what it was given. */
type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T

export type AccessMode = Frozen<contract.AccessMode>
export type AccessPage = Frozen<contract.AccessPage>
export type AccessSaid = Frozen<contract.AccessSaid>
export type CardLink = Frozen<contract.CardLink>
export type Carer = Frozen<contract.Carer>
export type CarerPage = Frozen<contract.CarerPage>
export type CareTeam = Frozen<contract.CareTeam>
export type CreatedCardLink = Frozen<contract.CreatedCardLink>
export type CreatedShare = Frozen<contract.CreatedShare>
export type EmergencyHistory = Frozen<contract.EmergencyHistory>
export type NewCardLink = Frozen<contract.NewCardLink>
export type OwnCarer = Frozen<contract.OwnCarer>
export type Preview = Frozen<contract.Preview>
export type PreviewAs = Frozen<contract.PreviewAs>
export type Share = Frozen<contract.Share>
export type Act = Frozen<contract.Act>
export type ActOfTwo = Frozen<contract.ActOfTwo>
export type Block = Frozen<contract.Block>
export type ThreadReason = Frozen<contract.ThreadReason>
export type Synthesis = Frozen<contract.Synthesis>
export type SynthesisBlock = Frozen<contract.SynthesisBlock>
export type SynthesisDraft = Frozen<contract.SynthesisDraft>
export type SynthesisEdits = Frozen<contract.SynthesisEdits>
export type SynthesisItem = Frozen<contract.SynthesisItem>
export type SynthesisResult = Frozen<contract.SynthesisResult>
export type ResultPoint = Frozen<contract.ResultPoint>
export type ResultRow = Frozen<contract.ResultRow>
export type Results = Frozen<contract.Results>
export type UsefulTypes = Frozen<contract.UsefulTypes>
export type Timeline = Frozen<contract.Timeline>
export type TimelineItem = Frozen<contract.TimelineItem>
export type TimelineKind = Frozen<contract.TimelineKind>
export type WithdrawalReason = contract.WithdrawalReason
export type Blocked = Frozen<contract.Blocked>
export type Category = Frozen<contract.Category>
export type Colleagues = Frozen<contract.Colleagues>
export type Delegation = Frozen<contract.Delegation>
export type Delegations = Frozen<contract.Delegations>
export type YearlyLetter = Frozen<contract.YearlyLetter>
export type NewProtection = Frozen<contract.NewProtection>
export type Protection = Frozen<contract.Protection>
export type Protections = Frozen<contract.Protections>
export type Deposited = Frozen<contract.Deposited>
export type DepositProposal = Frozen<contract.DepositProposal>
export type DepositMetadata = Frozen<contract.DepositMetadata>
export type DirectoryEntry = Frozen<contract.DirectoryEntry>
export type DocumentDetail = Frozen<contract.DocumentDetail>
export type DocumentSummary = Frozen<contract.DocumentSummary>
export type DocumentType = Frozen<contract.DocumentType>
export type Erased = Frozen<contract.Erased>
export type EmergencyChoices = Frozen<contract.EmergencyChoices>
export type EmergencyView = Frozen<contract.EmergencyView>
export type Export = Frozen<contract.Export>
export type ExportScope = Frozen<contract.ExportScope>
export type Explanations = Frozen<contract.Explanations>
export type Fact = Frozen<contract.Fact>
export type IdentityFound = Frozen<contract.IdentityFound>
export type IdentityStanding = Frozen<contract.IdentityStanding>
export type PeopleFound = Frozen<contract.PeopleFound>
export type Referring = Frozen<contract.Referring>
export type Stays = Frozen<contract.Stays>
export type Found = Frozen<contract.Found>
export type HideAllResult = Frozen<contract.HideAllResult>
export type Goodbye = Frozen<contract.Goodbye>
export type JournalBasis = Frozen<contract.JournalBasis>
export type JournalEvent = Frozen<contract.JournalEvent>
export type JournalPage = Frozen<contract.JournalPage>
export type JournalSummary = Frozen<contract.JournalSummary>
export type Leaving = Frozen<contract.Leaving>
export type Invitation = Frozen<contract.Invitation>
export type InvitationSent = Frozen<contract.InvitationSent>
export type Life = Frozen<contract.Life>
export type Note = Frozen<contract.Note>
export type OnDemand = Frozen<contract.OnDemand>
export type OnDemandOpened = Frozen<contract.OnDemandOpened>
export type Opened = Frozen<contract.Opened>
export type OwnEvent = Frozen<contract.OwnEvent>
export type Persona = Frozen<contract.Persona>
export type PersonTraits = Frozen<contract.PersonTraits>
export type Place = Frozen<contract.Place>
export type Places = Frozen<contract.Places>
export type Profile = Frozen<contract.Profile>
export type Proven = Frozen<contract.Proven>
export type Providers = Frozen<contract.Providers>
export type RecentRecord = Frozen<contract.RecentRecord>
export type Ruled = Frozen<contract.Ruled>
export type Scope = Frozen<contract.Scope>
export type Session = Frozen<contract.Session>
export type VisibilityChange = Frozen<contract.VisibilityChange>
export type WhoCanSee = Frozen<contract.WhoCanSee>
export type AccountPage = Frozen<contract.AccountPage>
export type ActivationProof = Frozen<contract.ActivationProof>
export type ActivationProved = Frozen<contract.ActivationProved>
export type AppOffered = Frozen<contract.AppOffered>
export type CodeRequest = Frozen<contract.CodeRequest>
export type ConfirmationWays = Frozen<contract.ConfirmationWays>
export type ContactAsked = Frozen<contract.ContactAsked>
export type HiddenCategories = Frozen<contract.HiddenCategories>
export type OfferedChannel = Frozen<contract.OfferedChannel>
export type PasswordAnswer = Frozen<contract.PasswordAnswer>
export type RecoveryAsked = Frozen<contract.RecoveryAsked>
export type ShownText = Frozen<contract.ShownText>
export type ActOnSeveral = Frozen<contract.ActOnSeveral>
export type Chip = contract.Chip
export type DicomStudy = Frozen<contract.DicomStudy>
export type DocumentMarks = Frozen<contract.DocumentMarks>
export type Facets = Frozen<contract.Facets>
export type Folder = Frozen<contract.Folder>
export type Intake = Frozen<contract.Intake>
export type Marks = Frozen<contract.Marks>
export type Organise = Frozen<contract.Organise>
export type Proposal = Frozen<contract.Proposal>
export type Rendition = contract.Rendition
export type SavedUpload = Frozen<contract.SavedUpload>
export type SavedView = Frozen<contract.SavedView>
export type SaveUpload = Frozen<contract.SaveUpload>
export type SeveralResult = Frozen<contract.SeveralResult>
export type Shelf = Frozen<contract.Shelf>
export type ShelfLine = Frozen<contract.ShelfLine>
export type Page<T> = contract.Page<T>
export type Choice = AccessPage['emergency']['samu']
export type ChoiceMade = Frozen<contract.ChoiceMade>
export type Enrolment = Frozen<contract.Enrolment>
export type PlacesToAnswer = Frozen<contract.PlacesToAnswer>
export type RefusalFiled = Frozen<contract.RefusalFiled>
export type RefusalForm = Frozen<contract.RefusalForm>
export type RightsByProfession = Frozen<contract.RightsByProfession>
export type ShownPost = Frozen<contract.ShownPost>
/** What she attests, each by itself (L.1111-17 I). */
export type EmergencyAttested = { readonly unableToConsent: boolean; readonly immediateDanger: boolean }
export type Silence = Frozen<contract.Silence>

export const CATEGORIES = [
  'consultation',
  'biology',
  'imaging',
  'medication',
  'hospital',
  'vaccine',
  'measure',
  'prevention',
  'wishes',
  'certificate',
  'reimbursement',
  'other',
] as const satisfies readonly Category[]
export type Correction = Frozen<contract.Correction>
export type EverythingFound = Frozen<contract.EverythingFound>
export type SearchAsked = Frozen<contract.SearchAsked>
export type DirectivesFiled = Frozen<contract.DirectivesFiled>
export type DirectivesWritten = Frozen<contract.DirectivesWritten>
export type EntryAdded = Frozen<contract.EntryAdded>
export type EntryBody = Frozen<contract.EntryBody>
export type EntryChange = Frozen<contract.EntryChange>
export type EntryEnd = Frozen<contract.EntryEnd>
export type EntryRead = Frozen<contract.EntryRead>
export type HealthProfile = Frozen<contract.HealthProfile>
export type DatumSource = Frozen<contract.DatumSource>
export type FactDecision = Frozen<contract.FactDecision>
export type FactKind = Frozen<contract.FactKind>
export type Injection = Frozen<contract.Injection>
export type MeasurePoint = Frozen<contract.MeasurePoint>
export type MeasureTarget = Frozen<contract.MeasureTarget>
export type Measures = Frozen<contract.Measures>
export type PlacedDose = Frozen<contract.PlacedDose>
export type ReadFact = Frozen<contract.ReadFact>
export type ReadFacts = Frozen<contract.Facts>
export type Vaccinations = Frozen<contract.Vaccinations>
export type NewEntry = Frozen<contract.NewEntry>
export type ProfileEntry = Frozen<contract.ProfileEntry>
export type Rubric = Frozen<contract.Rubric>
export type Term = Frozen<contract.Term>
export type CardChange = Frozen<contract.CardChange>
export type CardFace = Frozen<contract.CardFace>
export type CardItem = Frozen<contract.CardItem>
export type OwnCard = Frozen<contract.OwnCard>
export type EventChoice = Frozen<contract.EventChoice>
export type Notice = Frozen<contract.Notice>
export type NoticeChannel = contract.NoticeChannel
export type NoticeChoice = Frozen<contract.NoticeChoice>
export type NoticeEvent = contract.NoticeEvent
export type Notices = Frozen<contract.Notices>
export type NoticeSettings = Frozen<contract.NoticeSettings>
export type NoticeTiming = Frozen<contract.NoticeTiming>
export type PushDevice = Frozen<contract.PushDevice>
export type PushSubscriptionGiven = Frozen<contract.PushSubscriptionGiven>
export type Evidence = contract.Evidence
export type NewDose = Frozen<contract.NewDose>
export type RecordedDose = Frozen<contract.RecordedDose>
export type Treated = Frozen<contract.Treated>
export type TreatmentCheck = Frozen<contract.TreatmentCheck>
export type TreatmentFlag = Frozen<contract.TreatmentFlag>
export type Treatments = Frozen<contract.Treatments>
export type TreatmentSaid = Frozen<contract.TreatmentSaid>
