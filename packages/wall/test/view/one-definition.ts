// A wall of three groups with a moderator each and one keeper, whose one definition is in force at all times.

import type { Definition, HistoryView } from '@commonwall/wall'
import { WALL } from '../event-fixture.ts'
import { type Clock, key, rolesView } from '../moderation/cast.ts'

const roles = rolesView({
  groups: ['a', 'b', 'c'],
  moderators: [
    ['a', 'm1'],
    ['b', 'm2'],
    ['c', 'm3'],
  ],
  keepers: ['k'],
  threshold: 1,
})

/** @param now unix seconds: half of the time until which the definition is valid */
export function historyView(time: Clock, now: number, boards: Definition['boards'] = []): HistoryView {
  const { groups, moderators, keepers, threshold } = roles.rolesAt(0)
  const definition = {
    ...{ id: WALL, author: key('k'), createdAt: 0, wall: WALL, prev: undefined, voids: [], version: 1 },
    ...{ titles: [], keepers, threshold, logs: [], continues: [], witnesses: [], groups, moderators },
    ...{ boards, langs: ['en'], pow: 0, batch: 15, addresses: [], validUntil: 2 * now },
  }
  return {
    wall: WALL,
    current: definition,
    wallTime: time.wallTime,
    witnessedTime: (id) => time.witnessedTime(id),
    definitionAt: () => definition,
    moderatorsAt: () => moderators,
    keepersAt: () => ({ keepers, threshold }),
  }
}
