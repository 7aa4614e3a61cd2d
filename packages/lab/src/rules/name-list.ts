// A list of rules for one protocol. The wall keeps one a protocol, and they differ: a name may be cut in DNS and not
// in QUIC. Suffixes and exact names, almost all of a long list, are looked up and not tried one by one.

import { type Rule, ruleTakes, type Shape } from './rule.ts'

export class NameList {
  readonly size: number
  readonly #suffixes = new Map<string, Rule>()
  readonly #exact = new Map<string, Rule>()
  readonly #others: Rule[] = []

  constructor(rules: Iterable<Rule>) {
    let size = 0
    for (const rule of rules) {
      size++
      if (rule.shape === 'suffix') this.#suffixes.set(rule.keyword, rule)
      else if (rule.shape === 'exact') this.#exact.set(rule.keyword, rule)
      else this.#others.push(rule)
    }
    this.size = size
  }

  /** The rule that takes a name, or undefined. */
  find(name: string): Rule | undefined {
    const flat = name.toLowerCase()
    const exact = this.#exact.get(flat)
    if (exact !== undefined) return exact
    for (let at = 0; at >= 0; at = flat.indexOf('.', at) + 1 || -1) {
      const rule = this.#suffixes.get(flat.slice(at))
      if (rule !== undefined) return rule
    }
    return this.#others.find((rule) => ruleTakes(rule, flat))
  }
}

/** `=name` exact, `*name` ending, `name*` open-suffix, `^name` beginning, `.name` below, `~name` anywhere, else suffix. */
export function parseRule(text: string): Rule {
  const line = text.trim().toLowerCase()
  const shaped = (shape: Shape, keyword: string) => ({ shape, keyword })
  if (line.startsWith('=')) return shaped('exact', line.slice(1))
  if (line.startsWith('*')) return shaped('ending', line.slice(1))
  if (line.startsWith('^')) return shaped('beginning', line.slice(1))
  if (line.startsWith('.')) return shaped('below', line.slice(1))
  if (line.startsWith('~')) return shaped('anywhere', line.slice(1))
  if (line.endsWith('*')) return shaped('open-suffix', line.slice(0, -1))
  return shaped('suffix', line)
}
