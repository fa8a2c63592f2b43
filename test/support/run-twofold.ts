import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const BIN = join(import.meta.dirname, '../../bin.js');

export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  child: ChildProcess;
  done: Promise<Ran>;
  /** Resolves once standard error has said something that matches; rejects when the process ends first. */
  said(pattern: RegExp): Promise<string>;
}

type Variables = Record<string, string>;

interface Started {
  cwd?: string | undefined;
  /** What its shell does first, such as `ulimit`. */
  before?: string;
  stdin?: 'ignore' | 'pipe';
}

/** The command line as a person runs it: a process of its own, only these variables of ours set. */
export function startTwofold(
  args: string[],
  env: Variables,
  { cwd = process.cwd(), before, stdin = 'ignore' }: Started = {},
): Running {
  const own = [process.execPath, BIN, ...args];
  const [program = '', ...rest] =
    before === undefined ? own : ['sh', '-c', `${before}; exec "$@"`, 'sh', ...own];
  const child = spawn(program, rest, {
    cwd,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      LOG_LEVEL: 'error',
      LOG_FORMAT: 'text',
      PORT: '0',
      ...env,
    },
    stdio: [stdin, 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (piece) => {
    stdout += piece;
  });
  child.stderr?.on('data', (piece) => {
    stderr += piece;
  });
  const done = new Promise<Ran>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  const said = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(stderr);
        if (found) resolve(found[1] ?? found[0]);
      };
      look();
      child.stderr?.on('data', look);
      void done.then(() => reject(new Error(`it ended without saying ${pattern}:\n${stderr}`)));
    });
  return { child, done, said };
}

export function runTwofold(args: string[], env: Variables, cwd?: string): Promise<Ran> {
  return startTwofold(args, env, { cwd }).done;
}
