import { CdaStream, type CdaFacts } from './cda-stream.ts'

/** A whole small CDA made here: every test changes what it is about. For tests only. */
export type Sample = {
  readonly header?: string
  readonly body?: string
  readonly replace?: readonly (readonly [what: string | RegExp, by: string])[]
}

const HEADER = `<realmCode code="FR"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
<templateId root="2.16.840.1.113883.2.8.2.1"/><templateId root="1.2.250.1.213.1.1.1.1"/><templateId root="1.2.250.1.213.1.1.1.29" extension="2022.01"/>
<id root="2.25.1234567890"/><code code="11490-0" codeSystem="2.16.840.1.113883.6.1" displayName="Lettre de liaison à la sortie"/>
<title>Lettre de liaison</title><effectiveTime value="20260301103000+0100"/><confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/>
<languageCode code="fr-FR"/><setId root="2.25.99"/><versionNumber value="1"/>
<recordTarget><patientRole><id root="1.2.250.1.213.1.4.10" extension="279035121518989"/><id root="1.2.3.4" extension="IPP-7"/>
<patient><name><family qualifier="BR">MARTIN</family><given>Lucie Anne</given><given qualifier="BR">Lucie</given><family qualifier="CL">DURAND</family></name>
<administrativeGenderCode code="F" codeSystem="2.16.840.1.113883.5.1"/><birthTime value="19790328"/>
<birthplace><place><addr><county>51215</county><city>DOMPREMY</city></addr></place></birthplace></patient></patientRole></recordTarget>
<author><time value="20260301103000+0100"/><assignedAuthor><id root="1.2.250.1.71.4.2.1" extension="801234567897"/>
<code code="G15_10/SM26" codeSystem="1.2.250.1.213.1.1.4.5" displayName="Médecin - Médecine générale"/>
<assignedPerson><name><given>Paul</given><family>LEROY</family><suffix>DR</suffix></name></assignedPerson>
<representedOrganization><id root="1.2.250.1.71.4.2.2" extension="1120456789"/><name>Clinique des Lilas</name></representedOrganization></assignedAuthor></author>
<custodian><assignedCustodian><representedCustodianOrganization><id root="1.2.250.1.71.4.2.2" extension="1120456789"/><name>Clinique des Lilas</name>
</representedCustodianOrganization></assignedCustodian></custodian>
<legalAuthenticator><time value="20260301103000+0100"/><signatureCode code="S"/><assignedEntity><id root="1.2.250.1.71.4.2.1" extension="801234567897"/>
<assignedPerson><name><given>Paul</given><family>LEROY</family></name></assignedPerson></assignedEntity></legalAuthenticator>
<documentationOf><serviceEvent><effectiveTime><low value="20260227080000+0100"/><high value="20260301100000+0100"/></effectiveTime>
<performer typeCode="PRF"><assignedEntity><id root="1.2.250.1.71.4.2.1" extension="801234567897"/><representedOrganization>
<standardIndustryClassCode code="ETABLISSEMENT" codeSystem="1.2.250.1.213.1.1.4.9" displayName="Etablissement de santé"/></representedOrganization>
</assignedEntity></performer></serviceEvent></documentationOf>
<componentOf><encompassingEncounter><effectiveTime nullFlavor="NA"/><location><healthCareFacility>
<code code="SA01" codeSystem="1.2.250.1.71.4.2.4" displayName="Etablissement public de santé"/></healthCareFacility></location></encompassingEncounter></componentOf>`

const TEXT = '<section><code code="33557-0" codeSystem="2.16.840.1.113883.6.1"/><title>Statut</title><text>Terminé</text></section>'

export const structured = (...sections: readonly string[]): string =>
  `<component><structuredBody>${sections.map(section => `<component>${section}</component>`).join('')}</structuredBody></component>`

export const section = (text: string, entries = ''): string => `<section><title>Titre</title><text>${text}</text>${entries}</section>`

export const unstructured = (content: Uint8Array, mediaType = 'application/pdf'): string =>
  `<component><nonXMLBody><text mediaType="${mediaType}" representation="B64">${Buffer.from(content).toString('base64')}</text></nonXMLBody></component>`

export const sampleCda = ({ header = HEADER, body = structured(TEXT), replace = [] }: Sample = {}): Buffer => {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${header}${body}</ClinicalDocument>`
  return Buffer.from(replace.reduce((whole, [what, by]) => whole.replace(what, by), text))
}

export const factsOf = (bytes: Uint8Array): CdaFacts => {
  const stream = new CdaStream()
  stream.write(bytes)
  return stream.end()
}
