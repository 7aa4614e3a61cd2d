// The document around every page: title, style, and the sheet; where the node has built the app, the way to it.
//
// The title names no topic (DESIGN §7.3) unless the host was told that it may.

import type { ComponentChildren } from 'preact'
import appCss from '../../app/app.css?inline'
import doorsCss from '../../app/doors/doors.css?inline'
import assemblyCss from '../../assembly/assembly.css?inline'
import { LOADER } from '../loader.ts'
import { FILE_POLICY } from '../policy.ts'
import css from '../style.css?inline'
import type { Ui } from '../ui.ts'
import { Sheet } from './sheet.tsx'

/** The one style of all pages. */
export const STYLE: string = css + assemblyCss

/** What the app adds to it; in its policy from the start, since the app puts it in. */
export const APP_STYLE: string = appCss

/** Of a demonstration's doors alone. */
export const DOORS_STYLE: string = doorsCss

/**
 * What is typed is for nobody's service: browsers send it away to have its spelling looked over or to be gone on with,
 * long before it is posted.
 */
export const TYPING = { spellcheck: false, writingsuggestions: 'false' } as const

export function Document({ ui, children }: { ui: Ui; children: ComponentChildren }) {
  const { frame, t } = ui
  return (
    <html lang={frame.lang} dir="ltr" {...TYPING}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta http-equiv="x-dns-prefetch-control" content="off" />
        {!frame.served && <meta http-equiv="Content-Security-Policy" content={FILE_POLICY} />}
        <meta name="google" content="notranslate" />
        <title>{frame.title ?? t.wall}</title>
        {/* Constants of this build, not texts of anybody's; escaping would break them and their hashes. */}
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
        {frame.doors !== undefined && (
          <>
            <meta name="doors" content={frame.doors} />
            <style dangerouslySetInnerHTML={{ __html: DOORS_STYLE }} />
          </>
        )}
        {frame.app !== undefined && (
          <>
            <meta name="app" content={ui.file(frame.app)} />
            {frame.ahead?.map((path) => (
              <meta name="ahead" content={ui.file(path)} key={path} />
            ))}
            <script dangerouslySetInnerHTML={{ __html: LOADER }} />
          </>
        )}
      </head>
      <body>
        <Sheet ui={ui}>{children}</Sheet>
      </body>
    </html>
  )
}
