import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Slice } from './measured.ts';

/** A sending process that prints its slice as its last line. */
export async function runForSlice(command: string, args: readonly string[]): Promise<Slice> {
  return JSON.parse((await runToEnd(command, args)).trim().split('\n').at(-1) ?? '') as Slice;
}

/** Standard output. Throws where the process fails. */
export async function runToEnd(command: string, args: readonly string[]): Promise<string> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  return (await collect(child, command)).out;
}

/** smtp-source says nothing of itself: the shell that runs it knows its CPU time, /proc its memory. */
export async function runSource(source: string, args: readonly string[], messages: number): Promise<Slice> {
  const child = spawn('/bin/sh', ['-c', '"$0" "$@" || exit 1; times', source, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let rssKb = 0;
  const watch = setInterval(() => {
    rssKb = Math.max(rssKb, peakOf(childOf(child.pid)));
  }, 20);
  const start = performance.now();
  const { out } = await collect(child, source).finally(() => clearInterval(watch));
  const seconds = (performance.now() - start) / 1000;
  return { messages, seconds, cpuMicros: (childTimes(out) * 1e6) / messages, rssMb: rssKb / 1024 };
}

async function collect(child: ChildProcess, name: string): Promise<{ out: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk.toString()));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`${name} failed: ${err.join('').trim()}`);
  return { out: out.join('') };
}

/** POSIX `times`: the second line is what children took, as `0m1.230000s 0m2.340000s`. */
function childTimes(out: string): number {
  const line = out.trim().split('\n').at(-1) ?? '';
  return [...line.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}

function childOf(pid: number | undefined): string | undefined {
  return readOr(`/proc/${pid}/task/${pid}/children`).trim().split(' ')[0];
}

function peakOf(pid: string | undefined): number {
  return Number(/VmHWM:\s*(\d+)/.exec(readOr(`/proc/${pid}/status`))?.[1] ?? 0);
}

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
