import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Applied, Incoming } from '../../bounces/apply-reports.ts';
import { excerptOf, type ReceivedMail } from '../../bounces/receive-mail.ts';
import type { ReportSource } from '../../bounces/report-store.ts';
import type { ReturnPaths } from '../../bounces/verp.ts';
import type { Provider, ProviderEvent, WebhookRequest } from '../../bounces/webhooks/provider.ts';
import type { Clock } from '../../lib/clock.ts';
import { messageOf } from '../../lib/errors.ts';
import type { Log } from '../../lib/log.ts';

export interface WebhookDeps {
  /** The open ones, by the last part of their address. */
  providers: Map<string, Provider>;
  returnPaths: ReturnPaths | null;
  clock: Clock;
  log: Log;
  receiveEvents(source: ReportSource, events: readonly Incoming[]): Promise<void>;
  receiveMail(mail: ReceivedMail): Promise<Applied[]>;
  /** Counts a request whose sender could not be proven. */
  refused(source: ReportSource): void;
}

const MOST_BYTES = 2 * 1024 * 1024;

/**
 * What providers post, to be mounted at `/webhooks`. Answers 200 only when all of it is on disk, 401 where the sender
 * is not proven, 422 with the reason where who is proven says what cannot be read, and 500 where it is to be sent again.
 */
export function createWebhooks(deps: WebhookDeps): Hono {
  const app = new Hono();
  app.use(bodyLimit({ maxSize: MOST_BYTES, onError: (c) => c.json({ error: 'too large' }, 413) }));
  app.post('/:provider', async (c) => {
    const provider = deps.providers.get(c.req.param('provider'));
    if (!provider) return c.json({ error: 'no such webhook' }, 404);
    return take(c, provider, deps);
  });
  // Somebody looks in a browser whether it is there.
  app.all('/:provider', (c) => {
    if (!deps.providers.has(c.req.param('provider'))) return c.json({ error: 'no such webhook' }, 404);
    return c.json({ error: 'only POST is taken here' }, 405, { Allow: 'POST' });
  });
  app.onError((error, c) => {
    // Not what went wrong here while somebody hung up.
    if (c.req.raw.signal.aborted && 'code' in error && error.code === 'ECONNRESET') {
      deps.log.info({ detail: messageOf(error) }, 'webhook request broken off');
      return c.json({ error: 'broken off' }, 400);
    }
    deps.log.error({ err: error, detail: messageOf(error) }, 'webhook failed');
    return c.json({ error: 'not written down; send it again' }, 500);
  });
  app.all('*', (c) => c.json({ error: 'no such webhook' }, 404));
  return app;
}

async function take(c: Context, provider: Provider, deps: WebhookDeps): Promise<Response> {
  const request: WebhookRequest = {
    header: (name) => c.req.header(name),
    body: Buffer.from(await c.req.arrayBuffer()),
  };
  const verdict = await provider.verify(request, deps.clock.now());
  if (!verdict.genuine) {
    deps.log.warn({ source: provider.source, why: verdict.why }, 'webhook refused');
    deps.refused(provider.source);
    return c.json({ error: 'not signed by who should' }, 401);
  }
  const brought = await provider.read(request);
  if ('problem' in brought) {
    deps.log.warn({ source: provider.source, why: brought.problem }, 'webhook not understood');
    return c.json({ error: 'not understood', problem: brought.problem }, 422);
  }
  if ('message' in brought) {
    const { source } = provider;
    await deps.receiveMail({ source, message: brought.message, envelopeTo: [], listUnknown: true });
    return c.json({ received: 1 });
  }
  const whole = createHash('sha256').update(request.body).digest('hex');
  const events = brought.events.map((event) =>
    toIncoming({ ...event, id: event.id || whole }, provider, deps),
  );
  await deps.receiveEvents(provider.source, events);
  return c.json({ received: brought.events.length });
}

function toIncoming({ id, report }: ProviderEvent, { source }: Provider, deps: WebhookDeps): Incoming {
  const { returnPaths } = deps;
  return {
    source,
    reports: [report],
    claims: report.returnPaths.flatMap((path) => returnPaths?.readReturnPath(path) ?? []),
    signed: true,
    fingerprint: createHash('sha256').update(`${source} ${id}`).digest('hex'),
    excerpt: excerptOf(Buffer.from(JSON.stringify(report))),
    listUnknown: true,
  };
}
