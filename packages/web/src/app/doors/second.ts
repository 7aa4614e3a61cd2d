// The second wall as this page sees it: what the demonstration started, and a copy of it in an engine of its own, beside
// the one that holds the wall of the page.
//
// Both are kept while the page stands, so that doors 2 and 3 are two looks at one wall.

import * as program from 'virtual:engine'
import type { Language } from '../../pages/model.ts'
import { type EngineClient, startEngine } from '../shell/engine-client.ts'
import type { State } from '../shell/state.ts'
import { askDoor } from './ask-door.ts'
import type { SecondWall } from './facts.ts'

export interface Second {
  readonly wall: SecondWall
  /** The reader's own copy, opened when they came. */
  readonly reader: EngineClient
}

/** The one post that a language's reader is shown. */
export interface Shown {
  readonly id: string
  /** Its thread, by id. */
  readonly root: string
  readonly text: string
}

let opening: Promise<Second> | undefined

/** Starts the second wall at the first call. @throws DoorError, EngineError; then the next call tries again */
export function openSecond(state: State): Promise<Second> {
  opening ??= open(state)
  opening.catch(() => {
    opening = undefined
  })
  return opening
}

async function open(state: State): Promise<Second> {
  const wall = await askDoor(state, 'open')
  return { wall, reader: await openAt(wall.url) }
}

/** A new reader's engine with a copy from one address alone. @throws EngineError */
export async function openAt(root: string): Promise<EngineClient> {
  const engine = startEngine(program)
  try {
    await engine.ask('open', { root })
    return engine
  } catch (error) {
    engine.close()
    throw error
  }
}

/** What stands on the second wall in a language; undefined where the copy lacks its text. */
export async function shownIn(engine: EngineClient, lang: Language): Promise<Shown | undefined> {
  const front = await engine.ask('page', { path: '', lang })
  const threads = front.kind === 'front' ? front.threads : []
  const path = threads.find(({ title }) => title.lang === lang)?.path
  if (path === undefined) return undefined
  const page = await engine.ask('page', { path, lang })
  const [first] = page.kind === 'thread' ? page.posts : []
  if (first?.id === undefined || first.text === undefined) return undefined
  return { id: first.id, root: first.id, text: first.text.text }
}
