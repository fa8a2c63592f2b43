import { html } from 'hono/html';
import { followKey } from '../../subscribers/follow-key.ts';
import type { Follow, Subscriber } from '../../subscribers/subscriber.ts';
import type { Html } from '../layout.ts';
import { type Followable, searchLabels } from './count-labels.ts';
import type { PageWords } from './words/page-words.ts';

const SUGGESTIONS = { author: 6, topic: 10 };
const MATCHES = 20;

interface FollowingView {
  subscriber: Subscriber;
  search: string;
  followables: Followable[];
  followingUrl: string;
  words: PageWords['follows'];
}

/** What is followed, a search for more, and what the newsroom writes about most. Three forms, no script. */
export function followingSection(view: FollowingView): Html {
  const { subscriber, search, followables, followingUrl, words } = view;
  const followed = new Set(subscriber.follows.map(keyOf));
  const others = followables.filter((followable) => !followed.has(keyOf(followable)));
  return html`<section id="following" aria-labelledby="following-title">
<h2 id="following-title">${words.heading}</h2>
<p>${words.text.before}<a href="${followingUrl}">${words.text.link}</a>${words.text.after}</p>
${followedList(subscriber.follows, search, words)}
<form method="get" action="#following" class="search-form" role="search">
<label for="q">${words.find}</label>
<div class="search-row"><input id="q" name="q" type="search" maxlength="80" value="${search}"><button class="button-quiet">${words.findButton}</button></div>
</form>
${search ? searchResults(searchLabels(others, search).slice(0, MATCHES), search, subscriber.follows, words) : suggestions(others, words)}
</section>`;
}

function followedList(follows: Follow[], search: string, words: PageWords['follows']): Html {
  if (follows.length === 0) return html`<p class="notice">${words.nobody}</p>`;
  return html`<form method="post"><input type="hidden" name="q" value="${search}">
<ul class="follows">${follows.map(
    (
      follow,
    ) => html`<li><span><strong>${follow.label}</strong> <span class="meta">${words.kinds[follow.kind]}</span></span>
<button class="button-quiet" name="unfollow" value="${buttonValue(follow)}" aria-label="${words.unfollow} ${follow.label}">${words.unfollow}</button></li>`,
  )}</ul></form>`;
}

function suggestions(others: Followable[], words: PageWords['follows']): Html {
  const pick = (kind: Follow['kind']) => others.filter((o) => o.kind === kind).slice(0, SUGGESTIONS[kind]);
  return html`${followables(words.topics, pick('topic'), '', words)}
${followables(words.authors, pick('author'), '', words)}`;
}

function searchResults(
  matches: Followable[],
  search: string,
  follows: Follow[],
  words: PageWords['follows'],
): Html {
  const followed = new Set(follows.map(keyOf));
  const unknown = matches.length === 0 && searchLabels(follows, search).length === 0;
  const exact = (kind: Follow['kind']) =>
    followed.has(keyOf({ kind, label: search })) ||
    matches.some((match) => keyOf(match) === keyOf({ kind, label: search }));
  const typed = (['topic', 'author'] as const).filter((kind) => !exact(kind));
  return html`<div role="status">${unknown ? html`<p>${words.noMatch(search)}</p>` : ''}</div>
${followables(words.matches(search), matches, search, words)}
${
  typed.length > 0
    ? html`<form method="post" class="button-row"><input type="hidden" name="q" value="">
${typed.map(
  (kind) =>
    html`<button class="button-quiet" name="follow" value="${buttonValue({ kind, label: search })}">${words.followAs[kind](search)}</button>`,
)}</form>`
    : ''
}`;
}

function followables(
  title: string,
  items: Followable[],
  search: string,
  words: PageWords['follows'],
): Html | '' {
  if (items.length === 0) return '';
  return html`<h3>${title}</h3><form method="post"><input type="hidden" name="q" value="${search}">
<ul class="follows">${items.map(
    (
      item,
    ) => html`<li><span><strong>${item.label}</strong> <span class="meta">${search ? `${words.kinds[item.kind]}, ` : ''}${words.recent(item.count)}</span></span>
<button class="button-quiet" name="follow" value="${buttonValue(item)}" aria-label="${words.follow} ${item.label}">${words.follow}</button></li>`,
  )}</ul></form>`;
}

function keyOf({ kind, label }: Follow): string {
  return `${kind} ${followKey(label)}`;
}

function buttonValue({ kind, label }: Follow): string {
  return `${kind}:${label}`;
}
