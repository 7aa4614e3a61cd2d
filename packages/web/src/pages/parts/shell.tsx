// The document around every page: title, header with the wall's seal, the strip of truth, navigation, foot.
//
// The title names no topic (DESIGN §7.3) unless the host was told that it may.

import type { ComponentChildren } from 'preact'
import css from '../style.css?inline'
import type { Ui } from '../ui.ts'
import { LanguageLinks } from './language-links.tsx'
import { Seal } from './seal.tsx'
import { TruthStrip } from './truth-strip.tsx'

/** The one style of all pages. */
export const STYLE: string = css

/** A file has no server to send its policy. It holds no script, so only its own style needs to be let in. */
const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"

export function Shell({ ui, children }: { ui: Ui; children: ComponentChildren }) {
  const { frame, t } = ui
  return (
    <html lang={frame.lang} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        {!frame.served && <meta http-equiv="Content-Security-Policy" content={FILE_POLICY} />}
        <meta name="color-scheme" content="light dark" />
        <title>{frame.title ?? t.wall}</title>
        {/* A constant of this build, not a text of anybody's; escaping would break it and its hash. */}
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <a class="skip" href="#text">
          {t.skip}
        </a>
        <div class="sheet">
          <Header ui={ui} />
          <TruthStrip ui={ui} />
          <main id="text">{children}</main>
          <Foot ui={ui} />
        </div>
      </body>
    </html>
  )
}

function Header({ ui }: { ui: Ui }) {
  const { frame, t } = ui
  const title = (
    <bdi lang={frame.wall.lang} dir={frame.wall.dir}>
      {frame.wall.text}
    </bdi>
  )
  return (
    <header>
      <p class="wall">{frame.served ? <a href={ui.href('')}>{title}</a> : title}</p>
      <Seal ui={ui} />
      {frame.served && (
        <nav aria-label={t.front}>
          <a href={ui.href('')}>{t.newest}</a>
          <a href={ui.href('s')}>{t.search}</a>
          <a href={ui.href('l')}>{t.log}</a>
          <a href={ui.href('a')}>{t.about}</a>
        </nav>
      )}
    </header>
  )
}

function Foot({ ui }: { ui: Ui }) {
  const { frame, t } = ui
  return (
    <footer>
      <p>{frame.served ? t.hostSees : t.fileSees}</p>
      <p>{t.utc}</p>
      <LanguageLinks ui={ui} />
    </footer>
  )
}
