export { ConversionFailed, type Converter, type Convertible, openConverter } from './convert.ts'
