import type { Code } from '../../kernel/codes.ts'
import { classRows } from './addenda.ts'
import * as classCodes from './data/class-codes.table.ts'
import * as x04 from './data/type-to-class.table.ts'
import * as x16 from './data/type-to-class-dmp.table.ts'
import { codeSet, pairs } from './parse-table.ts'

const classes = codeSet(classCodes)

const classByType = new Map([...pairs(classRows), ...pairs(x04.rows)])
const dmpClassByType = new Map(pairs(x16.rows))

const coded = (code: string | undefined): Code | undefined => (code === undefined ? undefined : classes.find(code))

/** XDS classCode of a typeCode, by ASS_X04 and its addenda; also answers for retired types, which old documents bear. */
export const classOf = (typeCode: string): Code | undefined => coded(classByType.get(typeCode))

/** The same by ASS_X16, the DMP's restriction: no answer for a type that the DMP does not take. */
export const classOfDmp = (typeCode: string): Code | undefined => coded(dmpClassByType.get(typeCode))

/** JDV_J06: the classes themselves. */
export const documentClasses = (): readonly Code[] => classes.all()
