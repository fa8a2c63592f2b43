import { Hono } from 'hono';
import type { DeskDeps } from '../desk-deps.ts';
import { createShow, type DeskContext, type DeskEnv } from '../desk-env.ts';
import { fieldsOf } from '../request-fields.ts';
import { returnedPage } from './returned-page.ts';
import { LIFTED } from './returned-words.ts';

/** Mail that came back, and taking an address off the suppressions. */
export function createReturnedRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const show = createShow(deps);
  const app = new Hono<DeskEnv>();

  const list = async (c: DeskContext, said?: (typeof LIFTED)[keyof typeof LIFTED]) => {
    const search = (c.req.query('search') ?? '').trim().slice(0, 200);
    const mail = await deps.returned.view(search);
    const main = returnedPage({ mail, search, edition: deps.editions[0], ...(said && { said }) });
    return show(
      c,
      { title: 'Returned mail', main, width: 'wide', here: 'returned' },
      said?.tone === 'bad' ? 422 : 200,
    );
  };

  app.get('/returned', (c) => list(c, c.req.query('said') === 'lifted' ? LIFTED.lifted : undefined));

  app.post('/returned/lift', async (c) => {
    const { address = '', note = '' } = await fieldsOf(c);
    const outcome = await deps.returned.lift(address, note, c.get('editor'));
    return outcome === 'lifted' ? c.redirect('/desk/returned?said=lifted', 303) : list(c, LIFTED[outcome]);
  });

  return app;
}
