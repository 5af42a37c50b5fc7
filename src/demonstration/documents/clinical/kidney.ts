/**
 * Glomerular filtration rate by CKD-EPI 2009 without the ethnic factor (HAS 2012), mL/min/1,73 m², from creatinine in µmol/L.
 * So that the two lines of a report agree.
 */
export const filtrationRate = (creatinine: number, age: number, sex: 'F' | 'M'): number => {
  const [kappa, alpha, factor] = sex === 'F' ? [0.7, -0.329, 1.018] : [0.9, -0.411, 1]
  const ratio = creatinine / 88.4 / kappa
  return Math.round(141 * Math.min(ratio, 1) ** alpha * Math.max(ratio, 1) ** -1.209 * 0.993 ** age * factor)
}
