// Where copies of this wall are: the host of this page, what the definition names, what the reader was given.
//
// Nothing is asked of an address that the reader did not choose: that it was asked is seen by whoever runs it.

import { useEffect, useRef, useState } from 'preact/hooks'
import type { AddressItem } from '../engine/addresses/calls.ts'
import type { Trouble } from '../engine/session.ts'
import { EngineError } from '../engine/wire.ts'
import { fetchRelays } from '../relays/connect.ts'
import { FAILED } from '../shell/failed-words.ts'
import type { ScreenProps } from '../shell/own-screen.tsx'
import type { State } from '../shell/state.ts'
import { useAnswer } from '../shell/use-answer.ts'
import { whyOf } from '../shell/why.ts'
import { Typed } from '../write/give-way.tsx'
import { AddressField } from './address-field.tsx'
import { GivePanel } from './give.tsx'
import { ADDRESSES } from './words.ts'

export function AddressesScreen({ ui, state }: ScreenProps) {
  const { a } = state.words.value
  const words = ADDRESSES[state.lang.value]
  const addresses = useAnswer(state, 'addresses') ?? []
  const [typed, type] = useState('')
  useEffect(fetchRelays, [])
  // Asking one address ends the waiting for another; only the last is spoken of.
  const turn = useRef(0)
  const ask = async (text: string) => {
    turn.current += 1
    const mine = turn.current
    state.said.value = a.moment
    const said = await state.engine.ask('addAddress', text).then(
      ({ heard }) => {
        if (mine === turn.current) type('')
        return heard === undefined ? words.asked : words.heard(heard)
      },
      (error: EngineError) => whyNot(error, state),
    )
    if (mine === turn.current) state.said.value = said
  }
  return (
    <>
      <h1>{a.addresses.title}</h1>
      <p>{words.intro}</p>
      <ul class="versions">
        {addresses.map((item) => (
          <AddressEntry item={item} ask={ask} ui={ui} state={state} key={item.url} />
        ))}
      </ul>
      <Typed state={state}>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void ask(typed)
          }}
        >
          <AddressField label={words.add} button={a.addresses.ask} value={typed} onType={type} />
          <p class="quiet">{words.seen}</p>
        </form>
      </Typed>
      <p class="acts">
        <button
          type="button"
          class="second"
          onClick={async () => {
            state.said.value = a.moment
            state.said.value = await lookForNews(state)
          }}
        >
          {words.again}
        </button>
      </p>
    </>
  )
}

/** What came of asking all that are asked: who was caught at something untrue, or holds news back, gave no answer. */
async function lookForNews({ engine, lang }: State): Promise<string> {
  const words = ADDRESSES[lang.value]
  let isGiven = false
  try {
    isGiven = await engine.ask('catchUp')
  } catch (error) {
    // That this device could not keep or read something is no address's fault.
    if (error instanceof EngineError && error.code.startsWith('store/'))
      return FAILED[lang.value](whyOf(error, lang.value))
  }
  const asked = (await engine.ask('addresses')).filter(({ from }) => from !== 'named')
  if (asked.length === 0) return words.nobody
  // A relay is heard where no other answers; of it only the trouble is told.
  const isHeard = asked.some(({ url, trouble }) => url.startsWith('ws') && trouble === undefined)
  return isGiven || isHeard ? words.asked : words.none + words.held
}

function whyNot(error: EngineError, state: State): string {
  const { code } = error
  const words = ADDRESSES[state.lang.value]
  const trouble = words.trouble[code as Trouble]
  if (trouble !== undefined) return trouble + words.held
  return code === 'engine/failed' || code === 'engine/address'
    ? words.failed
    : state.words.value.a.open.failed(whyOf(error, state.lang.value))
}

interface EntryProps extends ScreenProps {
  readonly item: AddressItem
  readonly ask: (url: string) => Promise<void>
}

function AddressEntry({
  item: { url, from, restsUntil, trouble, answered, until },
  ask,
  ui,
  state,
}: EntryProps) {
  const { a } = state.words.value
  const words = ADDRESSES[state.lang.value]
  const [giving, give] = useState(false)
  return (
    <li>
      <span class="hex">{url}</span>
      <p class="quiet row">
        <span>{words.from[from]}</span>
        {until !== undefined && <span>{words.until(ui.time(until))}</span>}
        {answered !== undefined && <span>{words.answered(ui.time(answered))}</span>}
        {trouble !== undefined && <b class="late">{words.trouble[trouble]}</b>}
        {restsUntil !== undefined && <b class="late">{words.resting}</b>}
      </p>
      <p class="row">
        {from === 'named' && (
          <button type="button" class="plain" onClick={() => void ask(url)}>
            {a.addresses.ask}
          </button>
        )}
        {from === 'bridge' && (
          <button
            type="button"
            class="plain"
            aria-expanded={giving}
            onClick={() => {
              // The square must not lie under what was said last.
              state.said.value = ''
              give(!giving)
            }}
          >
            {words.give}
          </button>
        )}
        {(from === 'bridge' || from === 'given') && (
          <button
            type="button"
            class="plain"
            onClick={async () => {
              await state.engine.ask('forgetAddress', url)
              state.said.value = words.forgotten
            }}
          >
            {words.forget}
          </button>
        )}
      </p>
      {giving && <GivePanel url={url} state={state} />}
    </li>
  )
}
