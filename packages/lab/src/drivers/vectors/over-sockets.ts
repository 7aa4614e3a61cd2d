// Runs the vectors over real sockets, through whatever carries them: the same steps, the same expectations. What a rig
// cannot show is *not exercised*, with the reason, and never *passed*.

import { fromHex, toHex } from '../../wire/bytes.ts'
import type { Difference } from './run-vector.ts'
import type { Vector, VectorFile, VectorStep } from './vector.ts'

interface End {
  readonly ip: string
  readonly port: number
}

export interface SocketFlow {
  readonly protocol: 'tcp' | 'udp'
  readonly client: End
  readonly server: End
}

/** What was seen at both ends. */
export interface Seen {
  readonly what: 'pass' | 'drop' | 'reset' | 'inject'
  readonly to?: 'client' | 'server' | 'both'
  readonly answer?: Uint8Array
}

/** Real sockets on both sides of real boxes. */
export interface SocketRig {
  /** Sets the boxes' clock, milliseconds. */
  setTime(now: number): void
  /** Opens a TCP connection. */
  open(flow: SocketFlow, header: number | undefined): Promise<Seen>
  /** Says bytes as the client on a flow that is open, or in one datagram. */
  say(flow: SocketFlow, bytes: Uint8Array): Promise<Seen>
  close(): Promise<void>
}

export interface RigKind {
  readonly name: string
  /** Why a vector cannot be shown, or undefined. */
  whyNot(file: VectorFile, vector: Vector): string | undefined
  start(file: VectorFile, vector: Vector): Promise<SocketRig>
}

export type Outcome = { readonly notExercised: string } | { readonly differences: readonly Difference[] }

export async function runOverSockets(kind: RigKind, file: VectorFile, vector: Vector): Promise<Outcome> {
  const why = whySocketsCannot(vector) ?? kind.whyNot(file, vector)
  if (why !== undefined) return { notExercised: why }
  const rig = await kind.start(file, vector)
  const differences: Difference[] = []
  try {
    for (const [at, step] of vector.steps.entries()) {
      rig.setTime(step.at)
      const flow = flowOf(step)
      const seen =
        step.kind === 'syn' ? await rig.open(flow, step.header) : await rig.say(flow, fromHex(step.hex))
      const got = describe(seen, step)
      const expected = describe(
        {
          what: step.expect as Seen['what'],
          ...(step.to === undefined ? {} : { to: step.to }),
          ...(step.answer === undefined ? {} : { answer: fromHex(step.answer) }),
        },
        step,
      )
      if (got !== expected) differences.push({ step: at, expected, got })
    }
  } finally {
    await rig.close()
  }
  return { differences }
}

/** What no program with sockets can do. */
function whySocketsCannot({ steps }: Vector): string | undefined {
  const opened = new Set<string>()
  const cut = new Set<string>()
  for (const step of steps) {
    if (step.kind === 'syn-ack' || step.kind === 'fin')
      return 'a program does not choose when this packet is sent'
    if (step.from === 'server') return 'the server’s own words are not played'
    if (step.inside === 'server') return 'the client is inside'
    if (step.expect === 'probe') return 'who knocks later is not seen at the ends of a connection'
    if (step.expect === 'delay' || step.expect === 'lose')
      return 'what is late or lost still arrives in the end'
    const flow = `${step.client} ${step.server}`
    if (step.protocol === 'tcp' && step.kind === 'syn') opened.add(flow)
    if (step.protocol === 'tcp' && step.kind === 'data' && !opened.has(flow))
      return 'a program cannot speak without a handshake'
    if (step.protocol === 'tcp' && cut.has(flow)) return 'a connection that was cut carries nothing more'
    if (step.protocol === 'tcp' && step.expect === 'reset') cut.add(flow)
  }
  return undefined
}

export function flowOf({ protocol, client, server }: VectorStep): SocketFlow {
  const place = (text: string): End => {
    const [ip = '', port] = text.split(':')
    return { ip, port: Number(port) }
  }
  return { protocol, client: place(client), server: place(server) }
}

function describe({ what, to, answer }: Seen, step: VectorStep): string {
  const parts: string[] = [what]
  // Opening a connection is more than one packet; to whom the first was answered is not seen at its ends.
  if (step.kind !== 'syn' && step.to !== undefined && to !== undefined) parts.push(to)
  if (step.answer !== undefined && answer !== undefined) parts.push(toHex(answer))
  return parts.join(' ')
}
