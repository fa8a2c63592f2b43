import { type ChildProcess, fork } from 'node:child_process';
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import DKIM from 'nodemailer/lib/dkim';
import { table } from '../../eval/lib/table.ts';
import type { SignableMail } from '../../src/delivery/dkim/signer.ts';
import { type BenchKey, inventMails, readBenchKey } from './invent-mails.ts';
import type { SliceRequest } from './signing-child.ts';
import { type Slice, timed } from './timed.ts';

const SIZES_KB = [10, 40, 80];
const MAILS = 400;
const ROUNDS = 9;
/** 20 connections, each with the next copy composed while one is on its way. */
const AT_ONCE = 40;

interface Contender {
  name: string;
  slice(kilobytes: number): Promise<Slice>;
}

/** All contenders in turn, a slice of mails each, round after round, so that a busy moment meets them all; medians. */
export async function benchDkim(say: (line: string) => void): Promise<string[]> {
  const rsa = benchKey('2026a', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey);
  const ed = benchKey('2026e', generateKeyPairSync('ed25519').privateKey);
  const children = new Map([1, 2, 4].map((threads) => [threads, startChild(threads)]));
  const inChild = (threads: number, kind: SliceRequest['kind'], keys: BenchKey[]) => (kilobytes: number) =>
    ask(children.get(threads), { kind, keys, kilobytes, count: MAILS, atOnce: AT_ONCE });
  const contenders: Contender[] = [
    { name: 'crypto.sign alone', slice: signRaw(readBenchKey(rsa).key) },
    { name: 'crypto.sign, 2 threads', slice: inChild(2, 'raw', [rsa]) },
    { name: 'ours, 1 thread', slice: inChild(1, 'ours', [rsa]) },
    { name: 'ours, 2 threads', slice: inChild(2, 'ours', [rsa]) },
    { name: 'ours, 4 threads', slice: inChild(4, 'ours', [rsa]) },
    { name: 'ours, 4 threads, ed25519 too', slice: inChild(4, 'ours', [rsa, ed]) },
    { name: 'nodemailer', slice: signByNodemailer(rsa.pem) },
  ];
  const rows: string[][] = [];
  for (const kilobytes of SIZES_KB) {
    say(`${kilobytes} KB …`);
    const medians = await measure(contenders, kilobytes);
    const [raw] = medians;
    for (const [i, { name }] of contenders.entries()) {
      const slice = medians[i];
      if (raw && slice) rows.push(rowOf(name, kilobytes, slice, raw));
    }
  }
  for (const child of children.values()) child.kill();
  return table(['RSA-2048', 'KB', 'mails/s', '× crypto.sign', 'CPU µs a mail', 'of a core'], rows);
}

/** `of a core`: what crypto.sign alone takes of a core, as a share of what this takes of all. */
function rowOf(name: string, kilobytes: number, { perSecond, cpuMicros }: Slice, raw: Slice): string[] {
  return [
    name,
    String(kilobytes),
    perSecond.toFixed(0),
    (perSecond / raw.perSecond).toFixed(2),
    cpuMicros.toFixed(0),
    `${((100 * raw.cpuMicros) / cpuMicros).toFixed(0)} %`,
  ];
}

async function measure(contenders: Contender[], kilobytes: number): Promise<Slice[]> {
  const slices = contenders.map((): Slice[] => []);
  for (let round = 0; round <= ROUNDS; round++)
    for (const [i, { slice }] of contenders.entries()) {
      const measured = await slice(kilobytes);
      if (round > 0) slices[i]?.push(measured); // the first warms up
    }
  return slices.map((all) => ({
    perSecond: median(all.map(({ perSecond }) => perSecond)),
    cpuMicros: median(all.map(({ cpuMicros }) => cpuMicros)),
  }));
}

/** What a core can do at best: signatures over so many octets of headers, and nothing else. */
function signRaw(key: KeyObject): Contender['slice'] {
  return (kilobytes) => {
    const mails = inventMails(kilobytes, MAILS);
    return timed(MAILS, () => {
      for (const { head } of mails) sign('sha256', head, key);
    });
  };
}

function signByNodemailer(privateKey: string): Contender['slice'] {
  const dkim = new DKIM({ domainName: 'news.example', keySelector: '2026a', privateKey });
  const one = async ({ head, body }: SignableMail) => {
    for await (const _ of dkim.sign(Buffer.concat([head, Buffer.from('\r\n'), ...body])));
  };
  return (kilobytes) => {
    const mails = inventMails(kilobytes, MAILS);
    return timed(MAILS, async () => {
      for (const mail of mails) await one(mail);
    });
  };
}

function startChild(threads: number): ChildProcess {
  return fork(fileURLToPath(new URL('./signing-child.ts', import.meta.url)), {
    env: { ...process.env, UV_THREADPOOL_SIZE: String(threads) },
  });
}

async function ask(child: ChildProcess | undefined, request: SliceRequest): Promise<Slice> {
  if (!child) throw new Error('there is no such child');
  const answered = once(child, 'message') as Promise<[Slice]>;
  child.send(request);
  const [slice] = await answered;
  return slice;
}

function benchKey(selector: string, key: KeyObject): BenchKey {
  return { selector, pem: key.export({ format: 'pem', type: 'pkcs8' }).toString() };
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
