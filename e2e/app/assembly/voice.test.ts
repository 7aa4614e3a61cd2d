// The engine of the app joins an assembly, votes, proposes and answers, against a real node and real issuers; two
// engines are two people. What is counted is what the worker of the app counts.

import { KIND } from '@commonwall/wall'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAssemblyEngine } from '../../../packages/web/src/app/assembly/engine/engine.ts'
import { type Engine, openEngine } from './engine.ts'
import { type AssemblyHall, DAY, openHall } from './hall.ts'

/** One voice a group, and each was told. */
const FEW_SAID = { voices: 1, anyhow: true }
const START = Math.floor(Date.now() / 1000 / DAY) * DAY

describe('a voice in the app', () => {
  let hall: AssemblyHall
  let civil: Engine
  let state: Engine
  const assembly = () => hall.constitution.id
  const view = async (engine: Engine) => {
    const worker = createAssemblyEngine()
    const packed = await engine.assembly({ place: hall.place, known: undefined })
    return worker.open({ held: packed?.held ?? new Uint8Array(), now: hall.now() })
  }
  /** Sends what is due and reads what is new, for both. */
  const both = async () => {
    for (const engine of [civil, state]) {
      await engine.look()
      await engine.catchUp()
    }
  }

  beforeAll(async () => {
    hall = await openHall({ app: false, start: START })
    const open = async () => {
      const engine = openEngine(hall.now)
      await engine.open({ root: hall.node.url })
      await engine.ready()
      return engine
    }
    civil = await open()
    state = await open()
    await hall.day(0.1)
    await both()
  }, 60_000)
  afterAll(() => hall?.close())

  it('comes from an invitation in a link and three sealed answers, and its claim is gone', async () => {
    for (const [group, engine] of [
      ['civil', civil],
      ['state', state],
    ] as const) {
      const link = `https://example.org/#${hall.invitation(group)} for you alone`
      expect(await engine.handIn(link)).toMatchObject({ kind: 'invitation', assembly: assembly(), group })
      expect(await engine.diesWithTab()).toBe(undefined)
      expect(await engine.joinBy(link)).toMatchObject({ state: 'asking', answered: [false, false, false] })
      // No issuer answers a second time: the tab must not close on it without a word.
      expect(await engine.diesWithTab()).toBe('voice')
      await expect(engine.joinBy(link)).rejects.toThrow(/expected none in this assembly yet/)
      const requests = await engine.requests(assembly())
      expect(requests.map(({ squares }) => squares.length)).toEqual([1, 1, 1])
      // In any order, one of them twice, and two in the same moment.
      await engine.handIn(hall.answer(group, 2, requests[2]?.line ?? ''))
      await Promise.allSettled(
        [0, 0, 1].map((at) => engine.handIn(hall.answer(group, at, requests[at]?.line ?? ''))),
      )
      expect(await engine.requests(assembly())).toEqual([])
      const voice = await engine.voice(assembly())
      expect(voice).toMatchObject({ group, state: 'drawn', answered: [] })
      expect(await engine.diesWithTab()).toBe('voice')
      expect(voice?.at).toBeGreaterThan(hall.constitution.issuance.until)
      expect(voice?.at).toBeLessThan((hall.constitution.rounds[0]?.until ?? 0) - DAY)
    }
    for (const wrong of ['{"kind":1059}', 'AQ'.repeat(90)])
      await expect(civil.handIn(wrong)).rejects.toThrow(/expected/)
  })

  it('says nothing before the second that was drawn for it', async () => {
    const early = {
      assembly: assembly(),
      place: 'passage',
      target: 'role',
      words: 'x',
      parents: [],
      lang: 'en',
    }
    await expect(civil.propose({ ...early, place: 'passage' })).rejects.toMatchObject({
      code: 'engine/early',
    })
    const [post] = await civil.mine()
    await civil.hurry(post?.id ?? '')
    await both()
    expect((await civil.mine()).map(({ state: at }) => at)).toEqual(['waiting'])
  })

  it('goes over to what is saved here with its key, and its first ballot keeps its time', async () => {
    const before = await civil.voice(assembly())
    await civil.save()
    expect(await civil.diesWithTab()).toBe(undefined)
    expect(await civil.voice(assembly())).toEqual(before)
    const [first] = await civil.mine()
    expect(first).toMatchObject({ lane: 'voice', state: 'waiting' })
    expect(first?.notBefore).toBeGreaterThanOrEqual(before?.at ?? Number.POSITIVE_INFINITY)
    await both()
    expect((await civil.mine()).map(({ state: at }) => at)).toEqual(['waiting'])
  })

  it('proposes, stands behind, votes with reasons, and is counted', async () => {
    await hall.day(2.5)
    await hall.finishIssuing()
    // Witnessed before the round opens, or it counts for nothing.
    await hall.day(3)
    // The last second at which a first ballot may be drawn is a day before the round ends.
    await hall.day(8)
    await both()
    for (const engine of [civil, state])
      expect(await engine.voice(assembly())).toMatchObject({ state: 'speaks', ballots: 0 })

    const { passages } = hall.constitution
    const before = await view(civil)
    const [role, review] = before.now.places.map(({ id }) => id)
    const ballot = { assembly: assembly(), stage: 0, replies: [], lang: 'en', among: FEW_SAID }
    const red = [{ on: role ?? '', value: -2 as const, words: 'It goes too far.' }]
    // Among few it is refused, and its words do not leave without it.
    const waiting = (await civil.mine()).length
    for (const voices of [9, Number.NaN])
      await expect(
        civil.cast({ ...ballot, positions: red, among: { voices, anyhow: false } }),
      ).rejects.toMatchObject({ code: 'assembly/few' })
    // Nor does anything of what no wall would take: more than fits into a post, or a wording of too many.
    const many = Array.from({ length: 600 }, (_, n) => ({
      ...{ on: n.toString(16).padStart(64, '0'), value: -1 as const, words: 'It goes too far.' },
    }))
    await expect(civil.cast({ ...ballot, positions: many })).rejects.toMatchObject({
      code: 'engine/too-long',
    })
    const parents = many.slice(0, 17).map(({ on }) => on)
    const wording = { assembly: assembly(), place: 'passage' as const, target: 'role', lang: 'en' }
    await expect(civil.propose({ ...wording, words: 'Too many.', parents })).rejects.toThrow(/parent/)
    expect((await civil.mine()).length).toBe(waiting)
    // The same words wait under another key of this device: to cite them would tell whose voice it is.
    const { subject } = hall.constitution
    const own = await civil.say({
      ...{ form: 'reply', title: '', text: 'It goes too far.', board: '', lang: 'en', as: undefined },
      ...{ reply: { root: subject, parent: subject }, careful: false, notBefore: hall.now() + 600 },
    })
    await civil.cast({ ...ballot, positions: [...red, { on: review ?? '', value: 2 }] })
    const [cited] = (await civil.voice(assembly()))?.positions.filter(({ value }) => value < 0) ?? []
    expect(cited?.reason).toMatch(/^[0-9a-f]{64}$/)
    expect(cited?.reason).not.toBe(own)
    expect(await civil.withdraw({ id: own, careful: false })).toBe(false)
    await state.cast({
      ...ballot,
      positions: [
        { on: role ?? '', value: 1 },
        { on: review ?? '', value: 1 },
      ],
    })
    // The red line is answered on the record, by a voice of another group.
    const reasonOf = async () =>
      (await civil.voice(assembly()))?.positions.find(({ value }) => value < 0)?.reason
    const why = (await reasonOf()) ?? ''
    await state.cast({
      ...ballot,
      positions: [
        { on: role ?? '', value: 1 },
        { on: review ?? '', value: 1 },
      ],
      replies: [{ on: role ?? '', reason: why, words: 'It says what the Charter says.' }],
    })
    // Changed before the end: the last one counts, and only it.
    await civil.cast({
      ...ballot,
      positions: [
        { on: role ?? '', value: -1, words: 'It goes too far.' },
        { on: review ?? '', value: 2 },
      ],
    })
    expect(await civil.voice(assembly())).toMatchObject({
      ballots: 2,
      positions: [{ value: 2 }, { value: -1 }],
    })
    await hall.day(8.12)
    await both()
    // A wording for another time: proposed by one group, backed by the other, taken back and taken up again.
    const alternative = await civil.propose({
      ...{ assembly: assembly(), place: 'passage', target: 'role', lang: 'en', parents: [role ?? ''] },
      words: 'reaffirming the role of the General Assembly',
    })
    await hall.day(8.2)
    await both()
    for (const stands of [true, false, true]) {
      await state.sponsor({ assembly: assembly(), alternative, stands })
      const { behind, left } = (await state.voice(assembly())) ?? {}
      expect(behind).toEqual(stands ? [alternative] : [])
      if (!stands) expect(left).toEqual([alternative])
      await hall.day(8.3)
      await both()
    }
    // Three hours before the end of the stage ballots go on the wall the last time.
    await hall.day(8.88)
    await both()
    await hall.day(8.95)
    await both()
    const after = await view(state)
    const [roles, reviews] = after.state.stages[0]?.passages ?? []
    expect(passages[0]?.slug).toBe(roles?.slug)
    expect(reviews).toMatchObject({ state: 'closed', adopted: review, contested: false })
    expect(roles?.state).toBe('bracketed')
    const [reason] = roles?.wordings[0]?.reasons ?? []
    expect(reason).toMatchObject({ group: 0, people: 1, red: 0, reason: why })
    expect(reason?.answers.map((id) => after.texts[id]?.text?.text)).toEqual([
      'It says what the Charter says.',
    ])
    expect(after.texts[reason?.reason ?? '']?.text?.text).toBe('It goes too far.')
    expect((await view(civil)).hash).toBe(after.hash)
    expect(after.now.voices).toEqual([1, 1])
    expect(after.proposals).toMatchObject([{ id: alternative, sponsors: ['civil', 'state'], called: false }])
  }, 60_000)

  it('signs a letter as one of its group, and is counted apart from names', async () => {
    const version = await state.say({
      ...{ form: 'article', title: 'A letter', text: 'We ask for a hearing.', board: '', lang: 'en' },
      ...{ as: undefined, careful: false },
    })
    await hall.day(9.1)
    await both()
    expect(await civil.voicesThatSpeak()).toMatchObject([{ assembly: assembly(), group: 'civil' }])
    await civil.signByVoice({ version, assembly: assembly() })
    for (const number of [9.2, 9.3]) {
      await hall.day(number)
      await both()
    }
    const path = `t/${hall.node.store.position('default', version)}`
    const [signature] = hall.node.store.query(
      [{ kinds: [KIND.signature], tags: { e: [version] } }],
      10,
    ).events
    const place = hall.node.store.position('default', signature?.id ?? '')
    expect(await state.page({ path, lang: 'en' })).toMatchObject({
      ...{ kind: 'article', signatures: 0, signers: [] },
      voices: [{ assembly: hall.place, group: 'civil', places: [place] }],
    })
    const html = await (await fetch(`${hall.node.url}en/${path}`)).text()
    expect(html).toContain('Signed by 1 voice of the group civil')
    expect(html).not.toMatch(/Signed by \d+ name/)
  }, 60_000)

  it('shows a ballot that was left out with its proof, and says yes to the document as a whole', async () => {
    await hall.day(9.5)
    await both()
    const ballot = (await civil.voice(assembly()))?.cast.at(-1) ?? ''
    await expect(
      civil.showMissed({ assembly: assembly(), stage: 0, ballot: 'ab'.repeat(32) }),
    ).rejects.toMatchObject({ code: 'engine/not-missed' })
    await civil.showMissed({ assembly: assembly(), stage: 0, ballot })
    await hall.day(9.6)
    await both()
    await hall.day(9.7)
    await both()
    expect(hall.node.store.query([{ kinds: [KIND.close], tags: {} }], 10).events).toHaveLength(1)
    await hall.day(14.5)
    await both()
    const open = await view(civil)
    const document = open.state.stages[1]?.document?.id ?? ''
    expect(document).toMatch(/^[0-9a-f]{64}$/)
    const yes = {
      assembly: assembly(),
      stage: 1,
      positions: [{ on: document, value: 2 as const }],
      replies: [],
      lang: 'en',
      among: FEW_SAID,
    }
    for (const engine of [civil, state]) await engine.cast(yes)
    for (const number of [14.6, 19.9, 19.95]) {
      await hall.day(number)
      await both()
    }
    expect((await view(state)).state.stages[1]?.document).toMatchObject({ id: document, agreed: true })
  }, 60_000)

  it('never signs the outcome; and when it is forgotten nothing of it is left', async () => {
    await expect(
      civil.signOutcome({ hash: 'ab'.repeat(32), as: 'cd'.repeat(32), careful: false }),
    ).rejects.toMatchObject({
      code: 'engine/voice',
    })
    // A lasting name signs, and leaves apart: by the only address that there is, not within an hour of the voice.
    await civil.cast({
      ...{ assembly: assembly(), stage: 1, positions: [], replies: [], lang: 'en' },
      among: FEW_SAID,
    })
    await hall.day(19.97)
    await civil.look()
    await civil.beginName({ profile: 'Somebody', language: 'en' })
    await civil.confirmWords([])
    const [name] = await civil.names()
    const { outcome } = await view(civil)
    expect(outcome?.hash).toMatch(/^[0-9a-f]{64}$/)
    await civil.signOutcome({ hash: outcome?.hash ?? '', as: name?.pubkey ?? '', careful: false })
    await civil.look()
    const named = (await civil.mine()).filter(({ lane }) => lane === 'name')
    expect(named.map(({ kind, state: at }) => [kind, at]).sort()).toEqual([
      [KIND.profile, 'waiting'],
      [KIND.signature, 'waiting'],
      [KIND.key, 'waiting'],
    ])
    await hall.day(20.02)
    await civil.look()
    expect((await civil.mine()).filter(({ state: at }) => at === 'waiting')).toEqual([])
    await civil.forgetVoice(assembly())
    expect(await civil.voice(assembly())).toBeUndefined()
    await expect(
      civil.cast({
        ...{ assembly: assembly(), stage: 1, positions: [], replies: [], lang: 'en' },
        among: FEW_SAID,
      }),
    ).rejects.toMatchObject({ code: 'engine/no-voice' })
    expect((await civil.mine()).filter(({ lane }) => lane !== 'name')).toEqual([])
  })
})
