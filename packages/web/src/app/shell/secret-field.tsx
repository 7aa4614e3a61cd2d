// A field for a passphrase or a password: what is typed is not shown, and browsers are asked not to keep it. Some offer to all
// the same, and no page can keep them from that: the guide says to refuse.

interface SecretFieldProps {
  readonly label: string
  readonly value: string
  readonly onType: (value: string) => void
}

export function SecretField({ label, value, onType }: SecretFieldProps) {
  return (
    <label>
      {label}
      <input type="password" value={value} onInput={({ currentTarget }) => onType(currentTarget.value)} />
    </label>
  )
}
