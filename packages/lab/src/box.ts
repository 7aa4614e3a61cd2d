// A middlebox: a pure reducer. It sees one packet and answers what it does about it; time and chance are given to it.
//
// Its state is never changed in place, so a run can be looked at step by step. It opens no socket: drivers carry out
// what it says, and a driver that cannot express a verdict says *not exercised*.

import type { Packet } from './packet.ts'
import type { Rng } from './rng.ts'

export interface Env {
  /** Milliseconds since the run began. */
  readonly now: number
  /** Hour of the day at the border, 0 to 24. */
  readonly hour: number
  readonly rng: Rng
}

export type Verdict = { readonly why: string } & (
  | {
      /** This packet goes no further. */
      readonly do: 'drop'
    }
  | {
      /** Forged ends of a TCP connection. */
      readonly do: 'reset'
      readonly to: 'client' | 'server' | 'both'
      readonly after: number
      readonly shape: ResetShape
    }
  | {
      /** Forged bytes to the client: a DNS answer, an HTTP redirect. What was sent still travels on. */
      readonly do: 'inject'
      readonly bytes: Uint8Array
      readonly after: number
    }
  | {
      /** It held the packet up: weather and shaping. */
      readonly do: 'delay'
      readonly ms: number
    }
  | {
      /** Lost on the way, by nobody's will; whoever sent it sends it again. */
      readonly do: 'lose'
    }
  | {
      /** Somebody will knock on the server. */
      readonly do: 'probe'
      readonly after: number
      readonly probe: Probe
    }
)

/** How a forged reset looks on the wire. Only a packet driver shows all of it. */
export interface ResetShape {
  readonly count: number
  readonly ack: boolean
  /** Sequence numbers of the later ones: all the same, or stepping over what may have been sent since. */
  readonly steps: readonly number[]
  readonly dontFragment: boolean
  readonly ipId: readonly [least: number, most: number]
  readonly ttl: readonly [least: number, most: number]
  readonly payload?: Uint8Array
}

export interface Probe {
  readonly kind: string
  readonly server: { readonly ip: string; readonly port: number }
  readonly bytes: Uint8Array
}

export interface Step<State> {
  readonly state: State
  readonly verdicts: readonly Verdict[]
}

/** What a box must be able to see. A driver that cannot show it does not exercise the box. */
export type Need = 'dns' | 'udp' | 'source-port' | 'tcp-header' | 'segments' | 'loss' | 'probes'

export interface Box<State = unknown> {
  readonly name: string
  readonly needs: readonly Need[]
  readonly initial: State
  step(state: State, packet: Packet, env: Env): Step<State>
  /** What came of a probe that it asked for; undefined: no answer. */
  learn?(state: State, probe: Probe, answer: Uint8Array | undefined, env: Env): State
}

export const PASS: readonly Verdict[] = []
