// The packet driver as a whole: namespaces, the wire between them, a program of ours on each side, and any other program
// that is to run inside, unchanged.

import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { Path } from '../../path.ts'
import type { Notice, Order } from './agent.ts'
import { type Namespaces, openNamespaces } from './namespaces.ts'
import { PacketWire } from './packet-wire.ts'

const AGENT = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './agent.ts' : './agent.js', import.meta.url),
)

/** A program of ours in a namespace. */
export class Agent {
  readonly #child: ChildProcess
  readonly #listeners = new Set<(notice: Notice) => void>()
  #orders = 0

  constructor(namespace: string) {
    this.#child = spawn('ip', ['netns', 'exec', namespace, process.execPath, AGENT], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    if (this.#child.stdout)
      createInterface({ input: this.#child.stdout }).on('line', (line) => {
        for (const listener of [...this.#listeners]) listener(JSON.parse(line) as Notice)
      })
  }

  tell(order: Order): void {
    this.#child.stdin?.write(`${JSON.stringify(order)}\n`)
  }

  hear(listener: (notice: Notice) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Gives an order and waits until it was carried out. */
  async do(
    order: { readonly do: 'listen' | 'hear' | 'resolve' | 'timestamps' | 'clear' } & Record<string, unknown>,
  ): Promise<void> {
    this.#orders += 1
    const id = `order-${this.#orders}`
    await new Promise<void>((resolve) => {
      const stop = this.hear((notice) => {
        if (notice.id !== id) return
        stop()
        resolve()
      })
      this.tell({ ...order, id } as unknown as Order)
    })
  }

  close(): void {
    this.#child.stdin?.end()
    this.#child.kill()
  }
}

export class PacketLab {
  readonly wire: PacketWire
  readonly inside: Agent
  readonly outside: Agent
  readonly #namespaces: Namespaces

  private constructor(namespaces: Namespaces) {
    this.#namespaces = namespaces
    const tuns = { inside: namespaces.inside.tun, outside: namespaces.outside.tun }
    this.wire = new PacketWire(tuns, new Path([], { seed: 'none' }), () => performance.now())
    this.inside = new Agent(namespaces.inside.name)
    this.outside = new Agent(namespaces.outside.name)
  }

  /** @throws Error without the right to make namespaces and devices */
  static async open(): Promise<PacketLab> {
    return new PacketLab(await openNamespaces())
  }

  /** How to start a program in a namespace: put these before its own command. */
  prefix(side: 'inside' | 'outside'): readonly string[] {
    return ['ip', 'netns', 'exec', this.#namespaces[side].name]
  }

  async close(): Promise<void> {
    this.inside.close()
    this.outside.close()
    await this.#namespaces.close()
  }
}
