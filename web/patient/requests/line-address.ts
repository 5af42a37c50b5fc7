/** A line of the journal in an address: a dot would be taken for the name of a file. */
export const lineInAddress = (line: string): string => line.replace('.', '-')

export const lineFromAddress = (address: string): string => address.replace('-', '.')
