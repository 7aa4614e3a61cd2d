// Reading the tags of a fixed schema in their one order; whatever is left over is refused.

import { isHex64, type NostrEvent } from '../event/index.ts'
import { DefinitionError } from './definition-error.ts'

/** How many elements a tag has after its name, and how often it may stand. */
export interface TagShape {
  readonly elements: number
  readonly least: number
  readonly most: number
}

/** Takes the tags of an event from first to last. */
export class TagReader {
  readonly #tags: readonly (readonly string[])[]
  #at = 0

  constructor(event: Pick<NostrEvent, 'tags'>) {
    this.#tags = event.tags
  }

  /** The elements after the name of the run of tags that starts here. @throws DefinitionError */
  run(name: string, { elements, least, most }: TagShape): string[][] {
    const found: string[][] = []
    for (; this.#tags[this.#at]?.[0] === name; this.#at++) {
      const values = (this.#tags[this.#at] ?? []).slice(1)
      if (values.length !== elements)
        throw new DefinitionError(name, `${elements} elements after the name`, values.length)
      found.push(values)
    }
    if (found.length < least || found.length > most) {
      const expected = least === most ? `exactly ${least}` : `${least} to ${most}`
      const here = this.#tags[this.#at]?.[0]
      throw new DefinitionError(name, expected, `${found.length} before ${here ?? 'the end'}`)
    }
    return found
  }

  /** The one value of a tag that stands exactly once here. @throws DefinitionError */
  one(name: string): string {
    return this.run(name, { elements: 1, least: 1, most: 1 })[0]?.[0] ?? ''
  }

  /** The values of a tag of one element. @throws DefinitionError */
  list(name: string, least: number, most: number): string[] {
    return this.run(name, { elements: 1, least, most }).flat()
  }

  /** True if the next tag has this name. */
  isNext(name: string): boolean {
    return this.#tags[this.#at]?.[0] === name
  }

  /** @throws DefinitionError if a tag is left: unknown, repeated or out of order */
  end(): void {
    const left = this.#tags[this.#at]
    if (left !== undefined) throw new DefinitionError('tags', 'no further tag, and this order', left[0])
  }
}

/** @throws DefinitionError unless 64 lower-case hex digits */
export function hex(field: string, value: string | undefined): string {
  if (!isHex64(value)) throw new DefinitionError(field, '64 lower-case hex digits', value)
  return value
}

/** A decimal string without leading zeros, `least` to `most`. @throws DefinitionError */
export function decimal(
  field: string,
  value: string | undefined,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number {
  const number = value !== undefined && /^(0|[1-9]\d{0,15})$/.test(value) ? Number(value) : Number.NaN
  if (!(number >= least && number <= most))
    throw new DefinitionError(field, `a decimal, ${least} to ${most}, without leading zeros`, value)
  return number
}

/** @throws DefinitionError if a key stands twice */
export function refuseTwice(field: string, keys: readonly string[]): void {
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice !== undefined) throw new DefinitionError(field, 'each only once', twice)
}
