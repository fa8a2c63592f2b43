import { Hono } from 'hono';
import type { Decision } from '../../../delivery/ledger.ts';
import { isLoopbackUrl } from '../../../lib/is-loopback.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { createShow, type DeskContext, type DeskEnv, issueIdOf, notFoundPage } from '../desk-env.ts';
import { readIssueView } from '../issue/issue-view.ts';
import { fieldsOf } from '../request-fields.ts';
import { issuePath } from '../words.ts';
import { outcomesPage } from './outcomes-page.ts';
import { sendPage } from './send-page.ts';

const DECISIONS: Decision[] = ['resend', 'accept', 'write_off'];

/** Sending now, and what became of every delivery. */
export function createSendRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const { issues, clock } = deps;
  const show = createShow(deps);
  const app = new Hono<DeskEnv>();

  const askToSend = async (c: DeskContext, problem?: string) => {
    const view = await readIssueView(deps, issueIdOf(c));
    if (view === 'not_found') return show(c, notFoundPage(), 404);
    const audience = await issues.audience(view.issue.id);
    const main = sendPage({
      view,
      audience,
      relays: await issues.relays(),
      now: clock.now(),
      localLinks: deps.mailLeaves && isLoopbackUrl(deps.baseUrl) ? deps.baseUrl : null,
      ...(problem === undefined ? {} : { problem }),
    });
    return show(c, { title: 'Send now?', main }, problem === undefined ? 200 : 422);
  };

  app.get('/send', (c) => askToSend(c));

  app.post('/send', async (c) => {
    const id = issueIdOf(c);
    const { hash = '' } = await fieldsOf(c);
    const sent = await issues.sendNow(id, hash, c.get('editor'));
    if (sent.outcome === 'refused') return askToSend(c, sent.reason);
    return c.redirect(`${issuePath(id)}?said=sending`, 303);
  });

  const showOutcomes = async (c: DeskContext, problem?: string) => {
    const issue = await issues.get(issueIdOf(c));
    const edition = deps.editions.find(({ id }) => id === issue?.edition);
    if (!issue || !edition) return show(c, notFoundPage(), 404);
    const outcomes = await issues.outcomes(issue.id);
    const relays = await issues.relays();
    const main = outcomesPage({
      issue,
      edition,
      outcomes,
      relays,
      ...(problem === undefined ? {} : { problem }),
    });
    return show(c, { title: 'Outcomes', main, width: 'wide' }, problem === undefined ? 200 : 422);
  };

  app.get('/outcomes', (c) => showOutcomes(c));

  app.post('/resolve', async (c) => {
    const id = issueIdOf(c);
    const fields = await fieldsOf(c);
    const decision = DECISIONS.find((known) => known === fields.decision);
    const delivery = Number(fields.delivery);
    if (!decision || !Number.isInteger(delivery)) return showOutcomes(c, 'The form is incomplete.');
    const resolved = await issues.resolve(id, delivery, decision, c.get('editor'));
    if (resolved.outcome === 'not_found') return showOutcomes(c, 'There is no such delivery.');
    if (resolved.outcome === 'refused') return showOutcomes(c, resolved.reason);
    return c.redirect(`${issuePath(id)}/outcomes`, 303);
  });

  return app;
}
