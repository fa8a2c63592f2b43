import type { FollowingPiece, RenderedIssue } from '../../src/render/rendered-issue.ts';
import { slot } from '../../src/render/slots.ts';

const WORDS =
  'harbour ferry council quay lantern timetable – “crossing” engineers winter repairs tide vote pier café budget'.split(
    ' ',
  );
export const TOPICS = ['Transport', 'Harbour', 'Schools', 'Music', 'Fishing', 'Weather'];

/** An issue whose copies come to about `kilobytes` on the wire: the name, two links and up to three pieces of Following. */
export function inventIssue(kilobytes: number): RenderedIssue {
  const following = TOPICS.map(piece);
  const octets = kilobytes * 1024 - 4_600; // headers, links and three pieces of Following, encoded
  const html = `<!doctype html>\n<html lang="en"><head><title>Ferries</title></head><body>${greeting('<p>', '</p>')}${rows(octets * 0.7)}${slot('following')}<p><a href="${slot('preferences-url')}">Preferences</a> <a href="${slot('unsubscribe-url')}">Unsubscribe</a></p></body></html>\n`;
  const text = `${greeting('', '\n\n')}${lines(octets * 0.2)}\n${slot('following')}Preferences: ${slot('preferences-url')}\nUnsubscribe: ${slot('unsubscribe-url')}\n`;
  return {
    issueId: 'morning/2026-11-23',
    contentHash: 'invented',
    subject: 'Ferry timetable changes — and a new lock for Brinmouth',
    preheader: 'What changes at the quay on Monday.',
    html,
    text,
    following,
    followingFrame: {
      html: { open: '<table><tr><th>Following</th></tr>', close: '</table>' },
      text: { open: 'Following\n\n', close: '\n' },
    },
    followingMax: 3,
  };
}

function greeting(open: string, close: string): string {
  return `${open}Good morning${slot('name')}. Here is what happened overnight.${close}`;
}

function piece(topic: string, place: number): FollowingPiece {
  const url = `https://news.example/2026/11/23/${topic.toLowerCase()}?ref=following`;
  return {
    articleId: `article-${place}`,
    storyId: `story-${place}`,
    authors: [],
    topics: [topic],
    htmlParts: [
      `<tr><td style="padding:8px 0"><a href="${url}">${sentence(place, 9)}</a><p>${sentence(place, 30)}</p><p>Because you follow `,
      '</p></td></tr>',
    ],
    textParts: [`${sentence(place, 9)}\n${sentence(place, 30)}\nBecause you follow `, `\n${url}\n\n`],
  };
}

function rows(octets: number): string {
  let html = '';
  for (let row = 0; html.length < octets; row++) {
    html += `<table role="presentation" width="100%"><tr><td style="padding:10px 24px;font-family:Georgia,serif;font-size:17px"><h2><a href="https://news.example/story/${row}">${sentence(row, 8)}</a></h2><p>${sentence(row, 60)}</p></td></tr></table>`;
  }
  return html;
}

function lines(octets: number): string {
  let text = '';
  for (let line = 0; text.length < octets; line++) text += `${sentence(line, 10)}\n`;
  return text;
}

function sentence(seed: number, words: number): string {
  return Array.from(
    { length: words },
    (_, i) => WORDS[(seed * 7 + i * (1 + (seed % 5))) % WORDS.length],
  ).join(' ');
}
