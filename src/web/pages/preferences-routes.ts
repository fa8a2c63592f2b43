import type { Hono } from 'hono';
import { follow, setEditions, setName, setZone, unfollow } from '../../subscribers/set-preferences.ts';
import { askForConfirmation } from '../../subscribers/sign-up.ts';
import type { Follow, Subscriber } from '../../subscribers/subscriber.ts';
import { unsubscribe } from '../../subscribers/unsubscribe.ts';
import { findLinkOwner } from './find-link-owner.ts';
import type { PageContext } from './pages-deps.ts';
import { type Done, isDone, preferencesPage } from './preferences-page.ts';
import { notFoundPage } from './problem-pages.ts';
import { type FormFields, readForm } from './read-form.ts';

/** The page's forms all post here; each change answers with a redirect back, so a reload repeats nothing. */
export function addPreferencesPages(app: Hono, deps: PageContext): void {
  app.get('/preferences/:token', async (c) => {
    const owner = await findLinkOwner(deps, 'preferences', c.req.param('token'));
    if (!owner) return notFoundPage(c, deps.newsroom);
    const done = c.req.query('done') ?? '';
    return preferencesPage(c, deps, {
      subscriber: owner.subscriber,
      search: (c.req.query('q') ?? '').trim().slice(0, 80),
      done: isDone(done) ? done : null,
    });
  });

  app.post('/preferences/:token', async (c) => {
    const token = c.req.param('token');
    const owner = await findLinkOwner(deps, 'preferences', token);
    if (!owner) return notFoundPage(c, deps.newsroom);
    const form = await readForm(c);
    const done = await applyForm(deps, owner.subscriber, form);
    const query = new URLSearchParams({ done, ...(form.text('q') ? { q: form.text('q') } : {}) });
    const anchor = done === 'followed' || done === 'unfollowed' || done === 'too_many' ? '#following' : '';
    return c.redirect(`/preferences/${token}?${query}${anchor}`, 303);
  });
}

const AFTER_FOLLOW = { followed: 'followed', empty: 'nothing', too_many: 'too_many' } as const;

async function applyForm(deps: PageContext, subscriber: Subscriber, form: FormFields): Promise<Done> {
  const followed = readFollow(form.text('follow'));
  if (followed) return AFTER_FOLLOW[await follow(deps, subscriber, followed)];
  const unfollowed = readFollow(form.text('unfollow'));
  if (unfollowed) {
    await unfollow(deps, subscriber, unfollowed);
    return 'unfollowed';
  }
  if (form.text('action') === 'stop') {
    await unsubscribe(deps, subscriber, 'all');
    return 'stopped';
  }
  return form.text('action') === 'save' ? save(deps, subscriber, form) : 'nothing';
}

async function save(deps: PageContext, subscriber: Subscriber, form: FormFields): Promise<Done> {
  const configured = deps.editions.map(({ id }) => id);
  const ticked = form.all('edition');
  const chosen = configured.filter((id) => ticked.includes(id));
  // The form may be older than the source list: what it did not show, nobody unticked. One that names nothing is older
  // than this field, and a tick that is gone must still count.
  const shown = form.all('offered');
  const offered = (shown.length > 0 ? shown : configured).filter(
    (id) => configured.includes(id) || !ticked.includes(id),
  );
  await setName(deps, subscriber, form.text('name'));
  if (form.all('zone').length > 0) await setZone(deps, subscriber, form.text('zone'));
  const outcome = await setEditions(deps, subscriber, { offered, chosen });
  if (outcome.outcome === 'saved') return 'saved';
  deps.background(async () => {
    await askForConfirmation(deps, subscriber, { editions: outcome.editions, source: 'preferences page' });
  });
  return 'confirm';
}

/** `author:Name` or `topic:Name`, as the buttons say it. */
function readFollow(value: string): Follow | null {
  const [, kind, label] = /^(author|topic):(.+)$/u.exec(value) ?? [];
  return label && (kind === 'author' || kind === 'topic') ? { kind, label } : null;
}
