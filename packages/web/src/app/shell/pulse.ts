// Whether the engine still answers. Most platforms tell nothing of a worker that ended, and none of one that turns in a
// circle; so while a question is open it is asked whether it is there, and that it answers nothing for long is noticed.
//
// Beats are counted, not seconds: a device that slept has missed one at most, however long it slept.

/** Milliseconds between two beats. */
export const BEAT = 5_000
/** Beats without a word, while a question is open, after which it is silent: no step of its work takes half a minute. */
const SILENT = 6
/** Beats without a word after something in it broke, after which it is dead. */
const DEAD = 2

/**
 * `answers`; `silent`: it has not for a while, and may again; `dead`: it never will.
 */
export type Standing = 'answers' | 'silent' | 'dead'

export interface PulseOptions {
  /** Asks whether it is there: whatever it says then is heard. */
  readonly probe: () => void
  /** Whether anybody waits for an answer. */
  readonly isAwaited: () => boolean
  /** Told of each change. */
  readonly onStanding: (standing: Standing) => void
}

export class Pulse {
  readonly #options: PulseOptions
  #standing: Standing = 'answers'
  #timer: ReturnType<typeof setInterval> | undefined
  #missed = 0
  #wasHeard = false
  #isBroken = false

  constructor(options: PulseOptions) {
    this.#options = options
    options.probe()
  }

  get standing(): Standing {
    return this.#standing
  }

  /** A question was asked: it is listened for the answer. */
  listen(): void {
    if (this.#standing === 'dead') return
    this.#timer ??= setInterval(() => this.#beat(), BEAT)
  }

  /** It said something, whatever it was. */
  heard(): void {
    this.#wasHeard = true
    this.#isBroken = false
    this.#missed = 0
    if (this.#standing === 'silent') this.#stand('answers')
  }

  /** Something in it broke. It goes on after most of that, but not where it never began. */
  broke(): void {
    this.#isBroken = true
    if (!this.#wasHeard) this.#stand('dead')
    this.#options.probe()
    this.listen()
  }

  close(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  #beat(): void {
    const { isAwaited, probe } = this.#options
    this.#missed += 1
    if (this.#isBroken && this.#missed >= DEAD) this.#stand('dead')
    else if (this.#missed >= SILENT) this.#stand('silent')
    else if (!isAwaited() && !this.#isBroken) this.close()
    probe()
  }

  #stand(standing: Standing): void {
    if (this.#standing === standing || this.#standing === 'dead') return
    this.#standing = standing
    if (standing === 'dead') this.close()
    this.#options.onStanding(standing)
  }
}
