// What the shell knows: one small set of signals, made once at the start and handed to every screen.

import { type Signal, signal } from '@preact/signals'
import type { Language, Page } from '../../pages/model.ts'
import type { ProgramView } from '../engine/program/kept-program.ts'
import type { Words } from '../i18n/words.ts'
import type { Lost } from '../modes/watch-saved.ts'
import type { EngineClient } from './engine-client.ts'
import type { LoadedList } from './loaded-list.ts'
import type { Place } from './place.ts'

export interface State {
  readonly engine: EngineClient
  readonly place: Place
  /** The app's own HTML file, without a wall in it. @throws if it cannot be had */
  readonly appFile: () => Promise<string>
  readonly lang: Signal<Language>
  readonly words: Signal<Words>
  /** The list of the loaded page, until all was read once. */
  readonly loaded: Signal<LoadedList | undefined>
  /** The page that is open, or was until the next one has come. */
  readonly page: Signal<Page>
  /** The path of that page. */
  readonly shown: Signal<string>
  /** Something is saved on this device, and locked. */
  readonly locked: Signal<boolean>
  /** What was saved here and open is no longer this tab's; undefined while it is. */
  readonly lost: Signal<Lost | undefined>
  /** What is saved here is open, and this browser has no room for more. */
  readonly full: Signal<boolean>
  /** Counts changes of the wall, so that screens ask again. */
  readonly version: Signal<number>
  /** On the front: only threads in this language. */
  readonly only: Signal<string | undefined>
  /** On the front: only what the reader follows. */
  readonly followed: Signal<boolean>
  /** In a thread: only the posts of who began. */
  readonly firstWriter: Signal<boolean>
  /** Words looked for. */
  readonly query: Signal<string>
  /** What the reader answered to "Could this get you punished?"; undefined: not asked yet. */
  readonly careful: Signal<boolean | undefined>
  /** The program that is kept here, once its host was asked. */
  readonly program: Signal<ProgramView | undefined>
  /** One line that the screen says to the reader, politely. */
  readonly said: Signal<string>
}

/** What parts need that stand before a wall is open, too. */
export type Telling = Pick<State, 'engine' | 'lang' | 'words' | 'said'>

export interface StateParts {
  readonly engine: EngineClient
  readonly place: Place
  readonly shown: string
  readonly appFile: () => Promise<string>
  readonly lang: Language
  readonly words: Words
  readonly page: Page
  readonly loaded: LoadedList | undefined
}

export function createState({ engine, place, shown, appFile, lang, words, page, loaded }: StateParts): State {
  return {
    engine,
    place,
    appFile,
    loaded: signal(loaded),
    lang: signal(lang),
    words: signal(words),
    page: signal(page),
    shown: signal(shown),
    locked: signal(false),
    lost: signal(undefined),
    full: signal(false),
    version: signal(0),
    only: signal(undefined),
    followed: signal(false),
    firstWriter: signal(false),
    query: signal(''),
    careful: signal(undefined),
    program: signal(undefined),
    said: signal(''),
  }
}
