// What a scenario file may say. A researcher adds one by writing JSON; everything that code knows of it is here.

import * as v from 'valibot'
import { BOXES } from '../boxes/index.ts'

const sentence = v.pipe(v.string(), v.minLength(1), v.maxLength(600))

/** How sure we are: measured again here from raw data, published and reviewed, told by users, or thought up. */
export const CONFIDENCES = ['measured', 'published', 'reported', 'hypothetical'] as const

/** A client that is run first: the forbidden one must fail, the benign one must pass, or the run is void. */
const control = v.strictObject({
  client: v.picklist([
    'https',
    'http',
    'dns',
    'quic',
    'random',
    'esni',
    'ech',
    'dtls',
    'fast-udp',
    'connect',
    'shadowsocks',
  ]),
  host: v.string(),
  port: v.optional(v.number()),
  path: v.optional(v.string()),
  /** Milliseconds after the start of the run. */
  at: v.optional(v.number()),
  /** Times to try; the last try counts. */
  times: v.optional(v.number()),
})

const box = v.pipe(
  v.looseObject({ box: v.string() }),
  v.check(
    ({ box: name }) => BOXES.has(name),
    ({ input }) => `box: expected one of ${[...BOXES.keys()].join(', ')}, got "${input.box}"`,
  ),
)

export const scenarioSchema = v.strictObject({
  /** Where an editor finds scenario.schema.json; nothing else reads it. */
  $schema: v.optional(v.string()),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  number: v.number(),
  /** A few words. */
  title: sentence,
  /** What happens, for somebody who has never heard of any of it. */
  tells: sentence,
  asOf: v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)),
  confidence: v.picklist(CONFIDENCES),
  sources: v.pipe(v.array(sentence), v.minLength(1)),
  /** What is not known and was assumed. */
  unverified: v.optional(v.array(sentence), []),
  /** Hour of the day at the start. */
  hour: v.optional(v.number(), 12),
  /** Lists of this scenario alone, besides those of `lists/`; see `parseRule` for the shapes. */
  lists: v.optional(v.record(v.string(), v.array(v.string())), {}),
  boxes: v.array(box),
  /** No forbidden control where nothing is forbidden. */
  forbidden: v.optional(control),
  /** No benign control where nothing passes. */
  benign: v.optional(control),
  /** When the readers come, in milliseconds; they remember from visit to visit. */
  visits: v.optional(v.pipe(v.array(v.number()), v.minLength(1)), [0]),
  /** Why nothing could get through, where nothing could. */
  nothingCould: v.optional(sentence),
})

export type Scenario = v.InferOutput<typeof scenarioSchema>
export type Control = v.InferOutput<typeof control>

/** A scenario, list or parameter that is not as it must be; the message says field, expectation and what came. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError'
  readonly code = 'lab/scenario'
}

/** Reads a scenario, its boxes' parameters included. @throws ScenarioError */
export function parseScenario(json: unknown): Scenario {
  const result = v.safeParse(scenarioSchema, json)
  if (!result.success) throw new ScenarioError(issuesOf('scenario', result.issues))
  for (const [at, { box: name, ...params }] of result.output.boxes.entries()) {
    const kind = BOXES.get(name)
    const checked = kind && v.safeParse(kind.params, params)
    if (checked?.success === false)
      throw new ScenarioError(issuesOf(`scenario ${result.output.id}, boxes.${at} (${name})`, checked.issues))
  }
  return result.output
}

function issuesOf(where: string, issues: readonly v.BaseIssue<unknown>[]): string {
  return issues.map((issue) => `${where}: ${v.getDotPath(issue) ?? 'whole'}: ${issue.message}`).join('; ')
}
