// Where the lines of the long list on the open screen stand: so that who comes back finds the place before all of them are
// drawn again.

/** In pixels, from the beginning of the page. */
export interface Stood {
  readonly top: number
  readonly height: number
}

/** Of posts, of the passages of an assembly, of what its ballot asks. */
const LINES = '.posts > .post, ol > .passage, .ballot > .asked-here'

/** In their order; of what is not drawn yet its room. */
export function whereLinesStand(): readonly Stood[] {
  return [...document.querySelectorAll(LINES)].map((line) => {
    const { top, height } = line.getBoundingClientRect()
    return { top: top + scrollY, height }
  })
}
