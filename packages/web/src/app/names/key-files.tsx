// Key files (NIP-49): the key of a name under a password, to be put on another device of one's own.

import { useState } from 'preact/hooks'
import { saveFile } from '../carry/save.ts'
import { textOfSmall } from '../carry/small-file.ts'
import type { NameItem } from '../engine/name/list.ts'
import { SecretField } from '../shell/secret-field.tsx'
import type { State } from '../shell/state.ts'
import { tell } from '../shell/tell.ts'

export function KeyFiles({ names, state }: { names: readonly NameItem[]; state: State }) {
  const { a } = state.words.value
  const [password, setPassword] = useState('')
  const [chosen, choose] = useState('')
  const pubkey = chosen || (names[0]?.pubkey ?? '')
  return (
    <details class="panel">
      <summary>{a.names.keyFile}</summary>
      <p>{a.names.keyFileHow}</p>
      <SecretField label={a.names.password} value={password} onType={setPassword} />
      {names.length > 0 && (
        <p class="row">
          <select
            aria-label={a.names.title}
            value={pubkey}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          >
            {names.map((name) => (
              <option value={name.pubkey} key={name.pubkey}>
                {name.name}
              </option>
            ))}
          </select>
          <button
            type="button"
            class="second"
            disabled={password.length < 8}
            onClick={() => {
              state.said.value = a.moment
              void tell(state, a.take.saved, async () => {
                const file = await state.engine.ask('exportKey', { pubkey, password })
                saveFile('notes.txt', `${file}\n`, 'text/plain')
                setPassword('')
              })
            }}
          >
            {a.names.exportKey}
          </button>
        </p>
      )}
      <label>
        {a.names.importKey}
        <input
          type="file"
          onChange={async ({ currentTarget }) => {
            const file = currentTarget.files?.[0]
            // Who tries the same one again, with another password, means it.
            currentTarget.value = ''
            if (file === undefined) return
            state.said.value = a.moment
            const act = async () => state.engine.ask('importKey', { file: await textOfSmall(file), password })
            if (await tell(state, a.names.imported, act, { 'engine/key-file': a.names.notOpened }))
              setPassword('')
          }}
        />
      </label>
    </details>
  )
}
