import { connect } from 'node:net';

interface Envelope {
  /** '' is the null sender of a bounce. */
  from: string;
  to: string[];
  message: string | Buffer;
}

/** Hands one message over by SMTP (EHLO) or LMTP (LHLO) on a real socket; every reply, in order, multi-line ones joined. */
export async function talkSmtp(
  port: number,
  greeting: 'EHLO' | 'LHLO',
  { from, to, message }: Envelope,
): Promise<string[]> {
  const socket = connect(port, '127.0.0.1');
  const lines = readReplies(socket);
  const replies = [await lines.next()];
  const ask = async (command: string, expected = 1) => {
    socket.write(command);
    for (let n = 0; n < expected; n++) replies.push(await lines.next());
    return replies.at(-1) ?? '';
  };
  try {
    await ask(`${greeting} client.example\r\n`);
    await ask(`MAIL FROM:<${from}>\r\n`);
    let taken = 0;
    for (const recipient of to) if ((await ask(`RCPT TO:<${recipient}>\r\n`)).startsWith('250')) taken += 1;
    if (taken > 0 && (await ask('DATA\r\n')).startsWith('354')) {
      const text = message.toString('latin1').replaceAll('\r\n', '\n').replaceAll('\n', '\r\n');
      socket.write(Buffer.from(text.replaceAll(/^\./gm, '..'), 'latin1'));
      await ask(`${text.endsWith('\r\n') ? '' : '\r\n'}.\r\n`, greeting === 'LHLO' ? taken : 1);
    }
  } finally {
    socket.end('QUIT\r\n');
  }
  return replies;
}

function readReplies(socket: ReturnType<typeof connect>) {
  let text = '';
  let over = false;
  let wake = () => {};
  const on = (change: () => void) => (chunk?: unknown) => {
    if (Buffer.isBuffer(chunk)) text += chunk.toString('latin1');
    change();
    wake();
  };
  socket.on(
    'data',
    on(() => {}),
  );
  socket.on(
    'close',
    on(() => {
      over = true;
    }),
  );
  socket.on('error', () => {});
  return {
    async next(): Promise<string> {
      for (;;) {
        const end = /^\d{3}(?: .*)?\r\n/m.exec(text);
        if (end) {
          const reply = text.slice(0, end.index + end[0].length);
          text = text.slice(reply.length);
          return reply.trim();
        }
        if (over) return 'closed';
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
  };
}
