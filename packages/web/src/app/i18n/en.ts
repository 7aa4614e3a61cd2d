// The app in English. This file is the type of the others.

import { plural } from '../../pages/i18n/plural.ts'

const count = plural('en')

export const appEn = {
  nav: { write: 'Write', mine: 'My posts', take: 'Take it along', more: 'More' },
  foot: {
    hostSees: (host: string) =>
      `This page comes from ${host}, which sees your address. Nobody else is asked for anything.`,
  },
  moment: 'One moment…',
  partMissing:
    'A part of this program could not be fetched: the host is gone or the line was cut. What you have read stays here. Try again, or open the wall from a file.',
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'This browser does not let a page copy. Mark the text and copy it yourself.',
  read: {
    begin: 'Start a thread',
    languages: 'Language',
    allLanguages: 'All',
    firstWriter: 'Only the first writer',
    unverified: 'A moderator says that what stands here was not verified.',
    originalNewer: 'This translation is older than its original.',
    behind: 'older than the original',
    sideBySide: 'side by side',
    searchHere: 'Searched on this device only. Nothing of it is sent or kept.',
    asText: 'Save as text',
    print: 'Print',
  },
  post: {
    reply: 'Reply',
    replyThread: 'Reply to the thread',
    quote: 'Quote',
    cite: 'Cite',
    late: 'said after the thread was closed',
  },
  cite: {
    noPlace: 'It has no place in the log yet: there is nothing to prove until then.',
    stands: (index: number, seen: number, of: number) =>
      of === 0
        ? `It stands at place ${index} of the log. No witnesses are named, so this is the log’s word alone.`
        : `It stands at place ${index} of the log, and ${seen} of ${of} witnesses signed a checkpoint that covers it.`,
    id: 'Number of the post',
    copy: 'Copy all of it',
    proof: 'Save the proof',
    event: 'Save the signed post',
    link: 'Make a link',
    linkNames: 'This link names what you read. Whoever sees it knows.',
  },
  proof: {
    title: 'How far you can trust this',
    source: {
      node: 'It came from the host of this page, where the wall’s own log is written.',
      copy: 'It is a selection from a copy.',
      host: 'It came from the host of this page.',
      other: 'It came from another address, not from the host of this page.',
      file: 'It came from a file. No host was asked for anything.',
      here: 'It was kept on this device, and nobody was asked for it today.',
    },
    checked: (n: number) =>
      count(
        n,
        '# entry was checked against the log’s signed root.',
        '# entries were checked against the log’s signed root.',
      ),
    witnesses: (seen: number, of: number) =>
      `${seen} of ${of} witnesses signed that this log only grew. They are in other hands than the log.`,
    age: (time: string) => `The newest signature is from ${time}. What came later is not here.`,
    saved: 'Saved here: this copy is kept on this device, encrypted with your passphrase.',
    notSaved: 'Nothing is saved: all of it dies with this tab.',
    program: (host: string | undefined) =>
      host === undefined
        ? 'The program is the file that you opened; nobody can change it from afar.'
        : `The program comes from ${host}, which could change it. A file that you checked once cannot be changed.`,
    nothingWrong: 'Nothing that came was found to be wrong.',
    wrong: (n: number) =>
      count(
        n,
        '# thing that came was wrong and is not believed',
        '# things that came were wrong and are not believed',
      ),
  },
}

export type AppMessages = typeof appEn
