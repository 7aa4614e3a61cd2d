// `commonwall assembly outcome SOURCE`: what was agreed, as text, page or data; and signing it publicly by its hash.

import {
  blocksToHtml,
  blocksToMarkdown,
  outcomeBlocks,
  outcomeHash,
  outcomeOf,
  outcomeWordsOf,
  signOutcome,
} from '@commonwall/assembly'
import { readKeyFile, writeOverFile } from '@commonwall/node'
import { tagValue } from '@commonwall/wall'
import { Command } from 'commander'
import { seen } from '../source/load-wall.ts'
import { now } from '../terminal/arguments.ts'
import { CommandError } from '../terminal/command-error.ts'
import { say } from '../terminal/output.ts'
import { plainText } from '../terminal/plain.ts'
import { type OpenedAssembly, openAssembly, type WhichAssembly, withAssembly } from './open-assembly.ts'
import { type PublishOptions, publish, signed, toldAs, withPublishing } from './publish.ts'

interface OutcomeOptions extends PublishOptions, WhichAssembly {
  readonly html?: string
  readonly markdown?: string
  readonly lang: string
  readonly sign?: string
}

export function outcomeCommand(): Command {
  return withAssembly(withPublishing(new Command('outcome')))
    .description('the adopted text, brackets with their alternatives, reservations, and what was not agreed')
    .argument('<source>', 'where the wall is read')
    .option('--markdown <file>', 'write it as Markdown')
    .option('--html <file>', 'write it as one page without scripts, to print or to put into a frame')
    .option('--lang <tag>', 'en, zh-Hans or zh-Hant', 'en')
    .option('--sign <file>', 'sign it publicly with the lasting key in this file')
    .action(async (source: string, options: OutcomeOptions) => {
      const opened = await openAssembly(source, options)
      const outcome = outcomeOf(opened.constitution, opened.state)
      if (outcome === undefined)
        throw new CommandError(
          'assembly/no-outcome',
          'outcome: the last round has not ended, or this copy is incomplete',
        )
      const hash = outcomeHash(outcome)
      const words = outcomeWordsOf(options.lang)
      const blocks = outcomeBlocks({ outcome, title: titleOf(opened), textOf: textsOf(opened), words })
      const markdown = blocksToMarkdown(blocks)
      if (options.markdown !== undefined) writeOverFile(options.markdown, markdown)
      if (options.html !== undefined) writeOverFile(options.html, blocksToHtml(blocks, words.lang))
      const signature =
        options.sign === undefined ? undefined : await sign(opened, hash, outcome.standing, source, options)
      say(options, { hash, outcome, ...(signature ? { signature } : {}) }, [
        plainText(markdown),
        ...(signature === undefined ? [] : toldAs(signature, 'Signed:')),
      ])
    })
}

async function sign(
  { loaded }: OpenedAssembly,
  hash: string,
  standing: string,
  source: string,
  options: OutcomeOptions,
) {
  if (standing !== 'final')
    throw new CommandError('assembly/not-final', 'sign: the outcome is provisional; sign it once it is final')
  const template = signOutcome(hash, loaded.wall, now())
  const event = signed(template, readKeyFile(options.sign ?? ''), loaded.wall)
  return publish([event], source, loaded.history.current, options)
}

function titleOf({ loaded, constitution }: OpenedAssembly): string {
  const subject = loaded.report.events.get(constitution.subject)
  return (subject && tagValue(subject, 'title')) ?? constitution.id.slice(0, 12)
}

/** The texts that a reader would be shown: not those that are folded or withdrawn. */
function textsOf({ loaded }: OpenedAssembly): (id: string) => string | undefined {
  const view = seen(loaded)
  const hidden = new Set<string>()
  for (const { folds, thread } of [...view.threads.values(), ...view.articles.values()]) {
    for (const id of folds.keys()) hidden.add(id)
    for (const { id, gone } of [thread.root, ...thread.posts]) if (gone) hidden.add(id)
  }
  return (id) => (hidden.has(id) ? undefined : loaded.report.events.get(id)?.content)
}
