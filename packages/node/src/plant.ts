// Takes in prepared posts through the same door as any other: what is refused stops the start.

import { KIND, type VerifiedEvent } from '@commonwall/wall'
import type { Intake } from './intake/intake.ts'

/** Posts handed in at a time; below what the verifiers let wait. */
const AT_ONCE = 2_000

/** Plants posts; those that are about others (labels, withdrawals) after those that they are about. @throws Error */
export async function plant(posts: readonly VerifiedEvent[], intake: Pick<Intake, 'take'>): Promise<void> {
  const about = (event: VerifiedEvent) => event.kind === KIND.label || event.kind === KIND.withdrawal
  for (const group of [posts.filter((event) => !about(event)), posts.filter(about)])
    for (let from = 0; from < group.length; from += AT_ONCE) {
      const slice = group.slice(from, from + AT_ONCE)
      const answers = await Promise.all(slice.map((event) => intake.take(event, 'relay')))
      const refused = answers.find(({ ok }) => !ok)
      if (refused) throw new Error(`a prepared post was refused: ${refused.message}`)
    }
}
