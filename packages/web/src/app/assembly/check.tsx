// "Check it yourself": everything counted again in this page, the hash beside the one that others published, and the
// records to take to another implementation.

import { useState } from 'preact/hooks'
import type { AssemblyView } from '../../assembly/model.ts'
import { Hashes } from '../../assembly/views/hashes.tsx'
import type { Show } from '../../assembly/views/show.ts'
import { saveFile } from '../carry/save.ts'
import { askAssembly } from './client.ts'
import type { Checked } from './engine/engine.ts'

const HASH_DIGITS = 64

export function CheckYourself({ view, show }: { view: AssemblyView; show: Show }) {
  const { words } = show
  const [checked, setChecked] = useState<Checked | 'running'>()
  const [theirs, setTheirs] = useState('')
  const hash = theirs.trim().toLowerCase()
  // What is being typed is no other hash yet.
  const compared =
    hash.length < HASH_DIGITS
      ? undefined
      : hash === view.hash
        ? words.matchesState
        : hash === view.outcome?.hash
          ? words.matchesOutcome
          : words.matchesNone
  return (
    <Hashes view={view} show={show}>
      <div class="acts">
        <button
          type="button"
          disabled={checked === 'running'}
          onClick={async () => {
            setChecked('running')
            setChecked(await askAssembly('check').catch(() => undefined))
          }}
        >
          {words.checkNow}
        </button>
        <button
          type="button"
          class="plain"
          onClick={async () => saveFile('records.json', await askAssembly('records'), 'application/json')}
        >
          {words.saveRecords}
        </button>
      </div>
      <p role="status">
        {checked === 'running'
          ? words.checking
          : checked !== undefined && (
              <>
                {words.checked(checked.records, checked.milliseconds)}{' '}
                <b class={checked.hash === view.hash ? 'true' : 'late'}>
                  {checked.hash === view.hash ? words.same : words.differs}
                </b>
              </>
            )}
      </p>
      <label class="field theirs own">
        <span>{words.theirs}</span>
        <input
          dir="ltr"
          maxLength={80}
          value={theirs}
          onInput={({ currentTarget }) => setTheirs(currentTarget.value)}
        />
      </label>
      <p role="status">{compared}</p>
    </Hashes>
  )
}
