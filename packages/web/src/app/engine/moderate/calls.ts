// Calls about moderation: what moderators are asked to do, labels and reports, and letters that are signed.

import { noteEncode } from 'nostr-tools/nip19'
import type { OwnGround } from '../own/own-ground.ts'
import type { Manner } from '../say/manner.ts'
import { type Labelling, label, type Reporting, report, signLetter } from './speak.ts'
import { type ModerationAsked, type ModerationView, moderationOf } from './view.ts'

export interface ModerateCalls {
  moderation(asked: ModerationAsked): Promise<ModerationView>
  /** From now on only folds of these groups apply here; undefined: of all. */
  applyFolds(groups: readonly string[] | undefined): Promise<void>
  /** How a text cites a post (`nostr:note1…`). */
  mentionOf(id: string): Promise<string>
  label(labelling: Labelling): Promise<void>
  report(reporting: Reporting): Promise<void>
  /** Signs an article version as an open letter. */
  signLetter(signing: Manner & { readonly version: string }): Promise<void>
}

export function moderateCalls(ground: OwnGround): ModerateCalls {
  const { options } = ground
  return {
    moderation: async (asked) => moderationOf(ground.wall(), ground.own(), asked),
    async applyFolds(groups) {
      await ground.own().folds.choose(groups)
      ground.changed()
    },
    mentionOf: async (id) => `nostr:${noteEncode(id)}`,
    label: (labelling) => label(ground.wall(), ground.own(), options, labelling),
    report: (reporting) => report(ground.wall(), ground.own(), options, reporting),
    signLetter: (signing) => signLetter(ground.wall(), ground.own(), options, signing),
  }
}
