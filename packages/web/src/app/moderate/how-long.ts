// Until when a fold hides, or from when for good, in words.

import type { Language, PostItem } from '../../pages/model.ts'
import { MODERATING } from './words.ts'

type Ends = Pick<NonNullable<PostItem['fold']>, 'until' | 'staysFrom'>

export function howLong(
  { until, staysFrom }: Ends,
  lang: Language,
  time: (seconds: number) => string,
): string {
  const words = MODERATING[lang]
  if (staysFrom !== undefined) return words.staysFrom(time(staysFrom))
  return until === undefined ? words.stays : words.until(time(until))
}
