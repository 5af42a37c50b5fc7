/**
 * What a doctor looks for first among results, in the order of the screen: LOINC codes as French laboratories and CI-SIS samples write them. Our own choice,
 * to be reviewed by biologists. One row is one line of sight, never one series: each code keeps its own unit and its own history.
 */
export const KEY_RESULTS: readonly (readonly string[])[] = [
  /** Creatinine, and the filtration worked out from it. */
  ['14682-9', '2160-0', '59826-8'],
  ['62238-1', '33914-3', '98979-8', '69405-9', '48642-3', '77147-7'],
  /** Potassium, sodium. */
  ['2823-3', '6298-4', '75940-7'],
  ['2951-2', '2947-0'],
  /** Haemoglobin, platelets, white cells. */
  ['718-7', '20509-6', '59260-0'],
  ['777-3', '26515-7'],
  ['6690-2', '26464-8'],
  /** INR. */
  ['6301-6', '34714-6', '46418-0'],
  /** Glycated haemoglobin, glucose. */
  ['4548-4', '59261-8', '17856-6'],
  ['2345-7', '14749-6', '14771-0', '1558-6', '76629-5'],
  /** Inflammation. */
  ['1988-5', '30522-7', '76485-2'],
  /** Thyroid. */
  ['3016-3', '11579-0', '11580-8'],
  /** LDL cholesterol. */
  ['13457-7', '2089-1', '22748-8', '39469-2', '69419-0'],
  /** Liver. */
  ['1742-6', '1743-4', '1920-8', '2324-2'],
  /** Natriuretic peptides, troponin. */
  ['33762-6', '42637-9', '30934-4', '83107-3', '10839-9', '6598-7', '89579-7', '67151-1'],
  /** Prostate, pregnancy. */
  ['2857-1', '19195-7'],
  ['21198-7', '19080-1'],
]

const RANKS: ReadonlyMap<string, number> = new Map(KEY_RESULTS.flatMap((codes, rank) => codes.map(code => [code, rank] as const)))

export const keyRank = (code: string | undefined): number | undefined => (code === undefined ? undefined : RANKS.get(code))
