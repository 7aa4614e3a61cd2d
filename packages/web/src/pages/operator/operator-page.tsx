// The operator's page: one document, without scripts, for whoever runs the machine and nobody else.

import { LanguageLinks } from '../parts/language-links.tsx'
import { Seal } from '../parts/seal.tsx'
import { TruthStrip } from '../parts/truth-strip.tsx'
import type { Ui } from '../ui.ts'
import type { Need, OperatorFacts, OperatorLog, OperatorMirror } from './facts.ts'
import operatorCss from './operator.css?inline'
import { OPERATOR_WORDS, type OperatorWords } from './words.ts'

interface Part {
  readonly facts: OperatorFacts
  readonly ui: Ui
  readonly words: OperatorWords
}

/** What this page adds to the style of all pages. */
export const OPERATOR_STYLE: string = operatorCss

/** @param style the one style of all pages */
export function OperatorDocument({ facts, ui, style }: Omit<Part, 'words'> & { readonly style: string }) {
  const { frame, t } = ui
  const words = OPERATOR_WORDS[frame.lang]
  const part = { facts, ui, words }
  return (
    <html lang={frame.lang} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta http-equiv="x-dns-prefetch-control" content="off" />
        <meta name="google" content="notranslate" />
        <title>{t.wall}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
        <style dangerouslySetInnerHTML={{ __html: OPERATOR_STYLE }} />
      </head>
      <body>
        <div class="sheet">
          <header>
            <p class="wall">
              <bdi lang={frame.wall.lang} dir={frame.wall.dir}>
                {frame.wall.text}
              </bdi>
            </p>
            <Seal ui={ui} />
          </header>
          {/* The proof behind it is on the wall's own page; from here it leads nowhere. */}
          <TruthStrip ui={{ ...ui, frame: { ...frame, served: false } }} />
          <main id="text">
            <h1>{words.title}</h1>
            <p>{words.intro}</p>
            <Needs {...part} />
            <Growth {...part} />
            <Witnesses {...part} />
            <QueueOf {...part} />
            <StorageOf {...part} />
            <Addresses {...part} />
            <Backup {...part} />
            <Front {...part} />
          </main>
          <footer>
            <p>{words.version(facts.place.version)}</p>
            <p>{t.utc}</p>
            <LanguageLinks ui={ui} />
          </footer>
        </div>
      </body>
    </html>
  )
}

