import type { Options } from './options.ts'

export const measureGrowth = async (_folder: string, _options: Options): Promise<void> => {
  throw new Error('not yet')
}
