// The app in English. This file is the type of the others.

import { plural } from '../../pages/i18n/plural.ts'

const count = plural('en')

export const appEn = {
  nav: { write: 'Write', mine: 'My posts', take: 'Take it along', more: 'More' },
  foot: {
    kept: (host: string) =>
      `This program is kept on this device. ${host}, from which it came, sees your address when it is asked.`,
    hostSees: (host: string) =>
      `This page comes from ${host}, which sees your address. Nobody else is asked for anything.`,
  },
  moment: 'One moment…',
  partMissing: {
    // A sentence follows, which Chinese sets without a space.
    part: 'A part of this program could not be fetched. ',
    why: 'The host is gone, the line was cut, or the host has a newer program by now. Try again, load the page anew, or open the wall from a file.',
  },
  copy: 'Copy',
  copied: 'Copied.',
  notCopied: 'This browser does not let a page copy. Mark the text and copy it yourself.',
  read: {
    begin: 'Start a thread',
    languages: 'Language',
    allLanguages: 'All',
    firstWriter: 'Only the first writer',
    sideBySide: 'side by side',
    searchHere: 'Searched on this device only. Nothing of it is sent or kept.',
    follow: 'Follow',
    asText: 'Save as text',
    print: 'Print',
  },
  post: {
    reply: 'Reply',
    replyThread: 'Reply to the thread',
    replyArticle: 'Reply to the article',
    quote: 'Quote',
    cite: 'Cite',
    late: 'said after the thread was closed',
  },
  write: {
    title: { thread: 'A new thread', article: 'A new article', reply: 'A reply' },
    kind: 'What it is',
    kinds: { thread: 'Thread, plain text', article: 'Article, in Markdown, with versions' },
    answers: 'Answers',
    titleLabel: 'Title',
    textLabel: 'Text',
    markdownLabel: 'Text, in Markdown',
    noLanguage: 'not said',
    tooLong: 'Too long for one post. Split it.',
    preview: 'Preview',
    post: 'Post it',
    postVersion: 'Post this version',
    leave: 'Back',
    edit: 'Correct',
    as: 'As whom',
    throwaway: 'Under a fresh key that nobody can connect with you, dated by the hour only.',
    sameThrowaway: 'Under the key that you used in this thread already, dated by the hour only.',
    nameLinks:
      'Everything under a lasting name can be connected, and tells the minute at which it was signed.',
    working: 'Signing…',
    failed: (why: string) => `It was not posted: ${why}. Your text is still here.`,
  },
  risk: {
    question: 'Could this get you punished?',
    text: (host: string | undefined) =>
      `Your network’s operator sees which host you reach, when, and how much. Your keyboard app may send what you type to its maker. ${
        host === undefined
          ? 'This program is a file; check that it is a true one.'
          : `This page comes from ${host}, which sees your address and could change this program.`
      } What is sent cannot be taken back. In danger, only read.`,
    yes: 'Yes, or I do not know',
    no: 'No',
  },
  watching: {
    title: 'Do not write here',
    why: (browser: string) =>
      `This page is open in ${browser}. Browsers like it can see what you type and may report the addresses that you visit. Reading stays open; writing does not.`,
    what: 'Open the address in another browser, or take the wall along as a file and open it there.',
    copy: 'Copy the address',
    take: 'Take the file',
  },
  mine: {
    none: 'You have written nothing in this tab.',
    intro:
      'These posts are known only to this tab. Close it and they cannot be withdrawn any more; what has not left is lost.',
    step: { waiting: 'waiting', sent: 'sent', 'on-the-wall': 'on the wall' },
    onTheWall: (seen: number, of: number) =>
      of === 0 ? 'on the wall' : `on the wall, ${seen} of ${of} witnesses`,
    withdrawal: 'A withdrawal',
    leavesAt: (time: string) => `Leaves at ${time}, so that the line does not tell when you finished it.`,
    batch: 'Posts are released together, some minutes apart, so that the time of arrival names nobody.',
    now: 'Send now',
    look: 'See whether they have arrived',
    nothingOpen: 'If no address can be reached',
    carryHow:
      'Take these posts along as a file. They are sealed: whoever carries it cannot read it. Anybody who reaches the wall can hand it in.',
    asFile: 'Save the sealed file',
    carried: 'Saved. Anybody can hand it in, more than once.',
    trouble: {
      'trouble/unreachable': (_: string) => 'No address could be reached. It is tried again by itself.',
      'trouble/no-inbox': (_: string) => 'No address has said yet how to seal posts for this wall.',
      'trouble/inbox-ended': (day: string) =>
        `The key to seal with ended on ${day}. Look whether the clock of this device is right.`,
      'trouble/clock-behind': (day: string) =>
        `The clock of this device is behind: the wall was witnessed on ${day}. Set the clock.`,
      'trouble/refused': (why: string) => `The wall refused it: ${why}.`,
      'trouble/unsealable': (_: string) =>
        'It cannot be sealed: it is too long, or the key to seal with is damaged.',
    },
  },
  withdraw: {
    button: 'Withdraw',
    does: 'Withdrawing takes your words out of the wall and of every copy that follows it. The place stays, and says that its author withdrew it.',
    doesNot:
      'It does not reach who has copied, printed or photographed it, and it does not undo that somebody read it.',
    done: 'The withdrawal is on its way.',
  },
  opener: {
    intro:
      'This file is a program that opens a wall. It holds none. Choose a file that somebody gave you, or type the address of a copy.',
    address: 'Address of a copy',
  },
  open: {
    title: 'Open a file',
    choose: 'Choose a file, or drop it here',
    what: 'A wall, sealed posts that somebody asked you to hand in, or a proof.',
    failed: (why: string) =>
      `It could not be opened: ${why}. Nothing that you hold was lost. Ask whoever gave it to you once more.`,
    wall: (n: number) => count(n, 'Opened: # new post.', 'Opened: # new posts.'),
    otherWall: 'That is another wall, whatever it calls itself. It was not opened.',
    handedIn: 'Handed in. They are sealed: nobody on the way could read them.',
    notHandedIn: 'No address took them. Keep the file and try again, or give it to somebody else.',
  },
  take: {
    title: 'Take it along',
    intro:
      'Everything that you can read here, in one file. It opens without a network and checks itself again wherever it is opened.',
    html: 'Save as one HTML file',
    tar: 'Save as a bundle',
    leaves: 'A saved file stays on this device, under Downloads, until you delete it.',
    saved: 'Saved.',
    noApp: 'The program for the file could not be fetched from this host. Save the bundle instead.',
  },
  addresses: { title: 'Addresses', ask: 'Ask it' },
  saving: { title: 'Saving' },
  wipe: {
    button: 'Wipe and leave',
    key: 'or press Escape three times.',
  },
  names: {
    title: 'Names',
    intro:
      'You need no name to write. A lasting name links everything that is said under it. It is known by its six words.',
    notHere: (host: string) =>
      `Words and keys of a name are never shown or typed on a page that ${host} serves: it could change this program. Take the wall as a file, open it, and make your name there.`,
    state: {
      protected: 'protected',
      waiting: 'not protected yet: its key event is on its way',
      replaced: 'the key on this device was replaced',
    },
    make: 'Make a lasting name',
    makeHow:
      'You will see twelve words, once. Only they can replace the key of this name if it is ever stolen.',
    called: 'What it is called',
    taken: 'Another protected name reads the same. Choose one that nobody can confuse.',
    stolen: 'My key was stolen',
    stolenHow:
      'Type the twelve words of the name. A new key takes its place at once; what the thief says from then on counts for nothing. You get twelve new words.',
    oldWords: 'The twelve words of the name',
    wordsIn: 'New words in',
    showWords: 'Show the words',
    wrongWords: 'These are not the words of a name on this wall.',
    writeDown: 'Write these twelve words on paper',
    onlyOnce: 'They are shown now and never again. No photograph, no file, no cloud: paper.',
    written: 'I have written them down',
    check: 'Three of them, to be sure',
    word: (n: number) => `Word ${n}`,
    finish: 'Done',
    showAgain: 'Show them again',
    differs: 'One of them differs from the paper.',
    made: 'The name is on its way to the wall.',
    keyFile: 'Key file',
    keyFileHow:
      'The key of a name under a password, for another device of your own. Whoever has file and password speaks in your name.',
    password: 'Password, at least eight characters',
    exportKey: 'Save the key file',
    importKey: 'Open a key file',
    imported: 'The key is on this device now.',
    notOpened: 'This password does not open it.',
  },
  report: {
    button: 'Report',
    worth: 'A report puts a post before the moderators of every group. Only those of lasting names count.',
    types: {
      spam: 'Spam',
      illegal: 'Against a law',
      impersonation: 'Pretends to be somebody',
      other: 'Something else',
    },
    sent: 'The report is on its way.',
  },
  proof: {
    title: 'How far you can trust this',
    source: {
      node: 'It came from the host of this page, where the wall’s own log is written.',
      copy: 'It is a selection from a copy.',
      host: 'It came from the host of this page.',
      other: 'It came from another address, not from the host of this page.',
      file: 'It came from a file.',
      here: 'It was kept on this device.',
    },
    unasked: 'No host was asked for anything.',
    checked: (n: number) =>
      count(
        n,
        '# entry was checked against the log’s signed root.',
        '# entries were checked against the log’s signed root.',
      ),
    witnesses: (seen: number, of: number) =>
      `${seen} of ${of} witnesses signed that this log only grew. That they are in other hands than the log is the keepers’ word.`,
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
