// One post: its floor in the margin, who, when, the words, and one quiet row.

import type { Author, PostItem, When } from '../model.ts'
import type { Ui } from '../ui.ts'
import { HoleLine } from './hole.tsx'
import { PlainText } from './plain-text.tsx'
import { Time } from './time.tsx'

export function PostView({ post, ui }: { post: PostItem; ui: Ui }) {
  const { floor } = post
  const margin = floor === undefined ? <span class="floor">–</span> : <Floor floor={floor} ui={ui} />
  const look = post.depth === 1 ? 'post answer' : 'post'
  const id = floor === undefined ? undefined : `f${floor}`
  if (post.absence !== undefined)
    return (
      <article class={`${look} hole`} id={id}>
        {margin}
        <HoleLine absence={post.absence} text={post.text} ui={ui} />
      </article>
    )
  return (
    <article class={look} id={id}>
      {margin}
      <div class="body">
        <p class="by">
          {post.author && <AuthorName author={post.author} ui={ui} />}
          {post.when && <Moment when={post.when} ui={ui} />}
          <span class={post.place === undefined ? 'place late' : 'place'}>
            {post.place === undefined ? ui.t.waiting : ui.t.place(post.place)}
          </span>
        </p>
        {post.answers && (
          <p class="quoted">
            <a href={`#f${post.answers.floor}`}>{ui.t.answers(post.answers.floor)}</a>
            {post.answers.quote !== '' && (
              <q>
                <bdi>{post.answers.quote}</bdi>
              </q>
            )}
          </p>
        )}
        {post.text && <PlainText text={post.text} references={post.references} ui={ui} />}
      </div>
    </article>
  )
}

function Floor({ floor, ui }: { floor: number; ui: Ui }) {
  return (
    <a class="floor" href={`#f${floor}`} aria-label={ui.t.floor(floor)}>
      {floor}
    </a>
  )
}

export function AuthorName({ author, ui }: { author: Author; ui: Ui }) {
  const { t } = ui
  if (author.kind === 'throwaway')
    return (
      <>
        <b>{author.number === undefined ? t.writerUnknown : t.writer(author.number)}</b>
        <small dir="ltr">{author.key.slice(0, 6)}</small>
      </>
    )
  return (
    <>
      <b>
        <bdi>{author.name}</bdi>
      </b>
      {author.fingerprint.length > 0 ? (
        <small class="words">{author.fingerprint.join(' ')}</small>
      ) : (
        <small>{t.unprotected}</small>
      )}
    </>
  )
}

export function Moment({ when, ui }: { when: When; ui: Ui }) {
  return (
    <>
      <Time at={when.at} hour={when.hour} ui={ui} />
      {when.witnessed !== undefined && (
        <small class="late">{ui.t.witnessedLater(ui.time(when.witnessed))}</small>
      )}
    </>
  )
}
