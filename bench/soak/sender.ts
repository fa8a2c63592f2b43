import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SendReport } from '../../src/delivery/send/send-issue.ts';
import type { CrashEdge } from './crash-edge.ts';

export interface SenderOptions {
  /** `sqlite:PATH`, a path or `postgres://…`, migrated, with an approved issue. */
  database: string;
  port: number;
  worker: string;
  connections: number;
  ahead?: number;
  replyMs?: number;
  drainMs?: number;
  /** Of each message; 80 unless given. */
  paragraphs?: number;
  /** Runs of `sendIssue` at the most. */
  runs?: number;
  /** The process dies when it composes for this address. */
  deadly?: string;
  edge?: CrashEdge;
  nth?: number;
  signal?: NodeJS.Signals;
}

export interface Sender {
  /** Resolves when it begins to send, or is dead. */
  sending: Promise<void>;
  ended: Promise<SenderEnd>;
  kill(signal: NodeJS.Signals): void;
  /** Resolves when the process stands still after SIGSTOP, or is dead. */
  stopped(): Promise<void>;
}

interface SenderEnd {
  signal: NodeJS.Signals | null;
  code: number | null;
  /** True when it passed the edge that it was to signal itself at. */
  reached: boolean;
  /** Of its last run of `sendIssue`, and how far its clock was ahead then; null where it did not get so far. */
  report: { status: SendReport['status']; ahead: number } | null;
}

export function startSender(options: SenderOptions): Sender {
  const args = Object.entries(options).map(([key, value]) => `--${key}=${value}`);
  const child = spawn(process.execPath, [join(import.meta.dirname, 'sender-process.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // Halves what a start costs; a sender that ends by itself fills it.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'twofold-senders') },
  });
  const lines = createInterface(child.stdout);
  let report: SenderEnd['report'] = null;
  let reached = false;
  const ended = once(child, 'close').then(() => ({
    signal: child.signalCode,
    code: child.exitCode,
    reached,
    report,
  }));
  const sending = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      if (line === 'sending') resolve();
      else if (line === 'edge') reached = true;
      else report = JSON.parse(line) as SenderEnd['report'];
    });
    void ended.then(() => resolve());
  });
  return {
    sending,
    ended,
    kill: (signal) => void child.kill(signal),
    stopped: () => standsStill(child),
  };
}

/** Linux says T in /proc for a stopped process. */
async function standsStill(child: ChildProcess): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8').catch(() => ') T ');
    if (stat.includes(') T ')) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
