// Door 2: a word is changed on the server of the second wall; a newcomer's copy catches it and asks the second copy.

import type { ScreenProps } from '../shell/own-screen.tsx'
import type { State } from '../shell/state.ts'
import { askDoor } from './ask-door.ts'
import { type Altered, type AlterFacts, type Caught, CHANGES, type SecondWall } from './facts.ts'
import { openAt, shownIn } from './second.ts'
import { AlterTold, Quote, SecondTold } from './told.tsx'
import { TOLD_WORDS } from './told-words.ts'
import { DoorError } from './trouble.ts'
import { TroubleNote } from './trouble-note.tsx'
import { useFacts } from './use-facts.ts'
import { useSecond } from './use-second.ts'

export function AlterIt({ ui, state }: ScreenProps) {
  const words = TOLD_WORDS[ui.frame.lang]
  const { second, shown, failed, fail, again } = useSecond(state)
  const { facts, tell, busy, run } = useFacts<AlterFacts>(fail)
  const { before, after } = CHANGES[state.lang.value]
  const { altered, caught, healed } = facts
  const catchUp = async (done: Altered) => {
    if (second) tell({ caught: await catchIt(done, second.wall, state) })
  }
  const all: Partial<AlterFacts> = { ...facts, ...(second && { second: second.wall }) }
  return (
    <section data-facts={healed && JSON.stringify(all)}>
      {(second || failed === undefined) && <SecondTold facts={all} ui={ui} />}
      {second && shown && (
        <>
          <p>{words.second.stands}</p>
          <Quote text={shown.text} word={before} />
          <p>{words.alter.intro}</p>
        </>
      )}
      {second && altered === undefined && (
        <p class="acts">
          <button
            type="button"
            disabled={busy || shown === undefined}
            onClick={() =>
              run(async () => {
                const done = await askDoor(state, 'alter')
                tell({ altered: done })
                await catchUp(done)
              })
            }
          >
            {words.alter.button(before, after)}
          </button>
        </p>
      )}
      <AlterTold facts={facts} ui={ui} />
      {altered && healed === undefined && (
        <p>
          <a href={`${altered.url}t/${altered.position}`} target="_blank" rel="noreferrer noopener">
            {words.alter.look}
          </a>
        </p>
      )}
      {caught && healed === undefined && (
        <p class="acts">
          <button
            type="button"
            disabled={busy}
            onClick={() => run(async () => tell({ healed: await askDoor(state, 'heal') }))}
          >
            {words.alter.repair}
          </button>
        </p>
      )}
      {busy && <p class="quiet">{words.moment}</p>}
      <TroubleNote
        failed={failed}
        again={altered && !caught ? () => run(() => catchUp(altered)) : again}
        ui={ui}
      />
    </section>
  )
}

/** What a reader who comes now is given by the server and makes of it, and what the second copy has. @throws DoorError, EngineError */
async function catchIt({ url }: Altered, { copy }: SecondWall, state: State): Promise<Caught> {
  const lang = state.lang.value
  const began = performance.now()
  const newcomer = await openAt(url)
  try {
    const log = await newcomer.ask('page', { path: 'l', lang })
    const findings = (log.kind === 'transparency' && log.findings) || []
    const finding = findings.find(({ path }) => path.includes('/segment/')) ?? findings[0]
    if (finding === undefined || (await shownIn(newcomer, lang)) !== undefined)
      throw new DoorError('not-caught', 'copy: expected it to refuse what the server gave, and it took it')
    const took = performance.now() - began
    await newcomer.ask('addAddress', copy)
    const healed = await shownIn(newcomer, lang)
    if (healed === undefined)
      throw new DoorError('not-caught', 'copy: expected the words from the second copy, got none')
    return { ...finding, took, reads: healed.text, healedIn: performance.now() - began - took }
  } finally {
    newcomer.close()
  }
}
