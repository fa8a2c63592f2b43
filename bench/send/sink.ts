import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { OperatorError } from '../../src/lib/errors.ts';

export interface Sink extends AsyncDisposable {
  port: number;
}

/** postfix's receiver, in a process of its own: it takes every message and keeps none. */
export async function startSink(program: string): Promise<Sink> {
  const port = await freePort();
  // It refuses to run as root, and stops being it.
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn(program, [...user, '-4', `127.0.0.1:${port}`, '1024'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const words: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => words.push(chunk.toString()));
  for (let tries = 0; !(await connects(port)); tries++) {
    if (child.exitCode !== null || tries > 100)
      throw new OperatorError(`smtp-sink does not start: ${words.join('').trim()}`);
    await sleep(50);
  }
  return {
    port,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** True where somebody listens on that port of this machine. */
function connects(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (open: boolean) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
