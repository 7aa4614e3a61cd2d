// Calls about moderation: what moderators did and are asked to do, labels and reports, and letters that are signed.

import { noteEncode } from 'nostr-tools/nip19'
import type { Language } from '../../../pages/model.ts'
import type { Ground } from '../ground.ts'
import {
  type Labelling,
  label,
  type ModerationView,
  moderationOf,
  type ReportType,
  report,
  signLetter,
} from './moderate.ts'

export interface ModerateCalls {
  moderation(lang: Language): Promise<ModerationView>
  /** From now on only folds of these groups apply here; undefined: of all. */
  applyFolds(groups: readonly string[] | undefined): Promise<void>
  /** How a text cites a post (`nostr:note1…`). */
  mentionOf(id: string): Promise<string>
  label(labelling: Labelling): Promise<void>
  report(what: { readonly target: string; readonly type: ReportType }): Promise<void>
  /** Signs an article version as an open letter. */
  signLetter(what: { readonly version: string; readonly as: string }): Promise<void>
}

export function moderateCalls(ground: Ground): ModerateCalls {
  const { options } = ground
  return {
    moderation: async (lang) => moderationOf(ground.wall(), ground.session(), lang),
    async applyFolds(groups) {
      await ground.session().folds.choose(groups)
      ground.changed()
    },
    mentionOf: async (id) => `nostr:${noteEncode(id)}`,
    label: (labelling) => label(ground.wall(), ground.session(), options, labelling),
    report: (what) => report(ground.wall(), ground.session(), options, what),
    signLetter: (what) => signLetter(ground.wall(), ground.session(), options, what),
  }
}
