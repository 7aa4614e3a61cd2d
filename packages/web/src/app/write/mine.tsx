// One's own posts on their way: waiting, sent, on the wall; and what to do when nothing is open.

import { WORD_KINDS } from '@commonwall/wall'
import { useState } from 'preact/hooks'
import { Link } from '../../pages/parts/link.tsx'
import { LOCALES, type Ui } from '../../pages/ui.ts'
import { saveFile } from '../carry/save.ts'
import type { MyPost } from '../engine/say/my-posts.ts'
import { OPTIONAL } from '../read/optional-words.ts'
import { Later } from '../shell/later.tsx'
import type { ScreenProps } from '../shell/own-screen.tsx'
import type { State } from '../shell/state.ts'
import { useAnswer } from '../shell/use-answer.ts'
import { whyRefused } from '../shell/why.ts'
import { BACK } from './mine-words.ts'
import { saidOf } from './said-of.ts'
import { SendNow } from './send-now.tsx'
import { WithdrawPanel } from './withdraw.tsx'
import { EDITING } from './words.ts'

export function MineScreen({ ui, state }: ScreenProps) {
  const { a } = state.words.value
  const back = BACK[state.lang.value]
  const isSaved = state.page.value.frame.truth.saved
  const posts = useAnswer(state, 'mine')
  if (posts === undefined) return <p class="quiet">{a.moment}</p>
  const open = posts.filter(({ state: at }) => at !== 'on-the-wall')
  const carried = open.filter(({ scheduled }) => !scheduled)
  return (
    <>
      <h1>{a.nav.mine}</h1>
      {posts.length > 0 ? (
        <>
          <p>{isSaved ? back.savedHere : a.mine.intro}</p>
          <ol class="mine">
            {posts.map((post) => (
              <MyPostItem post={post} ui={ui} state={state} key={post.id} />
            ))}
          </ol>
        </>
      ) : (
        <p class="nothing">
          {isSaved ? back.noneSaved : a.mine.none}{' '}
          <Link to="!write" ui={ui}>
            {a.read.begin}
          </Link>
        </p>
      )}
      {open.length > 0 && (
        <p class="acts">
          <button type="button" class="second" onClick={() => void state.engine.ask('look')}>
            {a.mine.look}
          </button>
        </p>
      )}
      {carried.length > 0 && <NothingOpen posts={carried} ui={ui} state={state} />}
    </>
  )
}

function troubleOf({ code, detail }: NonNullable<MyPost['trouble']>, state: State): string {
  const said = code === 'trouble/refused' ? whyRefused(detail, state.lang.value) : detail
  return state.words.value.a.mine.trouble[code](said)
}

const STEPS = ['waiting', 'sent', 'on-the-wall'] as const

function MyPostItem({ post, ui, state }: { post: MyPost } & ScreenProps) {
  const { a } = state.words.value
  const back = BACK[state.lang.value]
  const [withdrawing, withdraw] = useState(false)
  const at = STEPS.indexOf(post.state)
  const ofVoice = post.lane === 'voice'
  const words = saidOf(post, state)
  const isWords = WORD_KINDS.has(post.kind)
  const later = post.state === 'waiting' && post.notBefore > Date.now() / 1000
  return (
    <li>
      <h2>
        {post.path === undefined ? (
          <bdi>{words}</bdi>
        ) : (
          <Link to={post.path} ui={ui}>
            <bdi>{words}</bdi>
          </Link>
        )}
      </h2>
      <ol class="steps">
        {STEPS.map((step, index) => (
          <li
            class={index < at ? 'done' : index === at ? 'now' : ''}
            key={step}
            aria-current={index === at && 'step'}
          >
            {step === 'on-the-wall' && post.state === step
              ? a.mine.onTheWall(post.witnesses ?? 0, post.of ?? 0)
              : a.mine.step[step]}
          </li>
        ))}
      </ol>
      {post.optional && <p class="quiet">{OPTIONAL[state.lang.value].mine}</p>}
      {post.retired && <p class="late">{back.retired}</p>}
      {post.trouble && (
        <p class="late">
          {troubleOf(post.trouble, state)}
          {later && back.triedAt(ui.time(post.notBefore))}
        </p>
      )}
      {post.scheduled ? (
        <Scheduled at={post.notBefore} state={state} />
      ) : (
        later && !post.trouble && <p class="quiet">{a.mine.leavesAt(ui.time(post.notBefore))}</p>
      )}
      {post.state === 'sent' && <p class="quiet">{a.mine.batch}</p>}
      <fieldset class="row actions" aria-label={words}>
        {post.state === 'waiting' && !ofVoice && !post.scheduled && (
          <SendNow post={post} troubleOf={(trouble) => troubleOf(trouble, state)} ui={ui} state={state} />
        )}
        {post.takenBack && <span class="quiet">{back.takenBack}</span>}
        {post.mayTakeBack && !ofVoice && (
          <button
            type="button"
            class="plain"
            aria-expanded={withdrawing}
            onClick={() => withdraw(!withdrawing)}
          >
            {isWords ? a.withdraw.button : back.button}
          </button>
        )}
      </fieldset>
      {withdrawing && post.mayTakeBack && (
        <WithdrawPanel
          id={post.id}
          what={isWords ? 'words' : 'say'}
          ofName={post.ofName}
          state={state}
          onDone={() => withdraw(false)}
        />
      )}
    </li>
  )
}

/** What waits for an hour that its writer chose, by the clock by which it was chosen. */
function Scheduled({ at, state }: { at: number; state: State }) {
  const lang = state.lang.value
  const { goesAt, mustBeOpen } = EDITING[lang]
  const style = { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' } as const
  const time = new Date(at * 1000).toLocaleString(LOCALES[lang], style)
  return (
    <>
      <p class="quiet">{goesAt(time)}</p>
      <p class="quiet">{mustBeOpen}</p>
    </>
  )
}

const squares = () => import('../carry/squares.tsx').then(({ SquaresOf }) => SquaresOf)

/** When no address can be reached: take the posts along, sealed. */
function NothingOpen({ posts, ui, state }: { posts: readonly MyPost[]; ui: Ui; state: State }) {
  const { a } = state.words.value
  return (
    <section class="panel">
      <h2>{a.mine.nothingOpen}</h2>
      <p>{a.mine.carryHow}</p>
      <div class="acts">
        <button
          type="button"
          class="second"
          onClick={async () => {
            const files = await state.engine.ask('outboxFiles')
            for (const [index, file] of files.entries())
              saveFile(files.length === 1 ? 'notes.txt' : `notes-${index + 1}.txt`, file, 'text/plain')
            state.said.value = files.length === 0 ? a.mine.trouble['trouble/no-inbox']('') : a.mine.carried
          }}
        >
          {a.mine.asFile}
        </button>
      </div>
      <Later load={squares} with={{ posts, state }} ui={ui} state={state} />
    </section>
  )
}
