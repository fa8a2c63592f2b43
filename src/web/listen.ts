import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { OperatorError } from '../lib/errors.ts';

export interface Listener extends AsyncDisposable {
  port: number;
  /** Answers from now on; until then every request gets a 503. */
  attach(app: Hono): void;
}

const CLOSE_GRACE_MS = 2_000;

/** Binds the port before anything is built on it, so that a port in use is known first. Throws OperatorError. */
export async function listen({ host, port }: { host: string; port: number }): Promise<Listener> {
  let handle = getRequestListener(() => new Response('Starting.', { status: 503 }));
  const server = createServer((request, response) => void handle(request, response));
  server.requestTimeout = 30_000;
  server.headersTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, host, port)));
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    attach(app) {
      // HTTP/1.0, which some load balancers ask /health in, names no host; ours is in no answer.
      handle = getRequestListener(app.fetch, { hostname: 'localhost' });
    },
    async [Symbol.asyncDispose]() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const force = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
      await closed;
      clearTimeout(force);
    },
  };
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): OperatorError {
  const why = error.code === 'EADDRINUSE' ? 'the port is in use' : error.message;
  return new OperatorError(`The web server cannot listen on ${host}:${port}: ${why}.`, {
    hint: 'Stop the other program, or set PORT to another number.',
    cause: error,
  });
}
