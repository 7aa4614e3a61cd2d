// Whose folds apply to this reader: those of every group, or of those that were chosen. Kept where other marks are,
// and known to nobody else: no request and no post tells it.

import { putJson, type Rows, readJson } from '@commonwall/sync'

const ROW = 'folds'

export class ChosenGroups {
  readonly #rows: Rows
  #groups: readonly string[] | undefined

  private constructor(rows: Rows, groups: readonly string[] | undefined) {
    this.#rows = rows
    this.#groups = groups
  }

  /** A choice that cannot be read is none: then every group's folds apply. */
  static async open(rows: Rows): Promise<ChosenGroups> {
    try {
      const { groups } = (await readJson(rows, ROW)) as { groups?: unknown }
      const valid = Array.isArray(groups) && groups.every((group) => typeof group === 'string')
      return new ChosenGroups(rows, valid ? groups : undefined)
    } catch {
      return new ChosenGroups(rows, undefined)
    }
  }

  /** Undefined: every group. */
  get groups(): readonly string[] | undefined {
    return this.#groups
  }

  /** @throws StoreError: then what was chosen before applies */
  async choose(groups: readonly string[] | undefined): Promise<void> {
    await putJson(this.#rows, ROW, { groups })
    this.#groups = groups
  }
}
