// `commonwall import FILE --board SLUG`: says what would be done, or does it and says what came of it.

import { readKeyFile } from '@commonwall/node'
import { isDate, isLang, publicKeyOf, tagsNamed, tagValue } from '@commonwall/wall'
import { signWithWork } from '../../post/sign.ts'
import { CommandError, EXIT } from '../../terminal/command-error.ts'
import { type JsonOption, say } from '../../terminal/output.ts'
import { plainLine } from '../../terminal/plain.ts'
import { sendOpen } from '../send-lines.ts'
import { type PlanItem, planImport, signPlan } from './import-articles.ts'
import { MARK } from './unmarked.ts'

export interface ArticleOptions extends JsonOption {
  readonly to?: string
  readonly wall?: string
  readonly key?: string
  readonly lang?: string
  readonly date?: string
  readonly record?: string
  readonly dryRun?: boolean
  readonly skipWrong?: boolean
}

/** @param source file or folder @throws CommandError */
export async function importPublished(source: string, board: string, options: ArticleOptions): Promise<void> {
  const { key, to, wall, lang, date, dryRun, skipWrong } = options
  const refuse = (message: string): never => {
    throw new CommandError('usage/import', message, EXIT.usage)
  }
  if (key === undefined || to === undefined)
    return refuse('board: expected --key, which signs, and --to, the wall’s address, as well')
  if (lang !== undefined && !isLang(lang))
    refuse(`lang: expected a language tag such as zh-Hant, got ${lang}`)
  if (date !== undefined && !isDate(date)) refuse(`date: expected one such as 2015-12-16, got ${date}`)
  const secret = readKeyFile(key)
  const record = options.record ?? `${key}.imported`
  const pubkey = publicKeyOf(secret)
  const plan = await planImport({ source, wallAt: to, wall, board, pubkey, lang, date, record })
  const { items, problems, passedOver } = plan
  const count = (state: string) => items.filter((item) => item.state === state).length
  const marked = items.filter(({ article, state }) => state !== 'there' && article.left.has(MARK))
  const marks = marked.reduce((sum, { article }) => sum + (article.left.get(MARK) ?? 0), 0)
  const unmarked = marks === 0 ? [] : markedText(marks, marked)
  const counts = {
    new: count('new'),
    changed: count('changed'),
    signed: count('signed'),
    there: count('there'),
    wrong: problems.length,
    passedOver,
    marks,
  }
  if (dryRun) {
    const listed = items.map(({ article: { entry, address, template, left }, state, bytes }) => ({
      state,
      title: plainLine(entry.title),
      date: tagsNamed(template, 'imported')[0]?.[2],
      lang: tagValue(template, 'l'),
      translation: tagValue(template, 'translation'),
      address,
      bytes,
      left: Object.fromEntries(left),
      text: template.content,
    }))
    if (problems.length > 0) process.exitCode = EXIT.wrong
    return say(options, { ...counts, articles: listed, problems }, [
      ...listed.map(
        ({ state, date, lang, title, translation, left }) =>
          `${state.padEnd(8)}${date?.padEnd(11)} ${lang?.padEnd(8)} ${title}${translation ? ' (translation)' : ''}${leftText(left)}`,
      ),
      ...problems.map((problem) => `wrong   ${plainLine(problem)}`),
      ...unmarked,
      summary(counts),
      'Nothing was signed or sent.',
    ])
  }
  if (problems.length > 0 && !skipWrong)
    throw new CommandError(
      'import/wrong',
      `${problems.length} of ${items.length + problems.length} articles cannot be imported; nothing was. Without them: --skip-wrong\n${problems
        .slice(0, 20)
        .map((problem) => `  ${plainLine(problem)}`)
        .join('\n')}`,
    )
  const events = await signPlan(plan, { record, sign: (one) => signWithWork(one, plan.definition, secret) })
  const results = events.length === 0 ? [] : await sendOpen(events, to)
  const refused = results.filter((result) => result.refused !== undefined)
  const reasons = [...new Set(refused.map((result) => result.refused))]
  say(options, { ...counts, sent: results.length - refused.length, refused: refused.length, reasons }, [
    ...unmarked,
    summary(counts),
    `${results.length - refused.length} sent, sealed; on the wall with the next batch, as imported, not signed then.`,
    ...reasons.map((reason) => `  refused: ${reason}; the same command sends the rest again`),
  ])
  if (refused.length > 0) process.exitCode = EXIT.wrong
}

/** In the words of `commonwall post`, and out of which articles. */
function markedText(marks: number, items: readonly PlanItem[]): readonly string[] {
  const titles = items
    .slice(0, 20)
    .map(({ article }) => `  ${article.left.get(MARK)} in ${plainLine(article.entry.title)}`)
  return [
    `Marks that are not seen, or in links: ${marks}, in ${items.length} of these articles. They can tell whose copy it is, and are left out; wording can tell too.`,
    ...titles,
    ...(items.length > titles.length ? ['  …'] : []),
  ]
}

function summary(counts: Readonly<Record<string, number>>): string {
  const { new: fresh, changed, signed, there, wrong, passedOver } = counts
  return `${fresh} new, ${changed} changed, ${signed} signed before and not there yet, ${there} there already, ${wrong} wrong, ${passedOver} no articles`
}

function leftText(left: Readonly<Record<string, number>>): string {
  const said = Object.entries(left).map(([what, count]) => `${count} ${what}`)
  return said.length === 0 ? '' : ` [left out: ${said.join(', ')}]`
}
