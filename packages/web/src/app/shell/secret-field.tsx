// A field for a passphrase or a password: what is typed is neither shown nor offered to be kept by the browser.

interface SecretFieldProps {
  readonly label: string
  readonly value: string
  readonly onType: (value: string) => void
}

export function SecretField({ label, value, onType }: SecretFieldProps) {
  return (
    <label>
      {label}
      <input
        type="password"
        autocomplete="off"
        value={value}
        onInput={({ currentTarget }) => onType(currentTarget.value)}
      />
    </label>
  )
}
