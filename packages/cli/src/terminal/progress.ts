// A bar on standard error while something long is done; nothing at all where no person looks (a file, a pipe).

export interface Progress {
  /** So much of the whole is done; without a whole, a count. */
  at(done: number, whole?: number): void
  /** Takes the bar away. */
  done(): void
}

const WIDTH = 24
/** Milliseconds between two drawings. */
const EVERY = 100

/** @param label what is being done, such as `verifying` */
export function progress(label: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { at() {}, done() {} }
  let drawn = Number.NEGATIVE_INFINITY
  return {
    at(done, whole) {
      const now = performance.now()
      if (now - drawn < EVERY) return
      drawn = now
      stream.write(`\r\u001b[K${line(label, done, whole)}`)
    },
    done() {
      stream.write('\r\u001b[K')
    },
  }
}

function line(label: string, done: number, whole: number | undefined): string {
  if (whole === undefined || whole === 0) return `${label}: ${done}`
  const part = Math.min(1, done / whole)
  const filled = Math.round(part * WIDTH)
  return `${label} ${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${Math.floor(part * 100)} % (${done} of ${whole})`
}
