import { defaultEditions } from '../../src/config/read-newsroom-defaults.ts';
import type { Article } from '../../src/feeds/article.ts';
import type { BlockConfig, EditionConfig } from '../../src/issues/edition.ts';
import type { IssueContent, IssueStory } from '../../src/issues/issue.ts';
import type { Newsroom } from '../../src/issues/newsroom.ts';
import { toFollowingArticle, toIssueStory } from '../../src/issues/to-issue-story.ts';
import { personalise } from '../../src/render/personalise.ts';
import { renderIssue } from '../../src/render/render-issue.ts';
import { articlesFrom, FOLLOWED_TOPIC } from './articles-from.ts';

const NEWSROOM: Newsroom = {
  name: 'The Measured Times',
  url: 'https://times.example/',
  from: { name: 'The Measured Times', address: 'updates@times.example' },
  replyTo: null,
  bounces: null,
  postalAddress: '1 Quay, Harbourtown',
  editors: [],
  language: 'en',
};

/** The HTML of one issue whose every text comes from the payloads, as one reader gets it. */
export async function issueWith(payloads: readonly string[]): Promise<string> {
  const [first = ''] = payloads;
  const content = await contentWith(payloads);
  const edition = roomyEdition(content.stories.length);
  const issue = { id: 'morning/2026-01-01', date: '2026-01-01', content, contentHash: 'measured' };
  const rendered = await renderIssue(issue, edition, NEWSROOM);
  return personalise(rendered, {
    name: first,
    follows: [
      { kind: 'topic', label: FOLLOWED_TOPIC },
      { kind: 'author', label: first },
    ],
    unsubscribeUrl: 'https://times.example/u',
    preferencesUrl: 'https://times.example/p',
    followingUrl: 'https://times.example/f',
    webUrl: 'https://times.example/w',
  }).html;
}

/** Twice each payload: as its feed brought it, and as if it had come past every check into the issue. */
async function contentWith(payloads: readonly string[]): Promise<IssueContent> {
  const [first = ''] = payloads;
  const made = await Promise.all(
    payloads.map(async (payload, index) => ({
      payload,
      articles: await articlesFrom(payload, `source-${index}`),
    })),
  );
  const stories = made.flatMap(({ payload, articles }) =>
    articles.flatMap((article) => [withRawTexts(storyOf(article), payload), storyOf(article)]),
  );
  const texts = { subject: first, preheader: first, greeting: first };
  return {
    ...texts,
    machine: texts,
    machineOrder: [],
    note: payloads.join('\n\n'),
    stories,
    reads: [],
    agenda: [...payloads],
    leftOut: [],
    following: made.flatMap(({ articles }, index) =>
      articles.map((article) => ({
        ...toFollowingArticle(article, `followed-${index}`, 'en'),
        id: `followed-${article.id}`,
        url: `https://followed.example/${article.id}`,
      })),
    ),
    warnings: [],
  };
}

function storyOf(article: Article): IssueStory {
  const { id, outlet, topics, authors } = article;
  const score = { total: 1, parts: {} };
  return toIssueStory(
    { id, articles: [article], why: [], score, outlets: [outlet], section: null, topics, authors },
    { edition: roomyEdition(1), sections: [], shortest: 'radar' },
  );
}

function withRawTexts(story: IssueStory, text: string): IssueStory {
  const source = { articleId: story.id, field: 'body', start: 0, end: text.length } as const;
  const summary = { sentences: [{ text, source }], words: 1 };
  const photo = {
    url: 'https://times.example/p.jpg',
    alt: text,
    caption: text,
    credit: text,
    width: 1200,
    height: 800,
  };
  return {
    ...story,
    id: `${story.id}-raw`,
    headline: text,
    kicker: text,
    url: text,
    outlet: text,
    outlets: [text, `other ${text}`],
    authors: [text],
    image: photo,
    summaries: { lead: summary, story: summary, brief: summary },
  };
}

/** The Morning Update with room for everything. */
function roomyEdition(stories: number): EditionConfig {
  const [morning] = defaultEditions('UTC');
  if (!morning) throw new Error('There is no default edition.');
  const block = (kind: BlockConfig['kind'], max: number): BlockConfig => ({
    kind,
    title: 'Title',
    max,
    words: [18, 160],
    sections: [],
  });
  const half = Math.ceil(stories / 2);
  const blocks = [
    block('note', 1),
    block('headlines', stories),
    block('lead', 1),
    block('stories', half),
    block('radar', half),
    block('agenda', stories),
    block('following', stories),
  ];
  return { ...morning, blocks };
}
