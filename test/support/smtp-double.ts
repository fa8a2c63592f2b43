import { createServer, type Server, type Socket } from 'node:net';

/**
 * A receiving server that misbehaves on request. What it counts as accepted is its own log: written
 * when it decides for 250, whether or not the client ever sees that.
 */
export interface SmtpDouble extends AsyncDisposable {
  port: number;
  accepted: AcceptedMail[];
  /** Every command, in order. */
  commands: string[];
  connections: number;
  /** Final dots seen, whatever was answered. */
  dots: number;
  /** The answer to AUTH; without one a login succeeds. */
  refuseLogin?: string;
}

interface AcceptedMail {
  to: string;
  messageId: string;
  raw: string;
}

/** A reply line, or what happens instead; `end` follows the reply. */
export type Misbehaviour =
  | string
  | { drop: 'fin' | 'rst' }
  | { hang: true }
  | { reply: string; end: 'fin' | 'rst' }
  | { drip: string };

interface Asked {
  verb: 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'dot' | 'RSET';
  /** The recipient, from RCPT on. */
  to: string;
  /** How often this verb was asked before with this recipient. */
  before: number;
  connection: number;
}

export type Behaviour = (asked: Asked) => Misbehaviour | undefined | Promise<Misbehaviour | undefined>;

const POLITE: Record<Asked['verb'], string> = {
  greeting: '220 mx.test ESMTP',
  EHLO: '250-mx.test\r\n250-PIPELINING\r\n250-SIZE 9000000\r\n250 ENHANCEDSTATUSCODES',
  MAIL: '250 2.1.0 sender ok',
  RCPT: '250 2.1.5 recipient ok',
  DATA: '354 go ahead',
  dot: '250 2.0.0 queued',
  RSET: '250 2.0.0 reset',
};

export async function startSmtpDouble(behave: Behaviour = () => undefined): Promise<SmtpDouble> {
  const sockets = new Set<Socket>();
  const seen = new Map<string, number>();
  const double: Omit<SmtpDouble, typeof Symbol.asyncDispose> = {
    port: 0,
    accepted: [],
    commands: [],
    connections: 0,
    dots: 0,
  };
  const server: Server = createServer((socket) => {
    double.connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    converse(socket, double.connections);
  });

  function converse(socket: Socket, connection: number): void {
    let to = '';
    let inData = false;
    let recipientTaken = false;
    let buffer = '';
    let busy = Promise.resolve();

    /** True when the verb was answered with success. */
    async function answer(verb: Asked['verb']): Promise<boolean> {
      const key = `${verb} ${to}`;
      const before = seen.get(key) ?? 0;
      seen.set(key, before + 1);
      const polite = verb === 'DATA' && !recipientTaken ? '503 5.5.1 no valid recipients' : POLITE[verb];
      const act = (await behave({ verb, to, before, connection })) ?? polite;
      if (typeof act === 'object' && 'drop' in act) leave(socket, act.drop);
      if (typeof act === 'object' && 'drip' in act) drip(socket, act.drip);
      const reply = typeof act === 'string' ? act : 'reply' in act ? act.reply : null;
      if (reply === null) return false;
      if (verb === 'dot' && reply.startsWith('2')) double.accepted.push(received(to, buffer));
      if (typeof act === 'object')
        socket.write(`${reply}\r\n`, () => leave(socket, 'reply' in act ? act.end : 'fin'));
      else socket.write(`${reply}\r\n`);
      return /^[23]/.test(reply);
    }

    async function take(line: string): Promise<void> {
      double.commands.push(line);
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'AUTH') socket.write(`${double.refuseLogin ?? '235 2.7.0 welcome'}\r\n`);
      if (verb === 'QUIT') socket.end('221 bye\r\n');
      if (verb === 'RCPT') to = /<(.*)>/.exec(line)?.[1] ?? '';
      if (verb === 'MAIL' || verb === 'RSET') to = '';
      if (verb === 'MAIL' || verb === 'RSET') recipientTaken = false;
      if (verb === 'DATA') inData = await answer('DATA');
      else if (verb === 'RCPT') recipientTaken = await answer('RCPT');
      else if (verb === 'EHLO' || verb === 'MAIL' || verb === 'RSET') await answer(verb);
    }

    async function work(): Promise<void> {
      for (;;) {
        const end = inData ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n');
        if (end === -1 || socket.destroyed) return;
        const rest = buffer.slice(end + (inData ? 5 : 2));
        buffer = buffer.slice(0, end);
        if (inData) {
          inData = false;
          double.dots++;
          await answer('dot');
        } else {
          await take(buffer);
        }
        buffer = rest;
      }
    }

    socket.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      busy = busy.then(() => {
        buffer += text;
        return work();
      });
    });
    busy = busy.then(async () => {
      await answer('greeting');
    });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  double.port = address.port;
  return Object.assign(double, {
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function leave(socket: Socket, how: 'fin' | 'rst'): void {
  if (how === 'rst') socket.resetAndDestroy();
  else socket.end();
}

/** One byte at a time, without end. */
function drip(socket: Socket, text: string): void {
  let at = 0;
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer);
    else socket.write(text.charAt(at++ % text.length));
  }, 40);
}

function received(to: string, raw: string): AcceptedMail {
  const messageId = /^Message-ID: <(.*)>/im.exec(raw)?.[1] ?? '';
  return { to, messageId, raw: raw.replaceAll(/^\.\./gm, '.') };
}
