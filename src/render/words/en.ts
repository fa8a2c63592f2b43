import { joinReports } from './join-reports.ts';
import type { Words } from './words.ts';

export const english: Words = {
  language: 'en',
  direction: 'ltr',
  issue: {
    viewInBrowser: 'View in browser',
    readOnWeb: 'Read it on the web:',
    readingTime: (minutes) => `${minutes}-minute read`,
    credit: ({ reports, alsoReportedBy }) =>
      `${joinReports(reports, 'by', '; ')}${alsoReportedBy && `. Also reported by ${alsoReportedBy}`}`,
    others: (count) => `${count} others`,
    updated: 'Updated',
    colon: ':',
    fullReport: (outlet) => `Read the full report at ${outlet}`,
    whyItMatters: 'Why it matters:',
    follow: (author) => `Follow ${author}`,
    following: 'Following',
    becauseYouFollow: 'Because you follow ',
    seeFollowing: 'See everything you follow',
    editedBy: (editors) => ({ before: `Edited by ${editors} for `, after: '.' }),
    reply: {
      before: 'Do you have something to tell us, or to correct? Write to ',
      after: '.',
    },
    orReply: ', or reply to this email',
    whyYouGetThis: (edition) => `You get this email because you signed up for ${edition}.`,
    forwarded: { before: 'Forwarded by a friend? ', after: '.' },
    readItOnTheWeb: 'Read it on the web',
    preferences: 'Change your preferences',
    whatYouFollow: 'What you follow',
    unsubscribe: 'Unsubscribe',
  },
  letters: {
    confirm: ({ newsroomName, editions }) => {
      const asked = `Somebody, we hope it was you, asked ${newsroomName} to send you ${theEditions(editions)}.`;
      return {
        subject: `Confirm your subscription to ${newsroomName}`,
        title: 'Confirm your subscription',
        heading: 'Please confirm, and the next issue is yours',
        ask: `${asked} Please confirm it:`,
        askOnPage: `${asked} Please confirm it on this page:`,
        button: 'Confirm my subscription',
        fallback: 'If the button does not work, open this address:',
        notYou:
          'If it was not you, do nothing: without your confirmation we will not send any issue to this address.',
      };
    },
    'sign-in-code': ({ newsroomName, code, minutes }) => ({
      subject: `${code} is your sign-in code for ${newsroomName}`,
      title: 'Your sign-in code',
      heading: 'Your sign-in code for the editors’ desk',
      howTo: `Type it on the page where you asked for it. It works once, for ${minutes} minutes.`,
      care: 'We never ask for this code by telephone or email. If you did not ask for it, you need not do anything: nobody can sign in without it.',
    }),
    held: ({ edition, date, dueAt }) => ({
      subject: `Held: ${edition}, ${date}`,
      title: 'An issue is held',
      heading: `${edition} of ${date} is held`,
      why: 'Why:',
      untilThen: `It will not be sent until an editor acts. It was due at ${dueAt}.`,
      button: 'Open the issue on the desk',
    }),
  },
};

/** "the Morning Update and the Evening Update". */
function theEditions(titles: readonly string[]): string {
  return new Intl.ListFormat('en').format(
    titles.map((title) => (/^(?:the|our|your)\s/i.test(title) ? title : `the ${title}`)),
  );
}
