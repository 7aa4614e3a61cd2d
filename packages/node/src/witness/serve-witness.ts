// A witness on HTTP: inside a node's process, or alone on a machine of its own.
//
// Two routes under any prefix: `POST add-checkpoint` and `GET <origin hash>/checkpoint`. Keeps no record of who
// asked. Refuses bodies longer than any honest request before reading them to the end.

import { join } from 'node:path'
import type { Signer } from '@commonwall/tlog'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { listenError } from '../http/listen.ts'
import { Witness } from './witness.ts'
import type { LogIdentity } from './witness-client.ts'
import { WitnessDatabase, type WitnessedTree } from './witness-database.ts'

/** 63 proof lines and a checkpoint with many signatures stay far below. */
const LONGEST = 65_536

/** The two routes, to be mounted where a node serves them or served alone. */
export function witnessRoutes(witness: Witness): Hono {
  const tooLong = bodyLimit({
    maxSize: LONGEST,
    onError: (context) => context.text('request: too long\n', 400),
  })
  return new Hono()
    .post('/add-checkpoint', tooLong, async (context) => {
      const { status, type, body } = await witness.addCheckpoint(await context.req.text())
      return context.body(body, status, { 'Content-Type': type })
    })
    .get('/:hash{[0-9a-f]{64}}/checkpoint', (context) => {
      const note = witness.checkpoint(context.req.param('hash'))
      return note === undefined ? context.text('not cosigned here\n', 404) : context.text(note)
    })
}

export interface StartWitnessOptions {
  /** Existing folder in which the witness keeps `witness.db`. */
  readonly data: string
  /** 0 for any free one. */
  readonly port: number
  /** Loopback by default. */
  readonly host?: string
  /** Name under which it signs. */
  readonly name: string
  readonly signer: Signer
  /** The logs that it cosigns. */
  readonly logs: readonly LogIdentity[]
  /** Asked for a log that is none of these: the one with this origin, if it may be cosigned as well. */
  readonly also?: (
    origin: string,
    seen: (origin: string) => WitnessedTree | undefined,
  ) => LogIdentity | undefined | Promise<LogIdentity | undefined>
  /** Unix seconds. */
  readonly now: () => number
}

export interface RunningWitness {
  readonly port: number
  close(): Promise<void>
}

/** Starts a witness alone. @throws WitnessDatabaseError where one runs on the folder already */
export async function startWitness(options: StartWitnessOptions): Promise<RunningWitness> {
  const { data, port, host = '127.0.0.1', name, signer, logs, now } = options
  const database = new WitnessDatabase(join(data, 'witness.db'))
  const known = new Map(logs.map((log) => [log.origin, log]))
  const seen = (origin: string) => database.tree(origin)
  const logOf = (origin: string) => known.get(origin) ?? options.also?.(origin, seen)
  const witness = new Witness({ name, signer, database, now, logs: logOf })
  const { fetch } = witnessRoutes(witness)
  return new Promise((resolve, reject) => {
    let closed: Promise<void> | undefined
    const server = serve({ fetch, port, hostname: host }, (address) =>
      resolve({
        port: address.port,
        close() {
          closed ??= stop(server).finally(() => database.close())
          return closed
        },
      }),
    )
    server.on('error', (error) => {
      database.close()
      reject(listenError(error, port, host))
    })
  })
}

function stop(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}