function Needs({ facts: { needs }, ui, words }: Part) {
  if (needs.length === 0)
    return (
      <section>
        <p class="true">✓ {words.nothingNeeded}</p>
      </section>
    )
  return (
    <section>
      <h2>{words.needsTitle}</h2>
      <ul class="needs">
        {needs.map((need) => (
          <li class="late" key={'who' in need ? need.what + need.who : need.what}>
            {needIn(need, ui, words)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function needIn(need: Need, ui: Ui, { needs }: OperatorWords): string {
  switch (need.what) {
    case 'disk':
      return needs.disk(ui.number(need.megabytes))
    case 'definition-ends':
      return needs[need.what](ui.date(need.at))
    case 'witness-silent':
    case 'witness-never':
    case 'mirror-silent':
    case 'mirror-behind':
    case 'mirror-differs':
      return needs[need.what](need.who)
    default:
      return needs[need.what]
  }
}

const AGES = ['now', 'day', 'week', 'month'] as const

/** A column a log, since a phone has room for few columns. */
function Growth({ facts: { logs }, ui, words }: Part) {
  const { growth } = words
  return (
    <section>
      <h2>{growth.title}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{growth.posts}</th>
            {logs.map(({ admission, host, open }, at) => (
              <th scope="col" key={String(at)}>
                {growth[admission]} {logs.length > 1 && <bdi>{host}</bdi>} {!open && growth.closed}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {AGES.map((age, row) => (
            <tr key={age}>
              <th scope="row">{growth[age]}</th>
              {logs.map((log, at) => (
                <td key={String(at)}>{then(log.growth[row], ui, words)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function then(count: number | undefined, ui: Ui, words: OperatorWords): string {
  return count === undefined ? '–' : rounded(count, ui, words)
}

function Witnesses({ facts: { logs }, ui, words }: Part) {
  return (
    <section>
      <h2>{words.witnesses.title}</h2>
      {logs
        .filter(({ open }) => open)
        .map((log, at) => (
          <WitnessesOf log={log} named={logs.length > 1} ui={ui} words={words} key={String(at)} />
        ))}
    </section>
  )
}

function WitnessesOf({
  log,
  named,
  ui,
  words,
}: Omit<Part, 'facts'> & { readonly log: OperatorLog; readonly named: boolean }) {
  const { witnesses } = words
  return (
    <>
      {named && (
        <h3>
          {words.growth[log.admission]} <bdi>{log.host}</bdi>
        </h3>
      )}
      <p>{log.of === 0 ? witnesses.none : witnesses.of(ui.number(log.seen), ui.number(log.of))}</p>
      {log.at !== undefined && <p>{witnesses.dated(ui.time(log.at))}</p>}
      {log.witnesses.length > 0 && (
        <ul class="witnesses">
          {log.witnesses.map(({ name, at, newest }) => (
            <li class={newest ? 'seen' : 'silent'} key={name}>
              <b>
                <bdi>{name}</bdi>
              </b>{' '}
              {at === undefined ? witnesses.never : witnesses.signed(ui.time(at))}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function QueueOf({ facts: { queue }, ui, words }: Part) {
  const said = words.queue
  return (
    <section>
      <h2>{said.title}</h2>
      <dl>
        <dt>{said.due}</dt>
        <dd>
          <time datetime={ui.machine(queue.due)}>{ui.time(queue.due)}</time>
        </dd>
        <dt>{said.released}</dt>
        <dd>{then(queue.released, ui, words)}</dd>
        <dt>{said.room}</dt>
        <dd>{queue.crowded ? said.crowded : said.half}</dd>
        <dt>{said.reports}</dt>
        <dd>{rounded(queue.reports, ui, words)}</dd>
      </dl>
      <p class="quiet">{said.nothing}</p>
    </section>
  )
}

function StorageOf({ facts: { storage }, ui, words }: Part) {
  const said = words.storage
  return (
    <section>
      <h2>{said.title}</h2>
      <dl>
        {(['store', 'published', 'free', 'memory'] as const).map((what) => (
          <>
            <dt>{said[what]}</dt>
            <dd>{words.megabytes(ui.number(storage[what]))}</dd>
          </>
        ))}
      </dl>
    </section>
  )
}

function Addresses({ facts: { addresses }, ui, words }: Part) {
  const said = words.addresses
  return (
    <section>
      <h2>{said.title}</h2>
      <dl>
        {addresses.map(({ kind, count }) => (
          <>
            <dt>{said[kind]}</dt>
            <dd>{rounded(count, ui, words)}</dd>
          </>
        ))}
      </dl>
      <p class="quiet">{said.intro}</p>
    </section>
  )
}

/** How our command is started. */
const OURS = ['npm run commonwall', '--']

function Backup({ facts: { mirrors, place }, ui, words }: Part) {
  const said = words.backup
  const { folder, url } = place
  return (
    <section>
      <h2>{said.title}</h2>
      <p>
        <Whole text={said.mirrors} />
      </p>
      {mirrors.length === 0 ? (
        <p class="late">
          <Whole text={said.noMirrors} />
        </p>
      ) : (
        <ul class="witnesses">
          {mirrors.map((mirror) => (
            <li class={mirror.state === 'same' ? 'seen' : 'silent'} key={mirror.host}>
              <b>
                <bdi>{mirror.host}</bdi>
              </b>{' '}
              {standing(mirror, ui, words)}
            </li>
          ))}
        </ul>
      )}
      <p>{said.keep}</p>
      <Command words={[...OURS, 'mirror', url, '--to FOLDER', '--every 300']} />
      <p>{said.copy}</p>
      <Command words={['rsync -a', asWord(`${folder}/`), 'BACKUP/']} />
      <p class="late">{said.never}</p>
      <p>{said.move}</p>
      <Command
        words={[
          ...OURS,
          ...[
            'restore NEW-FOLDER',
            `--from ${url}`,
            `--send ${url}`,
            '--url https://NEW-HOST/',
            '--keeper-key KEY',
          ],
        ]}
      />
      <p class="quiet">{said.onlyKeepers}</p>
    </section>
  )
}

function standing({ state, behind }: OperatorMirror, ui: Ui, words: OperatorWords): string {
  const { backup } = words
  return state === 'behind' ? backup.behind(rounded(behind, ui, words)) : backup[state]
}

function Front({ facts: { place }, words }: Part) {
  const said = words.front
  const where = `${place.host}:${place.port}`
  return (
    <section>
      <h2>{said.title}</h2>
      <p>{place.behind ? said.behind(where) : said.open(where)}</p>
      <p>{said.doctor}</p>
      <Command words={[...OURS, 'doctor', asWord(place.folder), `--address ${place.url}`]} />
      <p>{said.ask}</p>
      <ul class="asked">
        {said.questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </section>
  )
}

/** One word to a shell, whatever is in it. */
function asWord(path: string): string {
  return /^[\w./:-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`
}

/** A sentence with an option of a command in it, which no line breaks at its hyphens. */
function Whole({ text }: { readonly text: string }) {
  return text
    .split(/(--[a-z-]+)/)
    .map((part, at) => (at % 2 === 1 ? <span class="option">{part}</span> : part))
}

/** A command to be copied; a line ends between two of its words only. */
function Command({ words }: { words: readonly string[] }) {
  return (
    <pre>
      {words.map((word, at) => (
        <>
          {at > 0 && ' '}
          <span>{word}</span>
        </>
      ))}
    </pre>
  )
}

function rounded(count: number, ui: Ui, words: OperatorWords): string {
  return count === 0 ? words.fewer : words.about(ui.number(count))
}
