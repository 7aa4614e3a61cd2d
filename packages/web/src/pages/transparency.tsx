// What stands behind the pages: logs, checkpoints, witnesses, definitions, and every empty place with its reason.

import type { LogView, TransparencyPage } from './model.ts'
import { absenceWords } from './parts/absence-words.ts'
import { useInParts } from './parts/in-parts.ts'
import { PagerLinks } from './parts/pager.tsx'
import type { Ui } from './ui.ts'

interface Props {
  readonly page: TransparencyPage
  readonly ui: Ui
  /** It stands below a heading of the app's. */
  readonly isBelow?: boolean
}

/** As many as fill a phone's screen. */
const PART = 20

export function TransparencyView({ page, ui, isBelow = false }: Props) {
  const { t } = ui
  const holes = useInParts({
    items: page.holes,
    nameOf: ({ place }) => place,
    make: ({ place, absence }) => (
      <tr key={place}>
        <td>{ui.number(place)}</td>
        <td>{absenceWords(absence, ui)}</td>
      </tr>
    ),
    ui,
    part: PART,
  })
  return (
    <>
      <div class="heading">
        {isBelow ? <h2>{t.proof}</h2> : <h1>{t.proof}</h1>}
        <p>{t.proofIntro}</p>
      </div>
      {page.pager.page === 1 && (
        <>
          <dl>
            <dt>{t.wallId}</dt>
            <dd class="hex">{page.wallId}</dd>
            <dt>{t.fingerprint}</dt>
            <dd lang="en">{ui.frame.fingerprint.en.join(' ')}</dd>
            <dd lang="zh-Hans">{ui.frame.fingerprint.zh.join('')}</dd>
          </dl>
          {page.logs.map((log) => (
            <LogSection log={log} ui={ui} key={log.origin} />
          ))}
          <Definitions page={page} ui={ui} />
        </>
      )}
      <section>
        <h2>{t.holes}</h2>
        {page.holes.length === 0 ? (
          <p class="quiet">{t.noHoles}</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">{t.hole}</th>
                <th scope="col">{t.why}</th>
              </tr>
            </thead>
            <tbody>{holes}</tbody>
          </table>
        )}
        <PagerLinks pager={page.pager} ui={ui} />
      </section>
      <p class="quiet">{t.check}</p>
    </>
  )
}

function LogSection({ log, ui }: { log: LogView; ui: Ui }) {
  const { t } = ui
  return (
    <section>
      <h2>
        {t.log} <small>{log.admission === 'default' ? t.logDefault : t.logOptional}</small>
        {!log.open && <small class="late">{t.logClosed}</small>}
      </h2>
      <dl>
        <dt>{t.checkpoint}</dt>
        <dd class="hex">{log.origin}</dd>
        {log.size !== undefined && (
          <>
            <dt>{t.size}</dt>
            <dd>{ui.number(log.size)}</dd>
          </>
        )}
        {log.root !== undefined && (
          <>
            <dt>{t.rootHash}</dt>
            <dd class="hex">{log.root}</dd>
          </>
        )}
        {log.at !== undefined && (
          <>
            <dt>{t.signedAt}</dt>
            <dd>
              <time datetime={ui.machine(log.at)}>{ui.time(log.at)}</time>
            </dd>
          </>
        )}
      </dl>
      {log.checkpoint === undefined ? (
        <p class="quiet">{t.noCheckpoint}</p>
      ) : (
        <pre class="note">{log.checkpoint}</pre>
      )}
      <h3>{t.witnesses}</h3>
      {log.witnesses.length === 0 ? (
        <p class="quiet">{t.noWitnesses}</p>
      ) : (
        <ul class="witnesses">
          {log.witnesses.map(({ name, at }) => (
            <li key={name} class={at === undefined ? 'silent' : 'seen'}>
              <b>
                <bdi>{name}</bdi>
              </b>{' '}
              {at === undefined ? t.witnessSilent : t.witnessSigned(ui.time(at))}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Definitions({ page, ui }: { page: TransparencyPage; ui: Ui }) {
  const { t } = ui
  return (
    <section>
      <h2>{t.definitions}</h2>
      <ol class="versions">
        {page.definitions.map((definition) => (
          <li key={definition.id}>
            <b>{t.version(definition.version)}</b> {t.definition[definition.state]}
            {definition.from !== undefined && (
              <>
                {' '}
                {definition.state === 'waiting'
                  ? t.from(ui.time(definition.from))
                  : t.since(ui.time(definition.from))}
              </>
            )}
            <br />
            <span class="quiet">{t.definitionLine(definition.threshold, definition.keepers)}</span>{' '}
            <span class="hex">{definition.id}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
