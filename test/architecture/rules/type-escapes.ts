import { isTest, type Rule } from '../house.ts'
import { type Module, modulesOf, walk } from '../syntax.ts'

/** `@ts-expect-error` is how a test shows that the compiler refuses something; the product has nothing to expect. */
const forbidden = (path: string): RegExp =>
  isTest(path) ? /^[\s*]*@ts-(?:ignore|nocheck)\b/m : /^[\s*]*@ts-(?:ignore|nocheck|expect-error)\b/m

const escapes = (module: Module): readonly { line: number; message: string }[] => {
  const found: { line: number; message: string }[] = []
  walk(module.program, node => {
    if (node.type === 'TSAnyKeyword')
      found.push({ line: module.lineOf(node.start), message: 'any is no type: unknown, and one parser to leave it' })
  })
  const comments = module.comments.filter(comment => forbidden(module.path).test(comment.value))
  return [
    ...found,
    ...comments.map(({ line, value }) => ({ line, message: `the compiler is not silenced (${value.trim().split(/\s/)[0]})` })),
  ]
}

export const typeEscapes: Rule = {
  name: 'no any, and no compiler silenced',
  check: house => modulesOf(house).flatMap(module => escapes(module).map(found => ({ path: module.path, ...found }))),
  control: {
    broken: [
      { files: { 'src/audit/a.ts': 'const a: any = 1\n' }, breach: 'any is no type' },
      { files: { 'src/audit/a.test.ts': 'const a = b as any\n' }, breach: 'any is no type' },
      { files: { 'web/ui/a.tsx': 'const a = <B,>(list: Array<any>) => <p>{list}</p>\n' }, breach: 'any is no type' },
      {
        files: { 'test/a.test.ts': '\n// @ts-ignore\nconst a = 1\n' },
        breach: 'test/a.test.ts:2: the compiler is not silenced (@ts-ignore)',
      },
      { files: { 'src/audit/a.ts': '/* @ts-nocheck */\n' }, breach: 'the compiler is not silenced (@ts-nocheck)' },
      { files: { 'src/audit/a.ts': '// @ts-expect-error\nconst a = 1\n' }, breach: 'the compiler is not silenced (@ts-expect-error)' },
    ],
    sound: {
      'src/audit/a.ts': "// any word, and @ts-ignore inside a sentence\nexport const any: unknown = 'any'\n",
      'src/audit/a.test.ts': '// @ts-expect-error a Grant comes from the door\nnew Grant()\n',
    },
  },
}
