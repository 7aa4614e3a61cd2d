// The app without a wall: asks for a file, a square or an address, until one of them holds a wall. This is where a reader
// stands whose host was blocked: whatever a friend can hand over opens here.

import { type Signal, signal } from '@preact/signals'
import { useMemo, useState } from 'preact/hooks'
import { AddressField } from '../carry/address-field.tsx'
import { OpenFile } from '../carry/open-file.tsx'
import { PROOF } from '../carry/proof-words.ts'
import type { Opened } from '../engine/carry/calls.ts'
import { MODES } from '../modes/words.ts'
import { PROGRAM } from '../program/words.ts'
import { Typed } from '../write/give-way.tsx'
import type { EngineClient } from './engine-client.ts'
import { LastLines, type Tongue } from './last-lines.tsx'
import type { Place } from './place.ts'
import { UNOPENED } from './unopened-words.ts'
import { whyOf } from './why.ts'

export interface OpenerProps {
  readonly engine: EngineClient
  readonly tongue: Signal<Tongue>
  readonly place: Place
  /** Something is saved here, and stays locked. */
  readonly locked: boolean
  /** What the file of this page shows of a wall that does not open: it can be read all the same. */
  readonly text: readonly Node[]
  readonly onOpened: () => void
}

/** What the engine needs, and browsers older than those that it is built for lack (docs/decisions/0186): no file opens there. */
function isTooOld(): boolean {
  return !('groupBy' in Map && 'any' in AbortSignal)
}

export function Opener({ engine, tongue, place, locked, text, onOpened }: OpenerProps) {
  const { lang, words } = tongue.value
  const { t, a } = words
  const telling = useMemo(
    () => ({ engine, place, lang: signal(lang), words: signal(words), said: signal('') }),
    [engine, place, lang, words],
  )
  const { said } = telling
  const isBroken = text.length > 0
  const [typed, type] = useState('')
  const opened = ({ kind }: Opened) => {
    if (kind === 'proof') said.value = PROOF[lang]['no-wall']
    if (kind !== 'wall' && kind !== 'address') return false
    onOpened()
    return true
  }
  return (
    <div class="sheet">
      <main id="text">
        <h1>{t.wall}</h1>
        <p>
          <b>{locked ? MODES[lang].isLocked : MODES[lang].isNot}</b>
        </p>
        {place.kept ? (
          <p class="note late">{PROGRAM[lang].silent(place.host ?? '')}</p>
        ) : isTooOld() ? (
          <p class="note late">{UNOPENED[lang].old}</p>
        ) : isBroken ? (
          <p class="note late">{UNOPENED[lang].broken}</p>
        ) : (
          <p>{a.opener.intro}</p>
        )}
        <OpenFile ui={{ t }} state={telling} onOpened={opened} />
        <Typed state={telling} otherwise={false}>
          <form
            onSubmit={async (event) => {
              event.preventDefault()
              said.value = a.moment
              try {
                await engine.ask('openFrom', { address: typed })
                onOpened()
              } catch (error) {
                said.value = a.open.failed(whyOf(error, lang))
              }
            }}
          >
            <AddressField label={a.opener.address} button={a.addresses.ask} value={typed} onType={type} />
          </form>
        </Typed>
        <p role="status">{said.value}</p>
        {isBroken && (
          <section>
            <h2>{UNOPENED[lang].unchecked}</h2>
            <div ref={(place) => place?.append(...text)} />
          </section>
        )}
      </main>
      <footer>
        <LastLines
          engine={engine}
          lang={lang}
          words={words}
          onSpeak={(next) => {
            tongue.value = next
          }}
        />
      </footer>
    </div>
  )
}
