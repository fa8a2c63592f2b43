import { writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { App } from '../../src/app/app.ts';
import { ISSUE_ID, startNewsroom } from '../support/newsroom-here.ts';

const TOKEN = 'sixteen-characters-or-more';

/** As the server hands it over: with the socket's address beside the request. */
function ask(app: App, from: string, headers: Record<string, string> = {}) {
  const incoming = { socket: { remoteAddress: from } } as unknown as IncomingMessage;
  return app.site.request('/metrics', { headers }, { incoming });
}

test('deliveries by issue and state, doubts by name, feeds and the last tick', async () => {
  await using here = await startNewsroom({}, ({ verb, to }) =>
    verb === 'dot' && to === 'bo@mail.example' ? { drop: 'fin' } : undefined,
  );
  for (const reader of ['ada@mail.example', 'bo@mail.example'])
    await here.run(['subscribers', 'add', reader]);
  await here.run(['poll']);
  await here.run(['compose', 'morning']);
  await here.run(['approve', 'morning']);
  await here.run(['send', 'morning']);
  here.feeds.set('/post.xml', { status: 500 });
  here.clock.at += 3_600_000;
  await here.run(['poll']);
  await using app = await here.open();
  const before = await (await ask(app, '127.0.0.1')).text();
  expect(before).toContain('twofold_last_tick_timestamp_seconds 0\n');
  await app.tick({ signal: new AbortController().signal });
  const answer = await ask(app, '127.0.0.1');
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const text = await answer.text();
  const [doubt] = await app.effects.ledger.list(ISSUE_ID, 'in_doubt', 1);
  for (const line of [
    `twofold_deliveries{issue="${ISSUE_ID}",state="accepted"} 1`,
    `twofold_deliveries{issue="${ISSUE_ID}",state="in_doubt"} 1`,
    `twofold_deliveries{issue="${ISSUE_ID}",state="rejected"} 0`,
    'twofold_deliveries_in_doubt 1',
    `twofold_delivery_in_doubt{issue="${ISSUE_ID}",delivery="${doubt?.id}",message_id="${doubt?.messageId}"} 1`,
    'twofold_issues{state="finished_with_failures"} 1',
    'twofold_sends_under_way 0',
    'twofold_feeds{status="failing"} 1',
    'twofold_feed_failing{feed="post"} 1',
    `twofold_last_tick_timestamp_seconds ${here.clock.at / 1000}`,
  ])
    expect(text).toContain(`${line}\n`);
  expect(text).not.toContain('@mail.example');
});

test('each relay: breaker, connections, outcomes, the day’s limit; domains that rest', async () => {
  await using here = await startNewsroom({}, ({ verb, to }) =>
    verb === 'RCPT' && to.endsWith('@big.example') ? '421 4.7.0 too many messages' : undefined,
  );
  const listed = { SMTP_URL: '' };
  const url = `smtp://127.0.0.1:${here.smtp.port}?tls=none`;
  const list = `relays:\n  - { id: main, url: "${url}", perDay: 500 }\n`;
  writeFileSync(join(here.env.NEWSROOM_DIR ?? '', 'relays.yaml'), list);
  for (const reader of ['ada@mail.example', 'bo@big.example'])
    await here.run(['subscribers', 'add', reader], listed);
  await here.run(['poll'], listed);
  await here.run(['compose', 'morning'], listed);
  await here.run(['approve', 'morning'], listed);
  await using app = await here.open(listed);
  const issue = await app.issues.get(ISSUE_ID);
  if (!issue) throw new Error('there is no issue');
  await app.jobs.startSending(issue);
  await app.jobs.deliver(ISSUE_ID, { signal: new AbortController().signal });
  const text = await (await ask(app, '127.0.0.1')).text();
  for (const line of [
    'twofold_relay_breaker{relay="main",phase="closed"} 1',
    'twofold_relay_breaker{relay="main",phase="open"} 0',
    'twofold_relay_halted{relay="main"} 0',
    'twofold_relay_connections{relay="main"} 0',
    'twofold_relay_day_messages{relay="main"} 1',
    'twofold_relay_day_messages_limit{relay="main"} 500',
    'twofold_relay_messages_total{relay="main",outcome="accepted"} 1',
    'twofold_relay_messages_total{relay="main",outcome="in_doubt"} 0',
    'twofold_domains_resting 1',
    'twofold_domain_resting{domain="big.example"} 1',
  ])
    expect(text).toContain(`${line}\n`);
});

test.for([
  { from: '127.0.0.1', set: null, headers: {}, status: 200 },
  { from: '::1', set: null, headers: {}, status: 200 },
  { from: '::ffff:127.0.0.1', set: null, headers: {}, status: 200 },
  { from: '192.0.2.7', set: null, headers: {}, status: 404 },
  { from: '10.0.0.7', set: null, headers: {}, status: 404 },
  { from: '127.0.0.1', set: null, headers: { 'x-forwarded-for': '192.0.2.7' }, status: 404 },
  {
    from: '127.0.0.1',
    set: null,
    headers: { authorization: `Bearer ${TOKEN}`, via: '1.1 proxy' },
    status: 404,
  },
  { from: '192.0.2.7', set: TOKEN, headers: { authorization: `Bearer ${TOKEN}` }, status: 200 },
  { from: '192.0.2.7', set: TOKEN, headers: { authorization: `Bearer ${TOKEN}x` }, status: 404 },
  { from: '127.0.0.1', set: TOKEN, headers: {}, status: 404 },
])('from $from with $headers, token $set: $status', async ({ from, set, headers, status }) => {
  await using here = await startNewsroom();
  await using app = await here.open(set === null ? {} : { METRICS_TOKEN: set });
  expect((await ask(app, from, headers as Record<string, string>)).status).toBe(status);
});
