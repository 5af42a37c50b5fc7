import { readdirSync, readFileSync } from 'node:fs'
import { parseSync } from 'vite'
import { expect, test } from 'vitest'

const root = new URL('./', import.meta.url)
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.tsx') && !file.startsWith('dist'))

type Node = { readonly type: string; readonly [key: string]: unknown }
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string'

/** Attributes that somebody sees or hears. */
const SAID = new Set([
  'aria-label',
  'aria-description',
  'title',
  'alt',
  'placeholder',
  'label',
  'hint',
  'summary',
  'caption',
  'head',
  'why',
  'lead',
  'text',
])
const HOLDS_WORDS = /\p{L}{2,}/u

const textIn = (value: unknown): string => {
  if (!isNode(value)) return ''
  if (value.type === 'Literal' && typeof value['value'] === 'string') return value['value']
  if (value.type === 'TemplateLiteral' && Array.isArray(value['quasis'])) {
    return value['quasis']
      .map((part: unknown) => (isNode(part) ? JSON.stringify(part['value']) : ''))
      .join('')
      .replace(/"(?:raw|cooked)"/g, '')
  }
  if (value.type === 'ConditionalExpression') return textIn(value['consequent']) + textIn(value['alternate'])
  if (value.type === 'LogicalExpression') return textIn(value['right'])
  return value.type === 'JSXExpressionContainer' ? textIn(value['expression']) : ''
}

const nameOf = (attribute: Node): string => (isNode(attribute['name']) ? String(attribute['name']['name']) : '')

const foundIn = (node: Node): readonly string[] => {
  if (node.type === 'JSXText') return HOLDS_WORDS.test(String(node['value'])) ? [String(node['value']).trim()] : []
  if (node.type === 'JSXAttribute' && SAID.has(nameOf(node)))
    return HOLDS_WORDS.test(textIn(node['value'])) ? [`${nameOf(node)}=${textIn(node['value'])}`] : []
  if (node.type === 'JSXElement' || node.type === 'JSXFragment') {
    const children = Array.isArray(node['children']) ? node['children'].filter(isNode) : []
    return children
      .filter(child => child.type === 'JSXExpressionContainer')
      .map(textIn)
      .filter(text => HOLDS_WORDS.test(text))
  }
  return []
}

const walk = (value: unknown, visit: (node: Node) => void): void => {
  if (Array.isArray(value)) for (const item of value) walk(item, visit)
  else if (isNode(value)) {
    visit(value)
    for (const child of Object.values(value)) walk(child, visit)
  }
}

const literalsOf = (file: string, source: string): readonly string[] => {
  const found: string[] = []
  walk(parseSync(file, source, { lang: 'tsx' }).program, node => found.push(...foundIn(node)))
  return found.map(text => `${file}: ${text}`)
}

test('no sentence is written in a component: every word comes from the catalogues', () => {
  expect(files.length).toBeGreaterThan(60)
  expect(files.flatMap(file => literalsOf(file, readFileSync(new URL(file, root), 'utf8')))).toEqual([])
})

test('a sentence written in a component is seen, wherever it hides', () => {
  expect(literalsOf('a.tsx', 'const A = () => <p>Bonjour</p>')).toEqual(['a.tsx: Bonjour'])
  expect(literalsOf('a.tsx', 'const A = () => <img alt="Une image" />').length).toBe(1)
  expect(literalsOf('a.tsx', "const A = (b: boolean) => <p>{b ? 'Oui' : null}</p>").length).toBe(1)
  expect(literalsOf('a.tsx', 'const A = (n: number) => <p aria-label={`page $' + '{n}`}>{n}</p>').length).toBe(1)
  expect(literalsOf('a.tsx', "const A = (w: { t: string }) => <p className='nom'>{w.t} · {'–'}</p>")).toEqual([])
})
