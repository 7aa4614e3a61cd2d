// Writes packages/lab/scenario.schema.json: what a scenario file may say, for editors and for programs in other
// languages. It is made from the parser's own schema, so the two cannot differ but in what JSON Schema cannot say.

import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { toJsonSchema } from '@valibot/to-json-schema'
import { BOXES, scenarioSchema } from '../packages/lab/src/index.ts'

const FILE = new URL('../packages/lab/scenario.schema.json', import.meta.url)
const OPTIONS = { typeMode: 'input', errorMode: 'ignore' } as const

/** The text of the file. */
export function scenarioJsonSchema(): string {
  const whole = toJsonSchema(scenarioSchema, OPTIONS)
  const kinds = [...BOXES.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  const definitions = Object.fromEntries(
    kinds.map(({ name, params }) => {
      const { $schema: _, properties, ...rest } = toJsonSchema(params, OPTIONS)
      return [name, { ...rest, properties: { box: { const: name }, ...properties } }]
    }),
  )
  const box = {
    type: 'object',
    required: ['box'],
    properties: { box: { enum: kinds.map(({ name }) => name) } },
    allOf: kinds.map(({ name }) => ({
      if: { required: ['box'], properties: { box: { const: name } } },
      // biome-ignore lint/suspicious/noThenProperty: `then` is JSON Schema's word
      then: { $ref: `#/definitions/${name}` },
    })),
  }
  const schema = {
    ...whole,
    title: 'A scenario of the lab',
    properties: { ...whole.properties, boxes: { type: 'array', items: box } },
    definitions,
  }
  return `${JSON.stringify(schema, undefined, 2)}\n`
}

if (import.meta.main) writeFileSync(fileURLToPath(FILE), scenarioJsonSchema())
