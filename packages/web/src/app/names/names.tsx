// Lasting names: those on this device, how to make one, what to do when its key was stolen, key files.
//
// Words and keys are never shown or typed on a page that somebody else's host serves: only in the file edition and on
// this very device's own server.

import { useMemo, useState } from 'preact/hooks'
import { isWhole } from '../../pages/model.ts'
import { Link } from '../../pages/parts/link.tsx'
import type { Ui } from '../../pages/ui.ts'
import type { Attempt } from '../engine/name/attempts.ts'
import type { NameItem } from '../engine/name/list.ts'
import { CopyButton } from '../shell/copy-button.tsx'
import { oneAtATime } from '../shell/one-at-a-time.ts'
import type { ScreenProps } from '../shell/own-screen.tsx'
import type { State } from '../shell/state.ts'
import { tell } from '../shell/tell.ts'
import { useAnswer } from '../shell/use-answer.ts'
import { useLeaving } from '../write/leaving.tsx'
import { Attempts } from './attempts.tsx'
import { ExtensionKey } from './extension-key.tsx'
import { EXTENSION } from './extension-words.ts'
import { KEEPING } from './keeping-words.ts'
import { KeyFiles } from './key-files.tsx'
import { MakeName, type Making } from './make-name.tsx'
import { useNames } from './use-names.ts'
import { Vanish } from './vanish.tsx'
import { BESIDE } from './words.ts'

export function NamesScreen({ ui, state }: ScreenProps) {
  const { a } = state.words.value
  const names = useNames(state)
  const attempts = Map.groupBy(useAnswer(state, 'attempts') ?? [], ({ name }) => name)
  const beside = BESIDE[state.lang.value]
  const [doing, set] = useState<Making>()
  const [outside, makeOf] = useState<string>()
  const once = useMemo(oneAtATime, [])
  if (names === undefined) return <p class="quiet">{a.moment}</p>
  return (
    <>
      <h1>{a.names.title}</h1>
      <p>{a.names.intro}</p>
      {names.length > 0 && (
        <ul class="versions">
          {names.map((name) => (
            <NameLine
              name={name}
              attempts={attempts.get(name.id ?? '') ?? []}
              ui={ui}
              state={state}
              key={`${name.pubkey} ${name.id}`}
            />
          ))}
        </ul>
      )}
      {!state.place.own ? (
        <>
          <p class="note late">{a.names.notHere(state.place.host ?? '')}</p>
          <ExtensionKey names={names} onMake={undefined} state={state} />
        </>
      ) : doing === undefined ? (
        <>
          <div class="acts">
            <button type="button" onClick={() => set('make')}>
              {a.names.make}
            </button>
            <button type="button" class="second" onClick={() => set('rotate')}>
              {a.names.stolen}
            </button>
          </div>
          <h2>{beside.title}</h2>
          <p>{beside.how}</p>
          <div class="acts">
            <button type="button" class="second" onClick={() => set('beside')}>
              {beside.add}
            </button>
            <button
              type="button"
              class="second"
              onClick={() => once(() => tell(state, beside.keyMade, () => state.engine.ask('keyForAName')))}
            >
              {beside.makeKey}
            </button>
          </div>
          <ExtensionKey
            names={names}
            onMake={(pubkey) => {
              makeOf(pubkey)
              set('make')
            }}
            state={state}
          />
          <KeyFiles names={names.filter((name) => !name.outside)} state={state} />
        </>
      ) : (
        <MakeName
          making={doing}
          outside={outside}
          state={state}
          onDone={() => {
            makeOf(undefined)
            set(undefined)
          }}
        />
      )}
    </>
  )
}

interface LineProps {
  readonly name: NameItem
  readonly attempts: readonly Attempt[]
  readonly ui: Ui
  readonly state: State
}

function NameLine({ name, attempts, ui, state }: LineProps) {
  const { a } = state.words.value
  const beside = BESIDE[state.lang.value]
  const words = state.lang.value === 'en' ? name.fingerprint.en.join(' ') : name.fingerprint.zh.join('')
  return (
    <li>
      <b>
        <bdi>{name.name}</bdi>
      </b>{' '}
      {words !== '' && <span class="seal-line">{words}</span>}{' '}
      <span class={name.state === 'protected' ? 'true' : 'late'}>
        {name.state === 'alone'
          ? isWhole(state.page.value.frame.truth)
            ? beside.alone
            : a.moment
          : name.state === 'asked'
            ? beside.asked
            : a.names.state[name.state]}
      </span>
      {name.outside && <span class="quiet"> {EXTENSION[state.lang.value].here}</span>}
      {attempts.length > 0 && <p class="quiet">{beside.attempts(attempts.length)}</p>}
      <Attempts attempts={attempts} ui={ui} state={state} />
      {name.diesWithTab && (
        <p class="late">
          {KEEPING[state.lang.value].diesWithTab}{' '}
          <Link to="!saving" ui={ui}>
            {a.saving.title}
          </Link>
        </p>
      )}
      {name.state === 'protected' && <Vanish name={name} ui={ui} state={state} />}
      {name.state === 'alone' && (
        <>
          <p class="hex">{name.npub}</p>
          <CopyButton text={name.npub} label={beside.copy} state={state} />
        </>
      )}
      {name.state === 'asked' && <Agree name={name} state={state} />}
    </li>
  )
}

function Agree({ name: { pubkey, id }, state }: { name: NameItem; state: State }) {
  const beside = BESIDE[state.lang.value]
  const leaving = useLeaving(state)
  const agree = async () => {
    await state.engine.ask('agreeToName', { pubkey, id })
    state.said.value = beside.agreed
  }
  return (
    leaving.instead ?? (
      <>
        <p>{beside.before}</p>
        <div class="acts">
          <button type="button" onClick={() => leaving.send(agree)}>
            {beside.agree}
          </button>
        </div>
      </>
    )
  )
}
