// The seven shapes of the wall's name rules, as measured on 192,021 of them (IEEE S&P 2025, rule extraction): they are
// regular expressions over a flat string, so they over-block, and that is part of the model.

/** Share of the border's rules that have each shape. */
export const SHAPES = {
  /** The name and everything below it: 85.07 %. */
  suffix: '^(.*\\.)?kw$',
  /** The name alone: 9.25 %. */
  exact: '^kw$',
  /** Like suffix, with nothing to end it: `kw.example` too. 3.79 %. */
  'open-suffix': '^(.*\\.)?kw',
  /** Whatever ends so: `notkw` too. 1.29 %. */
  ending: 'kw$',
  /** Anywhere: 0.34 %. */
  anywhere: 'kw',
  /** Only what is below it: 0.22 %. */
  below: '\\.kw$',
  /** Whatever starts so: 0.02 %. */
  beginning: '^kw',
} as const

export type Shape = keyof typeof SHAPES

export interface Rule {
  readonly shape: Shape
  /** Lower case. */
  readonly keyword: string
}

/** Whether a rule takes a name. Names are matched without regard to case. */
export function ruleTakes({ shape, keyword }: Rule, name: string): boolean {
  const flat = name.toLowerCase()
  switch (shape) {
    case 'suffix':
      return flat === keyword || flat.endsWith(`.${keyword}`)
    case 'exact':
      return flat === keyword
    case 'open-suffix':
      return flat.startsWith(keyword) || flat.includes(`.${keyword}`)
    case 'ending':
      return flat.endsWith(keyword)
    case 'anywhere':
      return flat.includes(keyword)
    case 'below':
      return flat.endsWith(`.${keyword}`)
    case 'beginning':
      return flat.startsWith(keyword)
  }
}
