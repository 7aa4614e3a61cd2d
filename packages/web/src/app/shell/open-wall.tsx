// From nothing to an open wall: what is saved here, what the file or the host of this page has, or what the reader gives.

import type { Signal } from '@preact/signals'
import { render } from 'preact'
import { handOver } from '../carry/hand-over.ts'
import { stillToOpen } from '../carry/still-to-open.ts'
import type { Opening } from '../engine/carry/open-from.ts'
import type { HostAsked } from '../engine/read/open-wall.ts'
import { addStyle } from './add-style.ts'
import type { EngineClient } from './engine-client.ts'
import type { Tongue } from './last-lines.tsx'
import type { Place } from './place.ts'

/**
 * Where a wall is saved here, true once the reader unlocked it.
 * @param kept the program is, too: then it is before anybody is asked for anything
 */
export async function openKept(
  engine: EngineClient,
  place: Place,
  tongue: Signal<Tongue>,
  kept: boolean,
): Promise<boolean> {
  if (!(await isSaved(engine))) return false
  const { Unlock } = await import('../program/unlock.tsx')
  addStyle()
  const unlocked = await new Promise<boolean>((resolve) => {
    render(
      <Unlock engine={engine} tongue={tongue} place={place} kept={kept} onDone={resolve} />,
      document.body,
    )
  })
  render(undefined, document.body)
  return unlocked
}

const isSaved = async (engine: EngineClient) => (await engine.ask('saving')).there

/**
 * Opens the wall. Where a page of a node cannot open it, that page stays: it can be read as it is. Where there is no
 * page, the reader is asked for the passphrase of what is saved here, and else for a file or an address, until one holds
 * a wall.
 * @returns the path to begin at: where other files were given with it, that on which they are opened; undefined where the page stays
 */
export async function openWall(
  engine: EngineClient,
  place: Place,
  tongue: Signal<Tongue>,
  {
    root,
    head,
    file,
  }: Pick<Opening, 'root'> & { readonly file?: Blob | undefined } & Pick<HostAsked, 'head'>,
): Promise<string | undefined> {
  try {
    if (file !== undefined) await handOver(file, (given) => engine.ask('openFrom', { file: given, root }))
    else if (root !== undefined) await engine.ask('open', { root, head })
    else throw new Error('nothing to open')
    return place.path
  } catch {
    if (place.kind === 'page') return undefined
    if (!place.kept && (await openKept(engine, place, tongue, false))) return place.path
    const opener = import('./opener.tsx').then(({ Opener }) => Opener)
    const [Opener, locked] = await Promise.all([opener, isSaved(engine)])
    addStyle()
    const text = textOfFile()
    await new Promise<void>((resolve) => {
      render(<Opener {...{ engine, tongue, place, locked, text }} onOpened={resolve} />, document.body)
    })
    render(undefined, document.body)
    return stillToOpen.length > 0 ? '!take' : place.path
  }
}

/** Takes from the page what a file that was filled with a wall shows as text; nothing where there is none. */
function textOfFile(): readonly Node[] {
  const main = document.querySelector('main')
  const text = [...(main?.childNodes ?? [])]
  main?.replaceChildren()
  return text
}
