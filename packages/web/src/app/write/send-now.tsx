// "Send now", and what comes of it, said at once: that it is being tried, or when it will be and why not before.

import type { AddressItem } from '../engine/addresses/calls.ts'
import type { MyPost } from '../engine/say/my-posts.ts'
import type { ScreenProps } from '../shell/own-screen.tsx'
import { BACK } from './mine-words.ts'

interface Props extends ScreenProps {
  readonly post: MyPost
  /** What keeps it from leaving, in words. */
  readonly troubleOf: (trouble: NonNullable<MyPost['trouble']>) => string
}

export function SendNow({ post: { id }, troubleOf, ui, state }: Props) {
  const { engine, said, words } = state
  const { now, leavesAt } = words.value.a.mine
  const back = BACK[state.lang.value]
  const send = async () => {
    const restsUntil = restOf(await engine.ask('addresses'))
    const first = restsUntil === undefined ? back.trying : back.resting(ui.time(restsUntil))
    said.value = first
    await engine.ask('hurry', id)
    await engine.ask('look')
    const post = (await engine.ask('mine')).find((one) => one.id === id)
    // Whoever has gone elsewhere meanwhile is not followed there.
    if (said.value !== first) return
    const time = ui.time(post?.notBefore ?? 0)
    if (post?.state !== 'waiting') said.value = post === undefined ? '' : back.left
    else if (restOf(await engine.ask('addresses')) !== undefined) said.value = back.resting(time)
    else if (post.trouble) said.value = troubleOf(post.trouble) + back.triedAt(time)
    else said.value = leavesAt(time)
  }
  return (
    <button type="button" class="plain" onClick={() => void send()}>
      {now}
    </button>
  )
}

/** When the first of the addresses that are asked may be asked again, unix seconds; undefined where one may be now. */
export function restOf(addresses: readonly AddressItem[]): number | undefined {
  const asked = addresses.filter(({ from }) => from !== 'named')
  const times = asked.flatMap(({ restsUntil }) => restsUntil ?? [])
  return asked.length > 0 && times.length === asked.length ? Math.min(...times) : undefined
}
