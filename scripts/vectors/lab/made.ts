// What the vectors of the lab are made with: greetings, steps, and how a file of them is written.

import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Vector, VectorFile, VectorStep } from '../../../packages/lab/src/drivers/vectors/vector.ts'
import { toHex } from '../../../packages/lab/src/wire/bytes.ts'
import { type HelloShape, helloMessage, helloRecords } from '../../../packages/lab/src/wire/write-hello.ts'

export type Step = Partial<VectorStep> & Pick<VectorStep, 'at' | 'expect'>
export type Steps = { name: string; why?: string; ambiguous?: boolean; steps: readonly Step[] }

export const CLIENT = '10.9.1.2:50000'
export const SERVER = '203.0.113.5:443'

export const FORBIDDEN = 'forum.blocked.test'
export const lists = { names: ['blocked.test'] }

/** Writes one file; steps are those of one client and one server unless they say otherwise. */
export function writeVectors(
  name: string,
  file: Omit<VectorFile, 'vectors' | 'lists'> & Partial<Pick<VectorFile, 'lists'>>,
  vectors: readonly Steps[],
): void {
  const whole = vectors.map(({ steps, ...rest }) => ({
    ...rest,
    steps: steps.map((step) => ({ client: CLIENT, server: SERVER, ...step })),
  }))
  const path = fileURLToPath(new URL(`../../../vectors/lab/valid/${name}.json`, import.meta.url))
  mkdirSync(fileURLToPath(new URL('../../../vectors/lab/valid/', import.meta.url)), { recursive: true })
  const head = Object.entries(file).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`,
  )
  const lines = whole.map((one: unknown) => `    ${JSON.stringify(one as Vector)}`)
  writeFileSync(path, `{\n${head.join('\n')}\n  "vectors": [\n${lines.join(',\n')}\n  ]\n}\n`)
}

export function hello(shape: HelloShape, sizes?: readonly number[]): string {
  return toHex(helloRecords(helloMessage(shape), sizes))
}

export function open(more: Partial<Step> = {}): Step {
  return { at: 0, kind: 'syn', expect: 'pass', ...more }
}

export function say(at: number, hex: string, expect: Step['expect'], more: Partial<Step> = {}): Step {
  return { at, hex, expect, ...more }
}

export function syn(at: number, port: number, expect: 'pass' | 'reset', more: Partial<Step> = {}): Step {
  return { at, kind: 'syn', client: `10.9.1.2:${port}`, expect, ...more }
}

/** A greeting with a forbidden name, whole and in two pieces; and one that nobody minds. */
export const forbidden = hello({ sni: FORBIDDEN })
export const [first, rest] = [forbidden.slice(0, 200), forbidden.slice(200)] as const
export const benign = hello({ sni: 'benign.test' })
