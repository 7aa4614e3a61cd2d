// Clusters of points on a map, by k-means on whole numbers: for the eye only. No rule reads them.
//
// Seeds, ties and rounding are fixed, so the same points give the same clusters; but a few people more or less may
// give others, which is why thirds decide and clusters do not.

import { floorDivide, squareRoot } from './exact.ts'

/** Coordinates of people, below 2^20 in size, in the order of their keys. */
export interface Points {
  readonly x: Float64Array
  readonly y: Float64Array
}

export interface Clusters {
  /** Of each point, from 0. */
  readonly labels: Int8Array
  readonly centres: readonly (readonly [x: number, y: number])[]
  /** Mean of (other − own) / larger of the distances to the nearest other and the own centre, in 65,536ths. */
  readonly separation: number
}

const MOST_CLUSTERS = 5
const MOST_ROUNDS = 50
const UNIT = 65_536
/** A larger number of clusters must separate better by 2 %. */
const WORTH = 1_311
/** Seeds stand a twentieth away from the edge, so that one outlier makes no cluster. */
const EDGE = 20

/** The fewest clusters, 2 to 5, that separate about as well as any; undefined for fewer than 4 points. */
export function clustersOf(points: Points): Clusters | undefined {
  if (points.x.length < 4) return undefined
  const found = Array.from({ length: MOST_CLUSTERS - 1 }, (_, i) => kMeans(points, i + 2))
  const best = Math.max(...found.map(({ separation }) => separation))
  return found.find(({ separation }) => separation >= best - WORTH)
}

/** k-means with k clusters. */
export function kMeans(points: Points, k: number): Clusters {
  const { x, y } = points
  let centres = seeds(points, k)
  const labels = new Int8Array(x.length).fill(-1)
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let changed = false
    const sums = centres.map(() => [0, 0, 0] as [number, number, number])
    for (let i = 0; i < x.length; i++) {
      const nearest = nearestTo(points, i, centres)
      if (labels[i] !== nearest) changed = true
      labels[i] = nearest
      const sum = sums[nearest]
      if (!sum) continue
      sum[0] += x[i] ?? 0
      sum[1] += y[i] ?? 0
      sum[2]++
    }
    centres = centres.map((centre, c) => {
      const [sumX, sumY, count] = sums[c] ?? [0, 0, 0]
      return count === 0 ? centre : [floorDivide(sumX, count), floorDivide(sumY, count)]
    })
    if (!changed) break
  }
  return { labels, centres, separation: separationOf(points, labels, centres) }
}

type Centre = readonly [x: number, y: number]

/** Two near the ends of x, then each far from those before; of equals the first. */
function seeds(points: Points, k: number): Centre[] {
  const { x, y } = points
  const all = [...x.keys()]
  const at = (i: number): Centre => [x[i] ?? 0, y[i] ?? 0]
  const alongX = all.toSorted((a, b) => (x[a] ?? 0) - (x[b] ?? 0) || a - b)
  const last = x.length - 1
  const low = alongX[Math.floor(x.length / EDGE)] ?? 0
  const high = alongX[Math.floor((last * (EDGE - 1)) / EDGE)] ?? last
  const chosen = [at(low), at(high)]
  while (chosen.length < k) {
    const far = all.map((i) => Math.min(...chosen.map((centre) => distance(points, i, centre))))
    const order = all.toSorted((a, b) => (far[b] ?? 0) - (far[a] ?? 0) || a - b)
    chosen.push(at(order[Math.floor(x.length / EDGE)] ?? 0))
  }
  return chosen
}

function nearestTo(points: Points, i: number, centres: readonly Centre[]): number {
  let nearest = 0
  let least = Number.POSITIVE_INFINITY
  centres.forEach((centre, c) => {
    const away = distance(points, i, centre)
    if (away >= least) return
    least = away
    nearest = c
  })
  return nearest
}

/** The square of the distance: below 2^43. */
function distance({ x, y }: Points, i: number, [cx, cy]: Centre): number {
  const [dx, dy] = [(x[i] ?? 0) - cx, (y[i] ?? 0) - cy]
  return dx * dx + dy * dy
}

function separationOf(points: Points, labels: Int8Array, centres: readonly Centre[]): number {
  let total = 0
  for (let i = 0; i < labels.length; i++) {
    let own = 0
    let other = Number.POSITIVE_INFINITY
    centres.forEach((centre, c) => {
      const away = squareRoot(distance(points, i, centre))
      if (c === labels[i]) own = away
      else other = Math.min(other, away)
    })
    const larger = Math.max(own, other)
    if (larger > 0) total += floorDivide((other - own) * UNIT, larger)
  }
  return floorDivide(total, labels.length)
}
