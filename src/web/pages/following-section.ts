import { html } from 'hono/html';
import { followKey } from '../../subscribers/follow-key.ts';
import type { Follow, Subscriber } from '../../subscribers/subscriber.ts';
import type { Html } from '../layout.ts';
import { type Followable, searchLabels } from './count-labels.ts';

const SUGGESTIONS = { author: 6, topic: 10 };
const MATCHES = 20;

interface FollowingView {
  subscriber: Subscriber;
  search: string;
  followables: Followable[];
  followingUrl: string;
}

/** What is followed, a search for more, and what the newsroom writes about most. Three forms, no script. */
export function followingSection(view: FollowingView): Html {
  const { subscriber, search, followables, followingUrl } = view;
  const followed = new Set(subscriber.follows.map(keyOf));
  const others = followables.filter((followable) => !followed.has(keyOf(followable)));
  return html`<section id="following" aria-labelledby="following-title">
<h2 id="following-title">What you follow</h2>
<p>New articles by these authors and on these topics come at the end of your issues, and on
<a href="${followingUrl}">your Following page</a>.</p>
${followedList(subscriber.follows, search)}
<form method="get" action="#following" class="search-form" role="search">
<label for="q">Find an author or topic</label>
<div class="search-row"><input id="q" name="q" type="search" maxlength="80" value="${search}"><button class="button-quiet">Find</button></div>
</form>
${search ? searchResults(searchLabels(others, search).slice(0, MATCHES), search, followed) : suggestions(others)}
</section>`;
}

function followedList(follows: Follow[], search: string): Html {
  if (follows.length === 0) return html`<p class="notice">You follow nobody yet. Pick a name below.</p>`;
  return html`<form method="post"><input type="hidden" name="q" value="${search}">
<ul class="follows">${follows.map(
    (
      follow,
    ) => html`<li><span><strong>${follow.label}</strong> <span class="meta">${follow.kind}</span></span>
<button class="button-quiet" name="unfollow" value="${buttonValue(follow)}" aria-label="Unfollow ${follow.label}">Unfollow</button></li>`,
  )}</ul></form>`;
}

function suggestions(others: Followable[]): Html {
  const pick = (kind: Follow['kind']) => others.filter((o) => o.kind === kind).slice(0, SUGGESTIONS[kind]);
  return html`${followables('Topics in the news', pick('topic'), '')}
${followables('Authors published lately', pick('author'), '')}`;
}

function searchResults(matches: Followable[], search: string, followed: Set<string>): Html {
  const exact = (kind: Follow['kind']) =>
    followed.has(keyOf({ kind, label: search })) ||
    matches.some((match) => keyOf(match) === keyOf({ kind, label: search }));
  const typed = (['topic', 'author'] as const).filter((kind) => !exact(kind));
  return html`<div role="status">${matches.length === 0 ? html`<p>Nothing recent is named “${search}”.</p>` : ''}</div>
${followables(`Matches for “${search}”`, matches, search)}
${
  typed.length > 0
    ? html`<form method="post" class="button-row"><input type="hidden" name="q" value="">
${typed.map(
  (kind) =>
    html`<button class="button-quiet" name="follow" value="${buttonValue({ kind, label: search })}">Follow “${search}” as ${kind === 'author' ? 'an author' : 'a topic'}</button>`,
)}</form>`
    : ''
}`;
}

function followables(title: string, items: Followable[], search: string): Html | '' {
  if (items.length === 0) return '';
  return html`<h3>${title}</h3><form method="post"><input type="hidden" name="q" value="${search}">
<ul class="follows">${items.map(
    (
      item,
    ) => html`<li><span><strong>${item.label}</strong> <span class="meta">${search ? `${item.kind}, ` : ''}${item.count} recent ${item.count === 1 ? 'article' : 'articles'}</span></span>
<button class="button-quiet" name="follow" value="${buttonValue(item)}" aria-label="Follow ${item.label}">Follow</button></li>`,
  )}</ul></form>`;
}

function keyOf({ kind, label }: Follow): string {
  return `${kind} ${followKey(label)}`;
}

function buttonValue({ kind, label }: Follow): string {
  return `${kind}:${label}`;
}
