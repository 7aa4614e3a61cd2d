// A post that is signed now and leaves at an hour of its writer's choice, while this command runs.
//
// Nobody sits there then who could try again. So it goes on until somebody takes it; what no later attempt would change
// ends it.

import { setTimeout } from 'node:timers/promises'
import { now } from '../terminal/arguments.ts'
import { CommandError, EXIT, exitOf } from '../terminal/command-error.ts'
import { type JsonOption, note } from '../terminal/output.ts'

/** Milliseconds before the second attempt; doubled each time. */
const FIRST_REST = 5_000
const LONGEST_REST = 60_000

/** Unix seconds. @param at a time with its zone @throws CommandError */
export function hourOf(at: string): number {
  const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})$/.test(at)
    ? Date.parse(at)
    : Number.NaN
  if (Number.isNaN(time))
    throw new CommandError(
      'usage/post',
      `at: expected a time with its zone, such as 2026-11-26T09:00+08:00, got ${at}`,
      EXIT.usage,
    )
  return Math.floor(time / 1000)
}

/** Waits for the hour; what is signed lies in this process alone, and is lost if it ends. @param at unix seconds */
export async function waitUntil(at: number, options: JsonOption): Promise<void> {
  const left = () => 1000 * (at - now())
  if (left() > 0)
    note(
      options,
      `Signed; it leaves at ${new Date(1000 * at).toISOString()}, if this command still runs then.`,
    )
  // A minute at most at a time: longer ones do not fit a timer, and a clock that is put right meanwhile counts.
  for (let rest = left(); rest > 0; rest = left()) await setTimeout(Math.min(rest, LONGEST_REST))
}

/** Does it, and does it again where nobody answers or takes it now. @throws what would go wrong again */
export async function untilTaken<T>(send: () => Promise<T>, options: JsonOption): Promise<T> {
  for (let rest = FIRST_REST; ; rest = Math.min(2 * rest, LONGEST_REST)) {
    try {
      return await send()
    } catch (error) {
      if (!(error instanceof Error) || !mayPass(error)) throw error
      note(options, `${error.message}; trying again in ${rest / 1000} seconds`)
      await setTimeout(rest)
    }
  }
}

/** A log that is away, that is closed before the next is known, that has too much to do, or whose clock is behind. */
function mayPass(error: Error): boolean {
  if (exitOf(error) === EXIT.unreachable) return true
  if (!(error instanceof CommandError)) return false
  if (error.code === 'post/no-inbox') return true
  return error.code === 'post/refused' && PASSING.test(error.message)
}

const PASSING = /: (?:rate-limited|error|invalid: created_at):/
