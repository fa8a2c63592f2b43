import type { Hono } from 'hono';
import { html } from 'hono/html';
import { signUp } from '../../subscribers/sign-up.ts';
import { refuseCrossSite } from '../guards.ts';
import { homePage } from './home-page.ts';
import type { PageContext } from './pages-deps.ts';
import { busyPage, otherSitePage } from './problem-pages.ts';
import { readForm } from './read-form.ts';
import { renderPage } from './render-page.ts';

export function addSignUpPages(app: Hono, deps: PageContext): void {
  const { newsroom, editions } = deps;
  const { inbox } = deps.words;
  const known = new Set(editions.map((edition) => edition.id));

  app.post(
    '/sign-up',
    refuseCrossSite(deps.baseUrl, (c) => otherSitePage(c, newsroom)),
    async (c) => {
      const form = await readForm(c);
      const address = form.text('address');
      const chosen = [...new Set(form.all('edition'))].filter((edition) => known.has(edition));
      const clientAddress = deps.clientAddress(c);
      const zone = form.text('zone');
      const outcome = signUp(deps, {
        address,
        editions: chosen,
        source: 'sign-up page',
        clientAddress,
        zone,
      });
      if (outcome.outcome === 'invalid') {
        return homePage(c, deps, { address, editions: chosen, problems: outcome });
      }
      return outcome.outcome === 'capped' ? busyPage(c, newsroom) : c.redirect('/check-your-inbox', 303);
    },
  );

  app.get('/check-your-inbox', (c) =>
    renderPage(c, newsroom, {
      title: inbox.heading,
      noindex: true,
      main: html`<p class="kicker">${inbox.kicker}</p>
<h1>${inbox.heading}</h1>
<p class="lede">${inbox.lede}</p>
<h2>${inbox.nothing}</h2>
<ul>
<li>${inbox.spam.before}<strong>${newsroom.from.address}</strong>${inbox.spam.after}</li>
<li>${inbox.slip.before}<a href="/">${inbox.slip.link}</a>${inbox.slip.after}</li>
<li>${inbox.daily}</li>
</ul>`,
    }),
  );
}
