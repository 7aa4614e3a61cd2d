// Knocks on two hosts alike: the one under suspicion, and an innocent one of the same make. The prober wins if an answer
// differs in anything but the time of day.

import { connect } from 'node:net'
import { refuseUnlessLoopback } from '../drivers/loopback.ts'
import { Rng } from '../rng.ts'
import { knock } from './knocks.ts'

export interface Place {
  /** Loopback only. */
  readonly host: string
  readonly port: number
}

export interface Suspicion {
  readonly about: string
  readonly suspect: string
  readonly innocent: string
}

/**
 * Knocks so often, and gives the knocks whose answers tell the two apart, at most ten.
 * @throws LoopbackError for hosts that are not this machine
 */
export async function probeHost(
  suspect: Place,
  innocent: Place,
  { times, seed }: { readonly times: number; readonly seed: string },
): Promise<readonly Suspicion[]> {
  refuseUnlessLoopback(suspect.host)
  refuseUnlessLoopback(innocent.host)
  const rng = new Rng(seed)
  const found: Suspicion[] = []
  for (let done = 0; done < times && found.length < 10; done += AT_ONCE) {
    const knocks = Array.from({ length: Math.min(AT_ONCE, times - done) }, () => knock(rng, 'shop.example'))
    const answers = await Promise.all(
      knocks.map(async ({ about, request }) => {
        const [one, other] = await Promise.all([ask(suspect, request), ask(innocent, request)])
        return { about, suspect: one, innocent: other }
      }),
    )
    found.push(...answers.filter((answer) => answer.suspect !== answer.innocent))
  }
  return found
}

const AT_ONCE = 16
const PATIENCE = 3000
/** As much of an answer as is compared. */
const LONGEST = 20_000

function ask({ host, port }: Place, request: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, host, () => socket.write(request, 'latin1'))
    const end = () => {
      socket.destroy()
      resolve(answer.replaceAll(/^date:.*$/gim, 'Date: now').slice(0, LONGEST))
    }
    socket.setTimeout(PATIENCE, () => {
      answer += '\n[stays open]'
      end()
    })
    socket.on('data', (bytes) => {
      answer += bytes.toString('latin1')
    })
    socket.on('error', () => {
      answer += '\n[reset]'
    })
    socket.on('close', end)
  })
}
