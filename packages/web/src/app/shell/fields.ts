// No browser writes down what stands in a form. Firefox keeps each field with the tab (`sessionstore`), every fifteen seconds
// and in either mode: how a ballot is marked, by the name of its wording, and the key of a chosen name.
//
// It leaves out what is marked `autocomplete="off"`, which it does not read on boxes and rounds: those it leaves out while
// they are as they were by default. So each has its default with it.

import { options } from 'preact'

const FIELDS: readonly unknown[] = ['input', 'select', 'textarea']

export function keepNoFields(): void {
  options.vnode = ({ type, props }: { type: unknown; props: Record<string, unknown> }) => {
    if (!FIELDS.includes(type)) return
    if ('checked' in props) props.defaultChecked = props.checked
    else props.autocomplete = 'off'
  }
}
