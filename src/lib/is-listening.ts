import { connect } from 'node:net';

/** Whether something on this machine accepts connections at a port of 127.0.0.1; never for port 0. */
export async function isListening(port: number): Promise<boolean> {
  if (port === 0) return false;
  const socket = connect({ host: '127.0.0.1', port, timeout: 1_000 });
  return new Promise((resolve) => {
    const answer = (listening: boolean) => {
      socket.destroy();
      resolve(listening);
    };
    socket
      .once('connect', () => answer(true))
      .once('error', () => answer(false))
      .once('timeout', () => answer(false));
  });
}
