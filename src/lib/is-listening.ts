import { connect } from 'node:net';

/** Whether something on this machine accepts connections at a port of 127.0.0.1; never for port 0. */
export async function isListening(port: number): Promise<boolean> {
  return port !== 0 && takesConnections('127.0.0.1', port, 1_000);
}

/** Whether a host takes a connection within so many milliseconds; it is closed without a word. */
export async function takesConnections(host: string, port: number, withinMs: number): Promise<boolean> {
  const socket = connect({ host, port, timeout: withinMs });
  return new Promise((resolve) => {
    const answer = (taken: boolean) => {
      socket.destroy();
      resolve(taken);
    };
    socket
      .once('connect', () => answer(true))
      .once('error', () => answer(false))
      .once('timeout', () => answer(false));
  });
}
