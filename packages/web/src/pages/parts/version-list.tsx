// The versions of an article, newest first; each but the oldest leads to what it changed. Of very many the newest stand
// there and the others open: what was answered stands below them.

import type { ArticleVersion } from '../model.ts'
import type { Ui } from '../ui.ts'
import { Link } from './link.tsx'
import { Moment } from './post.tsx'
import { Rest } from './rest.tsx'

const SHOWN = 12

export function VersionList({ versions, ui }: { versions: readonly ArticleVersion[]; ui: Ui }) {
  const { t } = ui
  if (versions.length < 2) return undefined
  const item = (version: ArticleVersion) => (
    <li key={version.number}>
      <b>{t.version(version.number)}</b> <Moment when={version.when} ui={ui} />{' '}
      {version.path !== undefined && (
        <Link to={version.path} ui={ui} label={`${t.changes} ${t.version(version.number)}`}>
          {t.changes}
        </Link>
      )}
      {version.signatures > 0 && <p class="quiet">{t.signatures(version.signatures)}</p>}
      {version.imported && <p class="quiet">{t.imported(version.imported.source, version.imported.date)}</p>}
      {version.correction && <p class="quiet">{t.correction(version.correction)}</p>}
    </li>
  )
  return (
    <section>
      <h2>{t.versions}</h2>
      <ol class="versions">{versions.slice(0, SHOWN).map(item)}</ol>
      <Rest
        items={versions.slice(SHOWN)}
        nameOf={({ number }) => number}
        line={item}
        list={(lines) => <ol class="versions">{lines}</ol>}
        label={t.versions}
        ui={ui}
      />
    </section>
  )
}
