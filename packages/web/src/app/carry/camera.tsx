// Squares read by the camera, as they are held before it. What the camera sees stays in this tab: of each frame only a
// square is kept, and the camera is let go as soon as a code is whole, or the panel is closed.

import { readSquare } from '@commonwall/sync'
import { useEffect, useRef } from 'preact/hooks'
import type { Opened } from '../engine/carry/calls.ts'
import { PAPER } from '../i18n/paper.ts'
import type { Telling } from '../shell/state.ts'
import { whyOf } from '../shell/why.ts'
import { takeSquare } from './take-square.ts'

/** Milliseconds between two looks, and pixels a side at most: a phone keeps up with it. */
const EVERY = 150
const MOST = 800

interface CameraProps {
  readonly state: Telling
  readonly onOpened: (opened: Opened) => void
  readonly onDone: () => void
}

export function Camera({ state, onOpened, onDone }: CameraProps) {
  const video = useRef<HTMLVideoElement>(null)
  const words = PAPER[state.lang.value]
  useEffect(() => {
    const ending = new AbortController()
    look(video.current, state, onOpened, ending.signal).then(
      (done) => done && onDone(),
      (error: unknown) => {
        if (ending.signal.aborted) return
        const { failed } = state.words.value.a.open
        state.said.value =
          error instanceof DOMException ? words.noCamera : failed(whyOf(error, state.lang.value))
        onDone()
      },
    )
    return () => ending.abort()
  }, [])
  return (
    <figure class="camera">
      <video ref={video} muted playsInline />
      <figcaption class="quiet">{words.hold}</figcaption>
    </figure>
  )
}

/** @returns true once a code was opened, false if it was stopped. @throws DOMException without a camera, or leave to use it */
async function look(
  video: HTMLVideoElement | null,
  state: Telling,
  onOpened: (opened: Opened) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: { facingMode: 'environment', width: { ideal: 1_280 } },
  })
  try {
    // Closed while leave was being asked for.
    if (video === null || signal.aborted) return false
    video.srcObject = stream
    await video.play()
    const canvas = document.createElement('canvas')
    const drawing = canvas.getContext('2d', { willReadFrequently: true })
    let last = ''
    while (!signal.aborted) {
      const square = drawing && seenIn(video, canvas, drawing)
      if (square && square.join() !== last) {
        last = square.join()
        if (await takeSquare(square, state, onOpened)) return true
      }
      await new Promise((resolve) => setTimeout(resolve, EVERY))
    }
    return false
  } finally {
    for (const track of stream.getTracks()) track.stop()
  }
}

function seenIn(
  video: HTMLVideoElement,
  canvas: HTMLCanvasElement,
  drawing: CanvasRenderingContext2D,
): Uint8Array | undefined {
  const { videoWidth, videoHeight } = video
  if (videoWidth === 0) return undefined
  const scale = Math.min(1, MOST / Math.max(videoWidth, videoHeight))
  canvas.width = Math.round(videoWidth * scale)
  canvas.height = Math.round(videoHeight * scale)
  drawing.drawImage(video, 0, 0, canvas.width, canvas.height)
  const pixels = drawing.getImageData(0, 0, canvas.width, canvas.height)
  return readSquare(pixels as Parameters<typeof readSquare>[0], true)
}
