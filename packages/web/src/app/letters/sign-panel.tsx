// Signing an article version as an open letter: under a lasting name, after it was said that the name stays; or with a
// voice in an assembly, after it was said what that joins.

import type { Signer } from '../../pages/model.ts'
import { Link } from '../../pages/parts/link.tsx'
import type { Ui } from '../../pages/ui.ts'
import type { NameItem } from '../engine/name/list.ts'
import { canSpeak, useNames } from '../names/use-names.ts'
import type { State } from '../shell/state.ts'
import { tell } from '../shell/tell.ts'
import { useAnswer } from '../shell/use-answer.ts'
import { useLeaving } from '../write/leaving.tsx'
import { LETTER } from './words.ts'

interface Props {
  readonly version: string
  /** Who signed it already. */
  readonly signers: readonly Signer[]
  readonly ui: Ui
  readonly state: State
  readonly onDone: () => void
}

export function SignPanel({ version, signers, ui, state, onDone }: Props) {
  const { a } = state.words.value
  const letter = LETTER[state.lang.value]
  const names = useNames(state)
  const voices = useAnswer(state, 'voicesThatSpeak') ?? []
  const leaving = useLeaving(state)
  if (leaving.instead) return leaving.instead
  const usable = (names ?? []).filter(canSpeak)
  const { done = [], open = [] } = Object.groupBy(usable, (name) => (signed(name, signers) ? 'done' : 'open'))
  const sign = (act: (careful: boolean) => Promise<unknown>) =>
    leaving.send(async (careful) => {
      if (await tell(state, letter.signed, () => act(careful))) onDone()
    })
  return (
    <div class="panel">
      {open.length > 0 && <p class="late">{letter.stays}</p>}
      {names !== undefined && usable.length === 0 && (
        <>
          <p>{letter.needsName}</p>
          <p class="acts">
            <Link to="!names" ui={ui}>
              {a.names.make}
            </Link>
          </p>
        </>
      )}
      {done.map(({ pubkey, name }) => (
        <p key={pubkey}>
          {letter.signedBy}
          <bdi>{name}</bdi>
        </p>
      ))}
      <div class="acts">
        {open.map(({ pubkey, name }) => (
          <button
            type="button"
            key={pubkey}
            onClick={() =>
              sign((careful) => state.engine.ask('signLetter', { version, as: pubkey, careful }))
            }
          >
            {letter.signAs} <bdi>{name}</bdi>
          </button>
        ))}
      </div>
      {voices.length > 0 && <p class="late">{letter.voiceJoins}</p>}
      {voices.map(({ assembly, group, title }) => (
        <p class="acts" key={assembly}>
          <button
            type="button"
            class="second"
            // A voice waits for chance in any case.
            onClick={() => sign(() => state.engine.ask('signByVoice', { version, assembly }))}
          >
            {letter.signWithVoice(group)}
          </button>
          {title !== undefined && <bdi class="quiet">{title}</bdi>}
        </p>
      ))}
      <button type="button" class="plain" onClick={onDone}>
        {a.write.leave}
      </button>
    </div>
  )
}

/** A name is known among them by its fingerprint: until it has one nobody can tell. */
function signed({ fingerprint }: NameItem, signers: readonly Signer[]): boolean {
  const own = [fingerprint.en, fingerprint.zh].map((words) => words.join())
  return signers.some(({ author }) => {
    const words = author.kind === 'name' ? author.fingerprint.join() : ''
    return words !== '' && own.includes(words)
  })
}
