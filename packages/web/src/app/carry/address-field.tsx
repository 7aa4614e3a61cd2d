// The field into which an address is typed, and its button: nothing typed there is remembered, corrected or completed.

interface Props {
  readonly label: string
  readonly button: string
  readonly value: string
  readonly onType: (value: string) => void
}

export function AddressField({ label, button, value, onType }: Props) {
  return (
    <>
      <label for="address">{label}</label>
      <div class="field">
        <input
          id="address"
          inputmode="url"
          required
          dir="ltr"
          value={value}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
        <button type="submit">{button}</button>
      </div>
    </>
  )
}
