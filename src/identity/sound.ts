/** Letters that sound alike in French, from the longest group to the shortest: first match wins. */
const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^H/, ''],
  [/PH/g, 'F'],
  [/(?:EAU|AU)X?/g, 'O'],
  [/(?:AI|EI|OE)(?![NM])/g, 'E'],
  [/(?:AIN|EIN|IN|YN|AIM|IM)(?![AEIOUY])/g, '1'],
  [/(?:EN|AN|EM|AM)(?![AEIOUY])/g, '2'],
  [/(?:ON|OM)(?![AEIOUY])/g, '3'],
  [/OU/g, 'U'],
  [/(?:SCH|SH|CH)/g, '4'],
  [/GU(?=[EI])/g, 'G'],
  [/(?:QU|CK|Q|C(?![EIY])|K)/g, 'K'],
  [/(?:C(?=[EIY])|Z|TI(?=O)|S)/g, 'S'],
  [/G(?=[EIY])/g, 'J'],
  [/Y/g, 'I'],
  [/W/g, 'V'],
  [/(?<=.)H/g, ''],
]

/**
 * How a name sounds, for one that was heard and not read: « Dupont », « Dupond » and « Dupons » are one, « Lefèvre » and « Lefebvre » too. Of a name in plain
 * capitals; a compound name sounds as one word. Deliberately rough: who it finds is shown with strict traits, and a person chooses.
 */
export const soundOf = (name: string): string => {
  const joined = name
    .replace(/[^A-Z]/g, '')
    .replace(/BV/g, 'V')
    .replace(/(.)\1+/g, '$1')
  const endless = joined.replace(/(?:[TDSXPZE])+$/, '') || joined
  const sound = GROUPS.reduce((text, [pattern, by]) => text.replace(pattern, by), endless)
  return sound.replace(/(.)\1+/g, '$1')
}
