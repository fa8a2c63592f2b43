import { type Context, Hono } from 'hono';
import { messageOf } from '../../../lib/errors.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { deskPage } from '../desk-page.ts';
import { fieldsOf } from '../request-fields.ts';
import { createCodeLimits } from './code-limits.ts';
import type { DeskAuth } from './desk-auth.ts';
import { normaliseEditorAddress } from './desk-auth.ts';
import { addressPage, codePage, nobodyPage, type SignInProblem } from './sign-in-page.ts';

const TRIES = { sendPerAddress: 5, sendPerNetwork: 40, checkPerAddress: 15, checkPerNetwork: 100 };

/** Sign-in in two plain forms: the address, then the code that was mailed to it. */
export function createSignInRoutes(deps: DeskDeps, auth: DeskAuth): Hono {
  const sends = createCodeLimits(deps.clock, TRIES.sendPerAddress, TRIES.sendPerNetwork);
  const checks = createCodeLimits(deps.clock, TRIES.checkPerAddress, TRIES.checkPerNetwork);
  const app = new Hono();

  const askAddress = (c: Context, problem?: SignInProblem, address = '') =>
    c.html(
      deskPage(deps, {
        title: 'Sign in',
        editor: null,
        main: addressPage(deps.newsroom.name, problem, address),
      }),
      problem ? 422 : 200,
    );
  const askCode = (c: Context, address: string, problem?: SignInProblem) =>
    c.html(
      deskPage(deps, { title: 'Type the code', editor: null, main: codePage(address, problem) }),
      problem === 'too_many' ? 429 : problem ? 422 : 200,
    );

  if (deps.editors.emails.length === 0) {
    const main = nobodyPage(deps.newsroom.name);
    app.on(['GET', 'POST'], ['/sign-in', '/sign-in/code'], (c) =>
      c.html(deskPage(deps, { title: 'Sign in', editor: null, main }), 503),
    );
  }

  app.get('/sign-in', (c) => askAddress(c));

  app.post('/sign-in', async (c) => {
    const typed = (await fieldsOf(c)).address ?? '';
    const address = normaliseEditorAddress(typed);
    if (!/^[^\s@]+@[^\s@]+$/.test(address)) return askAddress(c, 'address', typed);
    if (!sends.allow(address, deps.clientAddress(c))) return askCode(c, address, 'too_many');
    // Not awaited: the answer comes as fast for an address that is no editor's.
    auth
      .sendCode(address)
      .catch((error: unknown) =>
        deps.log.error({ error: messageOf(error) }, 'a sign-in code could not be made'),
      );
    return askCode(c, address);
  });

  app.post('/sign-in/code', async (c) => {
    const fields = await fieldsOf(c);
    const address = normaliseEditorAddress(fields.address ?? '');
    if (!checks.allow(address, deps.clientAddress(c))) return askCode(c, address, 'too_many');
    const check = await auth.checkCode(address, (fields.code ?? '').replace(/\D/g, ''));
    if (check.outcome !== 'signed_in') return askCode(c, address, check.outcome);
    for (const cookie of check.cookies) c.header('Set-Cookie', cookie, { append: true });
    return c.redirect('/desk', 303);
  });

  app.post('/sign-out', async (c) => {
    for (const cookie of await auth.signOut(c.req.raw.headers))
      c.header('Set-Cookie', cookie, { append: true });
    return c.redirect('/desk/sign-in', 303);
  });

  return app;
}
