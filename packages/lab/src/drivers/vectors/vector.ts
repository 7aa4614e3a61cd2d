// A vector: boxes, and packets with what must come of them. The same vectors go through every driver.

import * as v from 'valibot'

const endpoint = v.pipe(v.string(), v.regex(/^(\d{1,3}\.){3}\d{1,3}:\d{1,5}$/))

const step = v.strictObject({
  /** Milliseconds. */
  at: v.number(),
  protocol: v.optional(v.picklist(['tcp', 'udp']), 'tcp'),
  kind: v.optional(v.picklist(['syn', 'syn-ack', 'data', 'fin']), 'data'),
  client: endpoint,
  server: endpoint,
  from: v.optional(v.picklist(['client', 'server']), 'client'),
  inside: v.optional(v.picklist(['client', 'server'])),
  hex: v.optional(v.string(), ''),
  /** Length of the TCP header. */
  header: v.optional(v.number()),
  expect: v.picklist(['pass', 'drop', 'reset', 'inject', 'delay', 'probe', 'lose']),
  /** Whom a reset goes to. */
  to: v.optional(v.picklist(['client', 'server', 'both'])),
  /** How many forged packets. */
  count: v.optional(v.number()),
  /** The injected bytes. */
  answer: v.optional(v.string()),
  /** What the server says to whoever knocks because of this packet; empty: nothing. The box learns of it at once. */
  reply: v.optional(v.string()),
})

const vectorFile = v.strictObject({
  /** What it proves. */
  about: v.string(),
  /** Where the semantics were published. */
  source: v.string(),
  boxes: v.array(v.looseObject({ box: v.string() })),
  lists: v.optional(v.record(v.string(), v.array(v.string())), {}),
  vectors: v.array(
    v.strictObject({
      name: v.string(),
      why: v.optional(v.string()),
      /** Whom to believe where sources differ. */
      ambiguous: v.optional(v.boolean()),
      steps: v.array(step),
    }),
  ),
})

export type VectorFile = v.InferOutput<typeof vectorFile>
export type Vector = VectorFile['vectors'][number]
export type VectorStep = Vector['steps'][number]

/** Reads a file of vectors. @throws ValiError for what is none */
export function parseVectorFile(json: unknown): VectorFile {
  return v.parse(vectorFile, json)
}
