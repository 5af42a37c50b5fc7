/**
 * What the tables of 2024 lack. Types: JDV_J07-XdsTypeCode-CISIS of 2026-06-29 ("Terminologies de Santé" 1.12.0).
 * Classes: ASS_X04 has no row for these eleven. 55751-2 → 52 is change request 917 of the ANS, E1762 follows JDV_J06; the others are inferred
 * from the nearest type (a note is a report, a summary a summary) until a published map says otherwise.
 */
export const systems: readonly string[] = ['2.16.840.1.113883.6.1']

export const rows = `
0|34876-3|Évaluation préopératoire et note de suivi
0|34895-3|Fiche d'information au patient
0|55751-2|Déclaration de problème de santé publique
0|68814-3|Note d'évaluation pédiatrique
0|83963-9|Synthèse environnementale
0|84067-8|Synthèse transfusionnelle
0|96163-1|Bilan de soins infirmiers
0|97694-4|Note d'évaluation en médecine maternelle et fœtale
0|100967-9|Rythme cardiaque fœtal
`

export const classRows = `
34876-3|10
34895-3|95
55751-2|52
68814-3|10
83963-9|11
84067-8|11
96163-1|10
97694-4|10
100967-9|10
101881-1|52
E1762|urn:oid:1.3.6.1.4.1.19376.1.2.1.1.1
`
