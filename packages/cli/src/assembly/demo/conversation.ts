// A Polis conversation: who agreed with what, and the groups that Polis itself published.
//
// Some come with the command; others are read from a folder of exports (`--data`).

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCsv } from './csv.ts'
import { readSheet, type Sheet, type SheetHeader } from './sheet.ts'

export interface ConversationHeader extends SheetHeader {
  readonly title: string
  readonly language: string
  /** The statements, in the order of marks. */
  readonly statements: readonly string[]
}

/** A row a person; its one note is the group that Polis gave her, or nothing. */
export type Conversation = Sheet<ConversationHeader>

/** Conversations that come with the command: English and Chinese. */
export const CONVERSATIONS = ['vtaiwan.uberx', 'scoop-hivemind.biodiversity', 'brexit-consensus'] as const

const ATTRIBUTION =
  'Data was gathered using the Polis software (compdemocracy.org/polis) and is sub-licensed under CC BY 4.0 with Attribution to The Computational Democracy Project. The data and more information about how the data was collected can be found at the following link(s): '

/** One that comes with the command. */
export function readConversation(name: string): Conversation {
  return readSheet<ConversationHeader>(`polis-${name}`)
}

/**
 * One from a folder of Polis' exports (`comments.csv`, `participants-votes.csv`, `summary.csv`), or undefined where it
 * is not there.
 * @param study the page about it, for the attribution that its licence asks for
 */
export function readExport(folder: string, language: string, study: string): Conversation | undefined {
  const read = (name: string) => parseCsv(readFileSync(join(folder, name), 'utf8'))
  if (!existsSync(join(folder, 'participants-votes.csv'))) return undefined
  const [head = [], ...people] = read('participants-votes.csv')
  const columns = head.flatMap((name, at) => (/^\d+$/.test(name) ? [at] : []))
  const comments = read('comments.csv')
  const [idAt, bodyAt] = ['comment-id', 'comment-body'].map((name) => comments[0]?.indexOf(name) ?? -1)
  const texts = new Map(comments.slice(1).map((row) => [row[idAt ?? -1], row[bodyAt ?? -1]]))
  const title = read('summary.csv').find(([name]) => name === 'topic')?.[1] ?? folder
  return {
    header: {
      title,
      language,
      source: `${ATTRIBUTION}${study}`,
      licence: 'CC BY 4.0',
      statements: columns.map((at) => texts.get(head[at])?.trim() ?? ''),
    },
    rows: people.map((row) => ({
      marks: columns.map((at) => ({ '1': '+', '-1': '-', '0': '0' })[row[at] ?? ''] ?? '.').join(''),
      notes: [row[head.indexOf('group-id')] ?? ''],
    })),
  }
}
