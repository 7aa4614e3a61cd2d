// What is on its way under one key of this device nobody else can know. Whoever answered, signed or translated it under another
// key would tell everybody that both are one person's.

import type { EventTemplate } from '@commonwall/wall'
import type { Wall } from '../wall.ts'
import { EngineError } from '../wire.ts'

/** @param pubkey that is to speak @param tags of what it is to say @throws EngineError engine/unseen */
export function refuseUnseen(wall: Wall, pubkey: string | undefined, tags: EventTemplate['tags']): void {
  for (const [, cited = ''] of tags) {
    const { versions = [{ id: cited }] } = wall.view.articles.get(cited)?.history ?? {}
    if (
      versions.every(({ id }) => wall.own.has(id)) &&
      wall.events.get(versions[0]?.id ?? '')?.pubkey !== pubkey
    )
      throw new EngineError('engine/unseen', 'tags: expected what others know')
  }
}
