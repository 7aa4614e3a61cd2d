// Takes in prepared posts through the same door as any other: what is refused stops the start.

import { KIND, type VerifiedEvent } from '@commonwall/wall'
import type { Intake } from './intake/intake.ts'

/** Posts handed in at a time; below what the verifiers let wait. */
const AT_ONCE = 2_000

/** Plants posts: threads before replies, and what is about others (labels, withdrawals) last. @throws Error */
export async function plant(posts: readonly VerifiedEvent[], intake: Pick<Intake, 'take'>): Promise<void> {
  const waves = Map.groupBy(posts, waveOf)
  for (const [, wave] of [...waves].sort(([a], [b]) => a - b))
    for (let from = 0; from < wave.length; from += AT_ONCE) {
      const slice = wave.slice(from, from + AT_ONCE)
      const answers = await Promise.all(slice.map((event) => intake.take(event, 'relay')))
      const refused = answers.find(({ ok }) => !ok)
      if (refused) throw new Error(`a prepared post was refused: ${refused.message}`)
    }
}

function waveOf({ kind }: VerifiedEvent): number {
  if (kind === KIND.label || kind === KIND.withdrawal) return 2
  return kind === KIND.reply ? 1 : 0
}
