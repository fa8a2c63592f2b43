import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type MailLog, readMailLog } from './mail-log.ts';

/** A receiving mail server in a process of its own, which outlives every sender that is killed. */
export interface Receiver extends AsyncDisposable {
  port: number;
  /** What the server has written to disk so far. */
  readLog(): MailLog;
}

export interface ReceiverOptions {
  /** Where the log is written. */
  logFile: string;
  /** The same seed gives each recipient the same trouble. */
  seed: number;
  /** 1 is the usual rate of trouble, 0 is none. */
  trouble: number;
}

/** Reachable on 127.0.0.1 only; ends with the process that started it. */
export async function startReceiver({ logFile, seed, trouble }: ReceiverOptions): Promise<Receiver> {
  const args = [logFile, String(seed), String(trouble)];
  const child = fork(join(import.meta.dirname, 'receiver-process.ts'), args);
  const [message] = await Promise.race([once(child, 'message'), endedEarly(child)]);
  return {
    port: (message as { port: number }).port,
    readLog: () => readMailLog(logFile),
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return;
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

async function endedEarly(child: ChildProcess): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`The receiver ended with ${code}.`);
}
