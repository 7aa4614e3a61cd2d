// Virtual time: nothing waits, everything happens in order. Ten days pass in a second, and the same run is the same run.
//
// Programs that use the platform's timers run in it unchanged between `install` and the function that it returns.
// Work that takes real time (a worker's, WebCrypto's) is given to `hold`, and time stands still until it is done.

interface Due {
  readonly at: number
  readonly turn: number
  readonly act: () => void
}

const turnOfLoop = setImmediate

export class VirtualClock {
  #now = 0
  #turn = 0
  #held = 0
  readonly #heap: Due[] = []
  readonly #cancelled = new Set<number>()

  /** Milliseconds since the beginning. */
  now(): number {
    return this.#now
  }

  /** Does something later; gives a number to cancel it by. */
  after(ms: number, act: () => void): number {
    this.#turn += 1
    push(this.#heap, { at: this.#now + Math.max(0, ms), turn: this.#turn, act })
    return this.#turn
  }

  cancel(turn: number): void {
    this.#cancelled.add(turn)
  }

  /** @throws the signal's reason if it is aborted meanwhile */
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      const turn = this.after(ms, () => {
        signal?.removeEventListener('abort', end)
        resolve()
      })
      const end = () => {
        this.cancel(turn)
        reject(signal?.reason)
      }
      signal?.addEventListener('abort', end, { once: true })
    })
  }

  /** Lets time stand still until real work is done. */
  async hold<T>(work: Promise<T>): Promise<T> {
    this.#held += 1
    try {
      return await work
    } finally {
      this.#held -= 1
    }
  }

  /** Lets time pass until a promise is settled. @throws Error if nothing is left to happen before that */
  async run<T>(main: Promise<T>): Promise<T> {
    let settled = false
    const end = () => {
      settled = true
    }
    main.then(end, end)
    for (;;) {
      await quiet()
      if (settled) return main
      if (this.#held > 0) continue
      const due = pop(this.#heap)
      if (due === undefined)
        throw new Error('virtual time: expected something to happen, and nothing is left')
      if (this.#cancelled.delete(due.turn)) continue
      this.#now = Math.max(this.#now, due.at)
      due.act()
    }
  }

  /** Puts this clock in the place of the platform's timers; gives a function that puts them back. */
  install(epoch: number): () => void {
    const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis
    const dateNow = Date.now
    const repeat = new Map<number, number>()
    const cancel = (turn: unknown) => {
      if (typeof turn !== 'number') return
      this.cancel(repeat.get(turn) ?? turn)
      repeat.delete(turn)
    }
    const every = (act: () => void, ms = 0): number => {
      const name = this.after(0, () => {})
      const again = () => {
        repeat.set(
          name,
          this.after(Math.max(1, ms), () => {
            again()
            act()
          }),
        )
      }
      again()
      return name
    }
    Object.assign(globalThis, {
      setTimeout: (act: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
        this.after(ms, () => act(...args)),
      clearTimeout: cancel,
      setInterval: every,
      clearInterval: cancel,
    })
    Date.now = () => epoch + this.#now
    return () => {
      Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval })
      Date.now = dateNow
    }
  }
}

/** Until every promise that can go on has gone on. Streams need a few turns of the loop. */
async function quiet(): Promise<void> {
  for (let turns = 0; turns < 3; turns++) await new Promise<void>((resolve) => turnOfLoop(resolve))
}

function before(one: Due | undefined, other: Due | undefined): boolean {
  if (one === undefined || other === undefined) return one !== undefined
  return one.at < other.at || (one.at === other.at && one.turn < other.turn)
}

function push(heap: Due[], due: Due): void {
  let at = heap.push(due) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    const above = heap[parent]
    if (above === undefined || before(above, due)) break
    heap[at] = above
    at = parent
  }
  heap[at] = due
}

function pop(heap: Due[]): Due | undefined {
  const [first] = heap
  const last = heap.pop()
  if (first === undefined || last === undefined || heap.length === 0) return first
  let at = 0
  for (;;) {
    const left = 2 * at + 1
    const child = before(heap[left + 1], heap[left]) ? left + 1 : left
    const below = heap[child]
    if (below === undefined || before(last, below)) break
    heap[at] = below
    at = child
  }
  heap[at] = last
  return first
}
