// The engine: holds the copy, and answers the shell. It runs in a worker, so that no check holds up a finger.

import type { Page, Truth } from '../../pages/model.ts'
import { type Citation, cite } from './cite.ts'
import { SearchIndex } from './fill/search.ts'
import type { Held } from './held.ts'
import { type PageAsked, pageOf } from './pages.ts'
import { type Own, Wall } from './wall.ts'

/** What a screen asks of the engine; every answer is plain data. */
export interface Calls {
  /** Opens the wall that lives at an address. @throws Error where there is none */
  open(input: { readonly base: string }): Promise<void>
  page(asked: PageAsked): Promise<Page>
  cite(id: string): Promise<Citation>
}

export interface EngineOptions {
  /** Unix seconds. */
  readonly now: () => number
  /** Told that screens may have changed. */
  readonly onChange: () => void
}

export class Engine implements Omit<Calls, 'open'> {
  readonly #options: EngineOptions
  readonly #index = new SearchIndex()
  #held: Held | undefined
  #source: Truth['source'] = 'host'
  #own: readonly Own[] = []
  #wall: Wall | undefined

  constructor(options: EngineOptions) {
    this.#options = options
  }

  /** Takes in what is held now. */
  hold(held: Held, source: Truth['source']): void {
    this.#held = held
    this.#source = source
    this.#changed()
  }

  async page(asked: PageAsked): Promise<Page> {
    return pageOf(this.#current(), this.#index, asked)
  }

  async cite(id: string): Promise<Citation> {
    return cite(this.#current(), id)
  }

  #current(): Wall {
    if (this.#held === undefined) throw new Error('engine: expected an open wall, got none')
    this.#wall ??= new Wall({
      held: this.#held,
      own: this.#own,
      source: this.#source,
      saved: false,
      now: this.#options.now(),
    })
    return this.#wall
  }

  #changed(): void {
    this.#wall = undefined
    this.#options.onChange()
  }
}
