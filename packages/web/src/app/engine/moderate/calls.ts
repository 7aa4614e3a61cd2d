// Calls about moderation: what moderators did and are asked to do, labels and reports, and letters that are signed.

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
  moderation(): Promise<ModerationView>
  label(labelling: Labelling): Promise<void>
  report(what: { readonly target: string; readonly type: ReportType }): Promise<void>
  /** Signs an article version as an open letter. */
  signLetter(what: { readonly version: string; readonly as: string }): Promise<void>
}

export function moderateCalls(ground: Ground): ModerateCalls {
  const { options } = ground
  return {
    moderation: async () => moderationOf(ground.wall(), ground.session()),
    label: (labelling) => label(ground.wall(), ground.session(), options, labelling),
    report: (what) => report(ground.wall(), ground.session(), options, what),
    signLetter: (what) => signLetter(ground.wall(), ground.session(), options, what),
  }
}
