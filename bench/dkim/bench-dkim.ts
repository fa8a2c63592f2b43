import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import DKIM from 'nodemailer/lib/dkim';
import { table } from '../../eval/lib/table.ts';
import { hashBody } from '../../src/delivery/dkim/hash-body.ts';
import { readPrivateKey } from '../../src/delivery/dkim/read-private-key.ts';
import { createSigner, type SignableMail, type Signer } from '../../src/delivery/dkim/signer.ts';
import type { SigningKey } from '../../src/delivery/dkim/signing-keys.ts';
import { inventMails } from './invent-mails.ts';

const SIZES_KB = [10, 40, 80];
const MAILS = 400;
const ROUNDS = 9;
/** Mails asked for at once: 20 connections, each with the next copy composed while one is on its way. */
const AT_ONCE = 40;

interface Contender {
  name: string;
  /** Signs all of them. */
  run(mails: SignableMail[]): void | Promise<void>;
}

interface Slice {
  perSecond: number;
  cpuMicros: number;
}

/** All contenders in turn, a slice of mails each, round after round, so that a busy moment meets them all; medians. */
export async function benchDkim(say: (line: string) => void): Promise<string[]> {
  const rsa = signingKey('2026a', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
  const ed = signingKey('2026e', generateKeyPairSync('ed25519').privateKey);
  const signers = {
    'ours, main thread': createSigner({ keys: [rsa], workers: 0 }),
    'ours, 1 worker': createSigner({ keys: [rsa], workers: 1 }),
    'ours, 2 workers': createSigner({ keys: [rsa], workers: 2 }),
    'ours, 2 workers, ed25519 too': createSigner({ keys: [rsa, ed], workers: 2 }),
  };
  const threads = rawThreads(rsa.key, 2);
  const contenders: Contender[] = [
    { name: 'crypto.sign alone', run: (mails) => signRaw(rsa.key, mails) },
    { name: 'crypto.sign, 2 threads', run: (mails) => threads.sign(mails.length) },
    ...Object.entries(signers).map(([name, signer]) => ({
      name,
      run: (mails: SignableMail[]) => signAll(signer, mails),
    })),
    { name: 'crypto.sign with a callback', run: (mails) => signInPool(rsa.key, mails) },
    { name: 'nodemailer', run: nodemailer(rsa.key) },
  ];
  const rows: string[][] = [];
  for (const kilobytes of SIZES_KB) {
    say(`${kilobytes} KB …`);
    const mails = inventMails(kilobytes, MAILS);
    const medians = await measure(contenders, mails);
    const raw = medians[0]?.perSecond ?? Number.NaN;
    contenders.forEach(({ name }, i) => {
      const { perSecond, cpuMicros } = medians[i] ?? { perSecond: Number.NaN, cpuMicros: Number.NaN };
      rows.push([
        name,
        String(kilobytes),
        perSecond.toFixed(0),
        (perSecond / raw).toFixed(2),
        cpuMicros.toFixed(0),
      ]);
    });
  }
  await threads.close();
  for (const signer of Object.values(signers)) await signer.close();
  return table(['RSA-2048', 'KB', 'mails/s', '× crypto.sign', 'CPU µs a mail'], rows);
}

async function measure(contenders: Contender[], mails: SignableMail[]): Promise<Slice[]> {
  const slices = contenders.map((): Slice[] => []);
  for (const { run } of contenders) await run(mails.slice(0, 100));
  for (let round = 0; round < ROUNDS; round++)
    for (const [i, { run }] of contenders.entries()) slices[i]?.push(await timed(run, mails));
  return slices.map((all) => ({
    perSecond: median(all.map(({ perSecond }) => perSecond)),
    cpuMicros: median(all.map(({ cpuMicros }) => cpuMicros)),
  }));
}

async function timed(run: Contender['run'], mails: SignableMail[]): Promise<Slice> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await run(mails);
  const { user, system } = process.cpuUsage(before);
  return {
    perSecond: (mails.length / (performance.now() - start)) * 1000,
    cpuMicros: (user + system) / mails.length,
  };
}

/** What a core can do at best: signatures over so many octets of headers, and nothing else. */
function signRaw(key: KeyObject, mails: SignableMail[]): void {
  for (const { head } of mails) sign('sha256', head, key);
}

/** The ceiling of every signer with as many threads on this machine. */
function rawThreads(key: KeyObject, count: number) {
  const workerData = key.export({ format: 'pem', type: 'pkcs8' }).toString();
  const workers = Array.from(
    { length: count },
    () => new Worker(new URL('./raw-worker.ts', import.meta.url), { workerData }),
  );
  return {
    async sign(mails: number) {
      for (const worker of workers) worker.postMessage(Math.ceil(mails / count));
      await Promise.all(workers.map((worker) => once(worker, 'message')));
    },
    close: () => Promise.all(workers.map((worker) => worker.terminate())),
  };
}

async function signAll(signer: Signer, mails: SignableMail[]): Promise<void> {
  const waiting = [...mails];
  const one = async () => {
    for (let mail = waiting.pop(); mail; mail = waiting.pop()) await signer.sign(mail);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** libuv's pool of four threads instead of workers, with the same body hash. */
async function signInPool(key: KeyObject, mails: SignableMail[]): Promise<void> {
  const waiting = [...mails];
  const one = async () => {
    for (let mail = waiting.pop(); mail; mail = waiting.pop()) {
      const text = Buffer.concat([mail.head, Buffer.from(hashBody(mail.body))]);
      await new Promise<void>((resolve, reject) => {
        sign('sha256', text, key, (error) => (error ? reject(error) : resolve()));
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

function nodemailer(key: KeyObject): Contender['run'] {
  const privateKey = key.export({ format: 'pem', type: 'pkcs8' }).toString();
  const dkim = new DKIM({ domainName: 'news.example', keySelector: '2026a', privateKey });
  return async (mails) => {
    for (const { head, body } of mails) {
      const signed = dkim.sign(Buffer.concat([head, Buffer.from('\r\n'), ...body]));
      for await (const _ of signed);
    }
  };
}

function signingKey(selector: string, key: KeyObject): SigningKey {
  const pem = key.export({ format: 'pem', type: 'pkcs8' }).toString();
  return { domain: 'news.example', selector, ...readPrivateKey(pem, selector) };
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
