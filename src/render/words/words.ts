/** A sentence with a link in it: what stands before and after the link. */
export interface Around {
  before: string;
  after: string;
}

/** Every fixed word of the mails in one language. Spaces that must not break are no-break spaces already. */
export interface Words {
  /** BCP 47 tag of these words. */
  language: string;
  direction: 'ltr' | 'rtl';
  issue: IssueWords;
  letters: LetterWords;
}

export interface IssueWords {
  viewInBrowser: string;
  readOnWeb: string;
  readingTime: (minutes: number) => string;
  /** The reports whose sentences are printed, one at least. `authors` and `alsoReportedBy` may be ''. */
  credit: (parts: { reports: { authors: string; outlet: string }[]; alsoReportedBy: string }) => string;
  /** At least two, behind the names of some. */
  others: (count: number) => string;
  updated: string;
  /** Between a kicker and its headline. */
  colon: string;
  fullReport: (outlet: string) => string;
  /** What follows is one sentence. */
  whyItMatters: string;
  follow: (author: string) => string;
  /** The heading of Following where the edition gives it none. */
  following: string;
  /** The author or topic comes behind it. */
  becauseYouFollow: string;
  seeFollowing: string;
  /** The newsroom's name, linked, stands inside. */
  editedBy: (editors: string) => Around;
  /** The address, linked, stands inside; `orReply` behind it. */
  reply: Around;
  orReply: string;
  whyYouGetThis: (edition: string) => string;
  /** `readItOnTheWeb`, linked, stands inside. */
  forwarded: Around;
  readItOnTheWeb: string;
  preferences: string;
  whatYouFollow: string;
  unsubscribe: string;
}

interface LetterWords {
  confirm: (parts: { newsroomName: string; editions: readonly string[] }) => {
    subject: string;
    title: string;
    heading: string;
    ask: string;
    /** In the text part, where the address follows. */
    askOnPage: string;
    button: string;
    fallback: string;
    notYou: string;
  };
  'sign-in-code': (parts: { newsroomName: string; code: string; minutes: number }) => {
    subject: string;
    title: string;
    heading: string;
    howTo: string;
    care: string;
  };
  held: (parts: { edition: string; date: string; dueAt: string }) => {
    subject: string;
    title: string;
    heading: string;
    why: string;
    untilThen: string;
    button: string;
  };
}
