/** What is played and how much of it, told by the environment. */
const told = (name: string): number | undefined => {
  const value = process.env[`CARNET_WORLDS_${name}`]
  return value === undefined ? undefined : Number(value)
}

export const amountOf = (name: string, usually: number): number => told(name) ?? usually

/** Of the day, so that every run looks elsewhere than the one before; it is printed, and given back it plays the same. */
export const SEED = told('SEED') ?? Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''))

/** What is broken on purpose is looked for where it is known to show. */
export const CONTROL_SEED = 2611
