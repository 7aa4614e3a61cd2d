// The second wall of the demonstration, as the doors that need it have it.

import { useState } from 'preact/hooks'
import type { State } from '../shell/state.ts'
import { useLatest } from '../shell/use-latest.ts'
import { openSecond, type Second, type Shown, shownIn } from './second.ts'

/** The second wall, started when it is first needed, and its post in the reader's language. */
export function useSecond(state: State) {
  const [second, setSecond] = useState<Second>()
  const [shown, setShown] = useState<Shown>()
  const [failed, fail] = useState<unknown>()
  const [tries, trying] = useState(0)
  const lang = state.lang.value
  useLatest(
    async () => {
      const one = await openSecond(state)
      return [one, await shownIn(one.reader, lang)] as const
    },
    ([one, what]) => {
      setShown(what)
      setSecond(one)
    },
    [state, lang, tries],
    fail,
  )
  /** Starts it once more, where it did not start. */
  const again = () => {
    fail(undefined)
    trying(tries + 1)
  }
  return { second, shown, failed, fail, again: second === undefined ? again : undefined }
}
