// One post: its floor in the margin, who, when, the words, and one quiet row.

import type { Author, PostItem, When } from '../model.ts'
import type { Ui } from '../ui.ts'
import { HoleLine } from './hole.tsx'
import { Jump } from './link.tsx'
import { PlainText } from './plain-text.tsx'
import { Time } from './time.tsx'
import { Unverified } from './unverified.tsx'

export function PostView({ post, ui }: { post: PostItem; ui: Ui }) {
  const { floor } = post
  const margin = floor === undefined ? <span class="floor">–</span> : <Floor floor={floor} ui={ui} />
  const look = `post${post.depth === 1 ? ' answer' : ''}${post.mine === undefined ? '' : ' mine'}`
  const id = floor === undefined ? undefined : `${ui.anchors ?? ''}f${floor}`
  if (post.absence !== undefined)
    return (
      <article class={`${look} hole`} id={id}>
        {margin}
        <div class="body">
          <HoleLine absence={post.absence} text={post.text} ui={ui} />
          {ui.under?.(post)}
        </div>
      </article>
    )
  return (
    <article class={look} id={id}>
      {margin}
      <div class="body">
        <p class="by">
          {post.author && <AuthorName author={post.author} ui={ui} />}{' '}
          {post.when && <Moment when={post.when} ui={ui} />} <Standing post={post} ui={ui} />
        </p>
        <Unverified of={post} ui={ui} />
        {post.answers && (
          <p class="quoted">
            <Jump floor={post.answers.floor} elsewhere={post.answers.elsewhere} ui={ui}>
              {ui.t.answers(post.answers.floor)}
            </Jump>
            {post.answers.quote !== '' && (
              <q>
                <bdi>{post.answers.quote}</bdi>
              </q>
            )}
          </p>
        )}
        {post.text && <PlainText text={post.text} references={post.references} ui={ui} />}
        {ui.under?.(post)}
      </div>
    </article>
  )
}

/** Its place in the log, or how far it has come on its way there. */
function Standing({ post: { place, optional, mine }, ui }: { post: PostItem; ui: Ui }) {
  if (place !== undefined)
    return (
      <span class="place">
        {ui.t.place(place)} {optional && <small class="late">{ui.t.logOptional}</small>}
      </span>
    )
  return <span class="place late">{mine === undefined ? ui.t.waiting : ui.t.mine[mine]}</span>
}

function Floor({ floor, ui }: { floor: number; ui: Ui }) {
  return (
    <Jump floor={floor} ui={ui} class="floor" label={ui.t.floor(floor)}>
      {floor}
    </Jump>
  )
}

export function AuthorName({ author, ui }: { author: Author; ui: Ui }) {
  const { t } = ui
  if (author.kind === 'throwaway')
    return (
      <>
        <b>{author.number === undefined ? t.writerUnknown : t.writer(author.number)}</b>{' '}
        <small dir="ltr">{author.key.slice(0, 6)}</small>
      </>
    )
  return (
    <>
      <b>
        <bdi>{author.name}</bdi>
      </b>{' '}
      {author.fingerprint.length > 0 ? (
        <small class="words">{author.fingerprint.join(' ')}</small>
      ) : (
        !author.partlyRead && <small>{t.unprotected}</small>
      )}{' '}
      {author.lookalike === true && <small class="late">{t.lookalike}</small>}
    </>
  )
}

export function Moment({ when, ui }: { when: When; ui: Ui }) {
  return (
    <>
      <Time at={when.at} hour={when.hour} ui={ui} />{' '}
      {when.witnessed !== undefined && (
        <small class="late">{ui.t.witnessedLater(ui.time(when.witnessed))}</small>
      )}
    </>
  )
}
