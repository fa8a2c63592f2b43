import { generateKeyPairSync } from 'node:crypto';
import { parseArgs } from 'node:util';
import { readPrivateKey } from '../../src/delivery/dkim/read-private-key.ts';
import { createSigner } from '../../src/delivery/dkim/signer.ts';
import { soleRelay } from '../../src/delivery/relays/relay.ts';
import { createRelayPool } from '../../src/delivery/relays/relay-pool.ts';
import { memoryRelayStore } from '../../src/delivery/relays/relay-store.ts';
import { sendIssue } from '../../src/delivery/send/send-issue.ts';
import { parseSmtpUrl } from '../../src/delivery/smtp/smtp-url.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { silentLog } from '../../src/lib/log.ts';
import { openDatabase } from '../../src/store/database.ts';
import { createDeliveryLedger } from '../../src/store/ledger/delivery-ledger.ts';
import { ISSUE } from '../../test/support/newsroom-database.ts';
import { measured } from './measured.ts';
import { ownComposer } from './own-composer.ts';

/* Sends two seeded issues as a real send would: one to warm up, one that is measured. */

const { values } = parseArgs({
  options: {
    warm: { type: 'string', default: '' },
    database: { type: 'string', default: '' },
    port: { type: 'string', default: '' },
    kilobytes: { type: 'string', default: '' },
    connections: { type: 'string', default: '' },
    dkim: { type: 'boolean', default: false },
  },
});

const signer = values.dkim ? createSigner({ keys: [signingKey()] }) : null;
const compose = ownComposer(Number(values.kilobytes));
await send(values.warm);
await measured(() => send(values.database));

async function send(file: string): Promise<number> {
  await using database = await openDatabase(file);
  const { status, counts } = await sendIssue({
    issueId: ISSUE,
    ledger: createDeliveryLedger(database, systemClock),
    relays: relayPool(),
    compose,
    signer,
    clock: systemClock,
    log: silentLog,
    worker: 'bench',
    signal: new AbortController().signal,
  });
  if (status !== 'finished') throw new Error(`the send ended as ${status}: ${JSON.stringify(counts)}`);
  return counts.accepted;
}

/** As a newsroom with SMTP_URL has it. */
function relayPool() {
  const connections = Number(values.connections);
  const server = parseSmtpUrl(`smtp://127.0.0.1:${values.port}?tls=none`);
  return createRelayPool({
    relays: [soleRelay(server, connections)],
    store: memoryRelayStore(),
    clock: systemClock,
    log: silentLog,
  });
}

function signingKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  return { domain: 'news.example', selector: '2026a', ...readPrivateKey(pem, '2026a') };
}
