// The sheet of paper on which everything stands: header with the wall's seal, strip of truth, navigation, foot.

import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import type { Ui } from '../ui.ts'
import { LanguageLinks } from './language-links.tsx'
import { Link } from './link.tsx'
import { Seal } from './seal.tsx'
import { TruthStrip } from './truth-strip.tsx'

export interface SheetProps {
  readonly ui: Ui
  /** In the app: what the strip of truth speaks from, which is another whenever something came. */
  readonly strip?: Ui
  readonly children: ComponentChildren
  /** In the app: what else stands in the navigation. */
  readonly more?: ComponentChildren
  /** In the app: what stands below the text instead of the words of a page. */
  readonly foot?: ComponentChildren
}

export function Sheet({ ui, strip = ui, children, more, foot }: SheetProps) {
  const header = useMemo(() => <Header ui={ui} more={more} />, [ui, more])
  return (
    <>
      <a class="skip" href="#text">
        {ui.t.skip}
      </a>
      <div class="sheet">
        {header}
        <TruthStrip ui={strip} />
        <main id="text">{children}</main>
        <footer>{foot ?? <Foot ui={ui} />}</footer>
      </div>
    </>
  )
}

function Header({ ui, more }: { ui: Ui; more: ComponentChildren }) {
  const { frame, t } = ui
  const title = (
    <bdi lang={frame.wall.lang} dir={frame.wall.dir}>
      {frame.wall.text}
    </bdi>
  )
  return (
    <header>
      <p class="wall">
        {frame.served ? (
          <Link to="" ui={ui}>
            {title}
          </Link>
        ) : (
          title
        )}
      </p>
      <Seal ui={ui} />
      {frame.served && (
        <nav aria-label={t.front}>
          <Link to="" ui={ui}>
            {t.newest}
          </Link>{' '}
          <Link to="s" ui={ui}>
            {t.search}
          </Link>{' '}
          {more ?? (
            <>
              <Link to="l" ui={ui}>
                {t.log}
              </Link>{' '}
              <Link to="a" ui={ui}>
                {t.about}
              </Link>
            </>
          )}
        </nav>
      )}
    </header>
  )
}

function Foot({ ui }: { ui: Ui }) {
  const { frame, t } = ui
  return (
    <>
      <p>{frame.served ? t.hostSees : t.fileSees}</p>
      <p>{t.utc}</p>
      {frame.served && (
        <p class="languages">
          <Link to="g" ui={ui}>
            {t.moderation}
          </Link>{' '}
          <Link to="find" ui={ui}>
            {t.find.title}
          </Link>
        </p>
      )}
      <LanguageLinks ui={ui} />
    </>
  )
}
