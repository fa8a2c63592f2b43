import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { consentWording } from '../../subscribers/consent.ts';
import { securityHeaders } from '../guards.ts';
import { editionTitle } from './archive-list.ts';
import { addArchivePages } from './archive-pages.ts';
import { addConfirmPages } from './confirm-pages.ts';
import { addFollowingPage } from './following-page.ts';
import { addHomePage } from './home-page.ts';
import type { PageContext, PagesDeps } from './pages-deps.ts';
import { addPreferencesPages } from './preferences-routes.ts';
import { failurePage, tooLargePage } from './problem-pages.ts';
import { addSignUpPages } from './sign-up-pages.ts';
import { addUnsubscribePages } from './unsubscribe-pages.ts';
import { pageWords } from './words/page-words.ts';

const MAX_FORM_BYTES = 64 * 1024;
const PERSONAL = ['/confirm/*', '/preferences/*', '/unsubscribe/*', '/following/*'];

/**
 * The pages for readers. They need no script, no cookie and no login: a signed link is the credential,
 * which is why its forms carry no other token. GET and HEAD change nothing.
 * The server it is mounted in answers the addresses nobody has with `notFoundPage`.
 */
export function createPages(given: PagesDeps): Hono {
  const { newsroom } = given;
  const deps: PageContext = {
    ...given,
    words: pageWords(newsroom.language),
    wordingOf: (edition) =>
      consentWording(newsroom.name, editionTitle(given.editions, edition), newsroom.language),
  };
  const app = new Hono();
  app.use(securityHeaders(deps.baseUrl));
  for (const path of ['/sign-up', ...PERSONAL])
    app.use(path, bodyLimit({ maxSize: MAX_FORM_BYTES, onError: (c) => tooLargePage(c, deps.newsroom) }));
  for (const path of PERSONAL) {
    app.use(path, async (c, next) => {
      await next();
      c.header('Cache-Control', 'no-store');
      c.header('Referrer-Policy', 'no-referrer');
      c.header('X-Robots-Tag', 'noindex, nofollow');
    });
  }
  addHomePage(app, deps);
  addSignUpPages(app, deps);
  addConfirmPages(app, deps);
  addPreferencesPages(app, deps);
  addUnsubscribePages(app, deps);
  addFollowingPage(app, deps);
  addArchivePages(app, deps);
  app.get('/robots.txt', (c) =>
    c.text(`User-agent: *\n${PERSONAL.map((path) => `Disallow: ${path}\n`).join('')}`),
  );
  app.onError((error, c) => {
    deps.log.error({ err: error, path: c.req.routePath }, 'page failed');
    return failurePage(c, deps.newsroom);
  });
  return app;
}
