import { connect, createServer, type Socket } from 'node:net';

/** Stands between a program and its database, and breaks one connection where it is told to. */
export interface BreakingProxy extends AsyncDisposable {
  /** `url` with the proxy's port. */
  url: string;
  /**
   * The next COMMIT is the connection's last: `before` it reaches the server, or `after`, when the server has answered
   * and nobody heard it.
   */
  breakAtCommit(when: 'before' | 'after'): void;
  /** How many it has broken so. */
  broken(): number;
}

/** The end of a query's text is a zero octet; without it, every statement about `committing` would be one. */
const COMMIT = 'commit\0';

export async function startBreakingProxy(url: string): Promise<BreakingProxy> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let armed: 'before' | 'after' | null = null;
  let broken = 0;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let deaf = false;
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', end).on('close', end);
    }
    client.on('data', (data) => {
      if (armed !== null && data.includes(COMMIT)) {
        deaf = true;
        broken++;
        if (armed === 'before') end();
        armed = null;
      }
      if (!upstream.destroyed) upstream.write(data);
    });
    upstream.on('data', (data) => {
      if (deaf) end();
      else client.write(data);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  const through = new URL(url);
  through.port = String(address.port);
  return {
    url: through.href,
    breakAtCommit: (when) => {
      armed = when;
    },
    broken: () => broken,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
