// What editors need beside the words: when it is to leave, and for a further version, that it corrects something.

import type { State } from '../shell/state.ts'
import { draft } from './draft.ts'
import { EDITING } from './words.ts'

export function Editing({ state }: { state: State }) {
  const words = EDITING[state.lang.value]
  const { form, edits, correction, at } = draft.value
  if (form === 'reply') return undefined
  return (
    <>
      {edits !== undefined && (
        <>
          <label class="check">
            <input
              type="checkbox"
              checked={correction !== undefined}
              onChange={({ currentTarget }) => {
                draft.value = { ...draft.value, correction: currentTarget.checked ? '' : undefined }
              }}
            />
            {words.isCorrection}
          </label>
          {correction !== undefined && (
            <label>
              {words.whatWasWrong}
              <input
                value={correction}
                maxLength={200}
                required
                dir="auto"
                onInput={({ currentTarget }) => {
                  draft.value = { ...draft.value, correction: currentTarget.value }
                }}
                onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
              />
            </label>
          )}
        </>
      )}
      <details open={at !== ''}>
        <summary>{words.later}</summary>
        <label>
          {words.leavesAt}{' '}
          <input
            type="datetime-local"
            value={at}
            // What lies behind would leave at once.
            min={byTheClock(Date.now())}
            onInput={({ currentTarget }) => {
              draft.value = { ...draft.value, at: currentTarget.value }
            }}
          />
        </label>
        <p class="quiet">{words.mustBeOpen}</p>
      </details>
    </>
  )
}

/** A minute of this place, as such a field has it. */
function byTheClock(time: number): string {
  const offset = new Date(time).getTimezoneOffset() * 60_000
  return new Date(time - offset).toISOString().slice(0, 16)
}
