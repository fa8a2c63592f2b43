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
  const known = new Set(editions.map((edition) => edition.id));

  app.post(
    '/sign-up',
    refuseCrossSite(deps.baseUrl, (c) => otherSitePage(c, newsroom)),
    async (c) => {
      const form = await readForm(c);
      const address = form.text('address').slice(0, 500);
      const chosen = [...new Set(form.all('edition'))].filter((edition) => known.has(edition));
      const clientAddress = deps.clientAddress(c);
      const outcome = signUp(deps, { address, editions: chosen, source: 'sign-up page', clientAddress });
      if (outcome.outcome === 'invalid') {
        return homePage(c, deps, { address, editions: chosen, problems: outcome });
      }
      return outcome.outcome === 'capped' ? busyPage(c, newsroom) : c.redirect('/check-your-inbox', 303);
    },
  );

  app.get('/check-your-inbox', (c) =>
    renderPage(c, newsroom, {
      title: 'Check your inbox',
      noindex: true,
      main: html`<p class="kicker">One more step</p>
<h1>Check your inbox</h1>
<p class="lede">We are sending a link to the address you gave. Open it and confirm: your first issue comes with the next edition.</p>
<h2>Nothing there after a few minutes?</h2>
<ul>
<li>Look in the spam or promotions folder for mail from <strong>${newsroom.from.address}</strong>, and add it to your contacts.</li>
<li>Check the address for a slip, and <a href="/">sign up again</a> if there was one.</li>
<li>We send one such link an address a day. If you asked before today, use the one you have.</li>
</ul>`,
    }),
  );
}
