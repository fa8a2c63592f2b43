import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';

export interface Ran {
  stdout: string;
  stderr: string;
  /** Its exit code, or the signal that ended it. */
  ended: string | number;
}

/** Longer than this is no token. */
const MOST_CHARS = 1024 * 1024;

/**
 * Runs a shell command with nothing to read. When `signal` fires, the shell and all that it has started are ended.
 * Rejects with the signal's reason, or where there is no shell to run it.
 */
export function runInShell(command: string, signal: AbortSignal): Promise<Ran> {
  const { promise, resolve, reject } = Promise.withResolvers<Ran>();
  if (signal.aborted) return Promise.reject(signal.reason);
  // Detached it leads a process group of its own, which can be ended as a whole.
  const shell = spawn(command, { shell: true, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    shell[stream].setEncoding('utf8').on('data', (text: string) => {
      if (said[stream].length < MOST_CHARS) said[stream] += text;
    });
  const stop = () => {
    endGroup(shell);
    // What left the group may go on and hold them open; closed, they would kill whoever says a last word.
    shell.unref();
    for (const pipe of [shell.stdout, shell.stderr]) if (pipe instanceof Socket) pipe.unref();
    reject(signal.reason);
  };
  signal.addEventListener('abort', stop, { once: true });
  shell.on('error', reject);
  shell.on('close', (code, ending) => {
    signal.removeEventListener('abort', stop);
    resolve({ ...said, ended: code ?? ending ?? 'unknown' });
  });
  return promise;
}

/** Only while its leader lives: afterwards the number may be somebody else's. */
function endGroup({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  try {
    process.kill(-pid);
  } catch {
    // It ended at this moment.
  }
}
