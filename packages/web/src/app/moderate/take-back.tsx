// Who did something takes it back below it, from whatever device holds the key.

import { useState } from 'preact/hooks'
import type { DeedItem } from '../../pages/model.ts'
import type { State } from '../shell/state.ts'
import { BACK } from '../write/mine-words.ts'
import { WithdrawPanel } from '../write/withdraw.tsx'

export function TakeBack({ deed: { id, mine }, state }: { deed: DeedItem; state: State }) {
  const [taking, take] = useState(false)
  if (id === undefined || mine !== true) return undefined
  return (
    <>
      <button type="button" class="plain" aria-expanded={taking} onClick={() => take(!taking)}>
        {BACK[state.lang.value].button}
      </button>
      {taking && <WithdrawPanel id={id} what="say" ofName={false} state={state} onDone={() => take(false)} />}
    </>
  )
}
