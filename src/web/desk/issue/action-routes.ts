import { Hono } from 'hono';
import type { MoveOutcome } from '../../../issues/move-issue.ts';
import { countOf } from '../../../lib/in-words.ts';
import type { DeskDeps } from '../desk-deps.ts';
import { createShow, type DeskContext, type DeskEnv, issueIdOf, notFoundPage } from '../desk-env.ts';
import { fieldsOf } from '../request-fields.ts';
import { cancelPage } from '../send/send-page.ts';
import { issuePath } from '../words.ts';
import { readIssueView } from './issue-view.ts';
import { perhapsSentPage } from './perhaps-sent-page.ts';
import { createShowIssue } from './show-issue.ts';
import { readAddresses, testSendPage } from './test-send.ts';

/** Approving, and what moves an issue from one state to another. */
export function createActionRoutes(deps: DeskDeps): Hono<DeskEnv> {
  const { issues } = deps;
  const show = createShow(deps);
  const showIssue = createShowIssue(deps);
  const app = new Hono<DeskEnv>();

  app.post('/approve', async (c) => {
    const id = issueIdOf(c);
    const { hash = '', notSent } = await fieldsOf(c);
    const approved = await issues.approve(id, hash, c.get('editor'), { notSent: notSent === 'yes' });
    switch (approved.outcome) {
      case 'approved':
        return c.redirect(`${issuePath(id)}?said=approved`, 303);
      case 'changed': {
        const { version } = approved.current;
        const text = `Not approved: the issue was changed after this page was shown, and an approval counts only for what was seen. This is version ${version}, as it stands now: look it over, then approve again.`;
        return showIssue(c, { tone: 'bad', text }, 409);
      }
      case 'lint_failed': {
        const { findings } = approved;
        const text = `Not approved: ${countOf(findings.length, 'check fails', 'checks fail')}. ${findings.map(({ message }) => message).join(' ')}`;
        return showIssue(c, { tone: 'bad', text }, 422);
      }
      case 'perhaps_sent': {
        const view = await readIssueView(deps, id);
        if (view === 'not_found') return show(c, notFoundPage(), 404);
        return show(c, { title: 'Have subscribers got it already?', main: perhapsSentPage(view, hash) }, 409);
      }
      case 'refused':
        return showIssue(c, { tone: 'bad', text: `Not approved. ${approved.reason}` }, 422);
      case 'not_found':
        return show(c, notFoundPage(), 404);
    }
  });

  const verb = (name: string, change: (id: string, actor: string) => Promise<MoveOutcome>) =>
    app.post(`/${name}`, async (c: DeskContext) => {
      const id = issueIdOf(c);
      const changed = await change(id, c.get('editor'));
      if (changed.outcome === 'not_found') return show(c, notFoundPage(), 404);
      if (changed.outcome === 'refused') return showIssue(c, { tone: 'bad', text: changed.reason }, 422);
      return c.redirect(`${issuePath(id)}?said=${name}`, 303);
    });
  verb('withdraw', (id, actor) => issues.withdrawApproval(id, actor));
  verb('pause', (id, actor) => issues.pause(id, actor));
  verb('resume', (id, actor) => issues.resume(id, actor));
  verb('cancel', (id, actor) => issues.cancel(id, actor));

  app.get('/cancel', async (c) => {
    const view = await readIssueView(deps, issueIdOf(c));
    if (view === 'not_found') return show(c, notFoundPage(), 404);
    return show(c, { title: 'Cancel this issue?', main: cancelPage(view) });
  });

  app.post('/test-send', async (c) => {
    const id = issueIdOf(c);
    if (!(await issues.get(id))) return show(c, notFoundPage(), 404);
    const typed = readAddresses((await fieldsOf(c)).addresses ?? '');
    if (typed.outcome === 'refused') return showIssue(c, { tone: 'bad', text: typed.reason }, 422);
    const results = await issues.testSend(id, typed.addresses, c.get('editor'));
    return show(c, { title: 'Test send', main: testSendPage(id, results), width: 'wide' });
  });

  return app;
}
