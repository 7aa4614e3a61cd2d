// Withdrawing: first what it does and what it does not do, then the button.

import type { State } from '../shell/state.ts'

export function WithdrawPanel({ id, state, onDone }: { id: string; state: State; onDone: () => void }) {
  const { a } = state.words.value
  return (
    <div class="panel">
      <p>{a.withdraw.does}</p>
      <p>{a.withdraw.doesNot}</p>
      <div class="acts">
        <button
          type="button"
          onClick={async () => {
            await state.engine.ask('withdraw', id)
            state.said.value = a.withdraw.done
            onDone()
          }}
        >
          {a.withdraw.button}
        </button>
        <button type="button" class="plain" onClick={onDone}>
          {a.write.leave}
        </button>
      </div>
    </div>
  )
}
