/**
 * Converts published terminologies to the compact tables of src/policy/terminology/data and writes docs/terminologies.md.
 * Usage: node src/cli/terminology.ts FOLDER, where FOLDER holds one JSON a value set: {name, oid, revision, source, concepts: [...]}.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const concept = z.object({ code: z.string(), system: z.string(), display: z.string().nullish() })
const mapping = z.object({ source: z.string(), target: z.string(), targetDisplay: z.string().nullish() })
const published = z.object({
  name: z.string(),
  oid: z.string().nullish(),
  title: z.string().nullish(),
  revision: z.string().nullish(),
  source: z.string(),
  concepts: z.array(z.union([concept, mapping])),
})
type Published = z.infer<typeof published>

/** Output file (without extension) and the published file it comes from. */
const TABLES: readonly (readonly [output: string, input: string, use: string])[] = [
  ['type-codes', 'JDV_J07_XdsTypeCode_CISIS', 'document types (typeCode)'],
  ['class-codes', 'JDV_J06_XdsClassCode_CISIS', 'document classes (classCode)'],
  ['type-to-class', 'ASS_X04_CorrespondanceType_Classe_CISIS', 'class of a type'],
  ['type-to-class-dmp', 'ASS_X16_CorrespondanceType_Classe_DMP', 'class of a type, as the DMP restricts it'],
  ['template-to-format', 'ASS_A11_CorresModeleCDA_XdsFormatCode_CISIS', 'formatCode of a structured CDA'],
  ['format-codes', 'JDV_J60_FormatCode_DMP', 'formatCode and display'],
  ['practice-settings', 'JDV_J04_XdsPracticeSettingCode_CISIS', 'practiceSettingCode'],
  ['facility-types', 'JDV_J02_XdsHealthcareFacilityTypeCode_CISIS', 'healthcareFacilityTypeCode'],
  ['facility-types-dmp', 'JDV_J61_HealthcareFacilityTypeCode_DMP', 'healthcareFacilityTypeCode, as the DMP restricts it'],
  ['professions', 'TRE_G15_ProfessionSante', 'health professions'],
  ['social-professions', 'TRE_R94_ProfessionSocial', 'social professions'],
  ['title-users', 'TRE_R95_UsagerTitre', 'users of a protected title'],
  ['other-health-functions', 'TRE_R96_AutreFonctionSanitaire', 'other health functions'],
  ['care-roles', 'TRE_R85_RolePriseCharge', 'roles in the care of a person'],
  ['specialties', 'JDV_J107_EnsembleSavoirFaire_RASS', 'specialities (savoir-faire)'],
  ['older-specialties', 'TRE_R01_EnsembleSavoirFaire_CISIS', 'specialities of older documents'],
  ['author-specialties', 'JDV_J01_XdsAuthorSpecialty_CISIS', 'authorSpecialty'],
  ['older-author-specialties', 'TRE_A02_ProfessionSavFaire_CISIS', 'authorSpecialty of older documents'],
  ['confidentiality', 'JDV_J08_XdsConfidentialityCode_CISIS', 'confidentialityCode'],
  ['confidentiality-dmp', 'JDV_J58_ConfidentialityCode_DMP', 'confidentialityCode of the DMP'],
  ['confidentiality-2026', 'JDV_J421_NiveauConfidentialiteDocument', 'confidentialityCode from September 2026'],
  ['functions', 'JDV_J47_FunctionCode_CISIS', 'functionCode of a participant'],
  ['content-types', 'JDV_J03_XdsContentTypeCode_CISIS', 'contentTypeCode of a submission set'],
  ['content-types-dmp', 'JDV_J59_ContentTypeCode_DMP', 'contentTypeCode of a submission set, DMP'],
  ['access-modes', 'JDV_J38_ModeAcces_CISIS', 'mode of access (purpose of use)'],
]

const licenceOf = (source: string): string =>
  source.includes('(MIT)')
    ? 'MIT (Agence du Numérique en Santé)'
    : 'public-sector information, CRPA art. L.321-1 ff. (Agence du Numérique en Santé)'

/** Some sets were copied from a published page rather than from a file; the published files say so in words of their own. */
const sourceOf = (table: Published): string => table.source.replace(/, read via index$/, ' (transcribed)')

