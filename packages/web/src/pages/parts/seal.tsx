// The fingerprint of the wall, set like a seal: six words in two rows, square in Chinese.

import type { Ui } from '../ui.ts'

export function Seal({ ui }: { ui: Ui }) {
  const { frame, t } = ui
  const chinese = frame.lang !== 'en'
  const words = chinese ? frame.fingerprint.zh : frame.fingerprint.en
  if (words.length === 0) return undefined
  return (
    <p class={chinese ? 'seal han' : 'seal'} title={t.fingerprintHelp}>
      <span class="unseen">{t.fingerprint}: </span>
      {[words.slice(0, 3), words.slice(3)].map((row) => (
        <span class="half" key={row[0]}>
          {row.join(chinese ? '' : ' ')}{' '}
        </span>
      ))}
    </p>
  )
}
