import { generateKeyPairSync } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createTransport } from 'nodemailer';
import { personalise } from '../../src/render/personalise.ts';
import { inventIssue } from './invent-issue.ts';
import { measured } from './measured.ts';
import { FROM } from './own-composer.ts';

/* nodemailer's pool, which composes each message: the same issue to as many readers, without a ledger. */

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '' },
    kilobytes: { type: 'string', default: '' },
    messages: { type: 'string', default: '' },
    connections: { type: 'string', default: '' },
    dkim: { type: 'boolean', default: false },
  },
});

const connections = Number(values.connections);
const issue = inventIssue(Number(values.kilobytes));
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const transport = createTransport({
  host: '127.0.0.1',
  port: Number(values.port),
  ignoreTLS: true,
  pool: true,
  maxConnections: connections,
  maxMessages: Number.POSITIVE_INFINITY,
  ...(values.dkim && { dkim: { domainName: 'news.example', keySelector: '2026a', privateKey: key } }),
});

await sendAll(10 * connections);
await measured(() => sendAll(Number(values.messages)));
transport.close();

/** So many at once that no connection waits, and no more: the pool's queue has no bound. */
async function sendAll(count: number): Promise<number> {
  let next = 0;
  const one = async () => {
    while (next < count) await transport.sendMail(mailFor(++next));
  };
  await Promise.all(Array.from({ length: 2 * connections }, one));
  return count;
}

function mailFor(reader: number) {
  const url = (page: string) => `https://updates.news.example/${page}/${`${reader}-token`.padEnd(80, 'x')}`;
  const { subject, html, text } = personalise(issue, {
    name: `Reader ${reader}`,
    follows: ['Transport', 'Harbour', 'Schools'].map((label) => ({ kind: 'topic', label })),
    unsubscribeUrl: url('unsubscribe'),
    preferencesUrl: url('preferences'),
    followingUrl: url('following'),
    webUrl: url('archive'),
  });
  return {
    from: FROM,
    to: { name: `Reader ${reader}`, address: `reader${reader}@mail.example` },
    subject,
    html,
    text,
    list: { unsubscribe: [[url('unsubscribe')]] },
  };
}