const dateOf = (revision: string | null | undefined): string => {
  const text = revision ?? 'undated'
  return /^\d{8}/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}` : text.replace(/T.*$/, '')
}

const clean = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${').replaceAll('|', '¦')

const rowsOf = (table: Published): { readonly systems: readonly string[]; readonly rows: readonly string[] } => {
  const systems: string[] = []
  const rows = table.concepts.map(entry => {
    if ('source' in entry) return `${clean(entry.source)}|${clean(entry.target)}`
    if (!systems.includes(entry.system)) systems.push(entry.system)
    return `${systems.indexOf(entry.system)}|${clean(entry.code)}|${clean(entry.display ?? entry.code)}`
  })
  return { systems, rows: [...new Set(rows)] }
}

const systemsLine = (systems: readonly string[]): string => {
  const quoted = systems.map(system => `'${system}'`)
  const line = `export const systems: readonly string[] = [${quoted.join(', ')}]`
  return line.length <= 140 ? line : `export const systems: readonly string[] = [\n${quoted.map(each => `  ${each},\n`).join('')}]`
}

const moduleOf = (table: Published): string => {
  const { systems, rows } = rowsOf(table)
  return [
    '/**',
    ` * Generated by src/cli/terminology.ts; do not edit. ${table.name}${table.oid ? `, OID ${table.oid}` : ''}, revision ${dateOf(table.revision)}.`,
    ` * Source: ${sourceOf(table)}.`,
    ` * Licence: ${licenceOf(table.source)}.`,
    ' */',
    systemsLine(systems),
    '',
    'export const rows = `',
    ...rows,
    '`',
    '',
  ].join('\n')
}

const noticeRow = (output: string, use: string, table: Published): string => {
  const columns = [table.name, use, String(table.concepts.length), dateOf(table.revision), sourceOf(table), licenceOf(table.source)]
  return `| \`${output}\` | ${columns.join(' | ')} |`
}

const BY_HAND: readonly { readonly file: string; readonly what: string; readonly source: readonly string[] }[] = [
  {
    file: '`src/policy/terminology/addenda.ts`',
    what: 'nine types of JDV_J07 of 2026-06-29 that the set of 2024 lacks; the classes of eleven types that ASS_X04 lacks',
    source: [
      'JDV_J07 in “Terminologies de Santé” 1.12.0; class of 55751-2: change request 917 of ASS_X04;',
      'class of E1762: JDV_J06; the other nine classes are inferred from the nearest type',
    ],
  },
  {
    file: '`src/policy/terminology/formats.ts`',
    what: 'media type → formatCode (ASS_A12, published empty); template of the TROD → formatCode',
    source: [
      'codes of JDV_J60 and of template 1.3.6.1.4.1.19376.1.2.20 in ASS_A11; the TROD is inferred from JDV_J60 (`urn:ans:ci-sis:trod:2024`)',
    ],
  },
  { file: '`src/policy/terminology/people.table.ts`', what: 'families and plain words that the person reads', source: ['ours'] },
  {
    file: '`src/policy/terminology/reserved-types.ts`',
    what: 'who alone may create a type',
    source: ['CNDA test book 2.10c, EX_2.1-1010'],
  },
]

const MIT = [
  'Copyright (c) Agence du Numérique en Santé. Permission is hereby granted, free of charge, to any person obtaining a copy of this software and',
  'associated documentation files (the “Software”), to deal in the Software without restriction, including without limitation the rights to use,',
  'copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is',
  'furnished to do so, subject to the following conditions: the above copyright notice and this permission notice shall be included in all copies',
  'or substantial portions of the Software. THE SOFTWARE IS PROVIDED “AS IS”, WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT',
  'LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT',
  'HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN',
  'CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.',
]

const notice = (rows: readonly string[]): string =>
  [
    '# Terminologies',
    '',
    'Codes that Carnet needs, converted by `node src/cli/terminology.ts FOLDER` into `src/policy/terminology/data/*.table.ts`. This page is',
    'written by the same program: change the program, not the page. Publisher of all sets: Agence du Numérique en Santé (ANS),',
    'https://interop.esante.gouv.fr/terminologies/. Sets marked “public-sector information” come from public repositories of the ANS that carry',
    'no licence file; they are reused under articles L.321-1 ff. of the code des relations entre le public et l’administration, with source and',
    'date. LOINC codes (typeCode) are © Regenstrief Institute, used under the LOINC licence (https://loinc.org/license).',
    '',
    '| table | published set | what for | entries | revision | source | licence |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
    '## Written by hand, with their source',
    '',
    '| file | what | source |',
    '|---|---|---|',
    ...BY_HAND.map(({ file, what, source }) => `| ${file} | ${what} | ${source.join(' ')} |`),
    '',
    '## MIT licence of the sets marked MIT',
    '',
    ...MIT,
    '',
  ].join('\n')

const main = (folder: string): void => {
  const here = fileURLToPath(new URL('../policy/terminology/data/', import.meta.url))
  mkdirSync(here, { recursive: true })
  const lines = TABLES.map(([output, input, use]) => {
    const table = published.parse(JSON.parse(readFileSync(join(folder, `${input}.json`), 'utf8')))
    writeFileSync(join(here, `${output}.table.ts`), moduleOf(table))
    return noticeRow(output, use, table)
  })
  writeFileSync(fileURLToPath(new URL('../../docs/terminologies.md', import.meta.url)), notice(lines))
  console.log(`${TABLES.length} tables written`)
}

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: node src/cli/terminology.ts FOLDER')
  process.exitCode = 2
} else main(folder)
