// Prints. Where the browser cannot, as where it is a part of some other program, there is no such button.

interface Props {
  readonly label: string
  readonly class?: string
  /** Has it printed; default: the screen as it stands. */
  readonly onPrint?: () => void
}

export function PrintButton({ label, class: look = 'second', onPrint = () => print() }: Props) {
  if (typeof globalThis.print !== 'function') return undefined
  return (
    <button type="button" class={look} onClick={onPrint}>
      {label}
    </button>
  )
}
