// Counters for the operator, served on loopback only, rounded, and never finer than a batch.
//
// A counter that moved the second a sealed post came in would tell its minute. So what the world sees is
// what was released: counts are taken from released events and from sizes that are published anyway.

/** Rounds down to tens, so that a scrape cannot count single readers or writers. */
export function roundToTens(value: number): number {
  return Math.floor(value / 10) * 10
}

export interface Gauge {
  readonly name: string
  readonly help: string
  /** Read when asked; must be cheap. */
  readonly value: () => number
}

/** Renders gauges in the Prometheus text format, version 0.0.4. */
export function renderMetrics(gauges: readonly Gauge[]): string {
  return gauges
    .map(({ name, help, value }) => `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value()}\n`)
    .join('')
}
