import { createServer, type Server, type Socket } from 'node:net';

/**
 * A receiving server that misbehaves on request. Its log is its own: a message is in it from the moment
 * the server decides to take it, whether or not the client ever sees a 250.
 */
export interface SmtpDouble extends AsyncDisposable {
  port: number;
  accepted: AcceptedMail[];
  log: MailLogEntry[];
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

/**
 * `taken`: the message is the server's. `refused`: a 4xx or 5xx to RCPT, DATA or the final dot. `cut`: after the
 * final dot no reply was given, or none that can be understood, or one that need not have arrived.
 */
export interface MailLogEntry {
  what: 'taken' | 'refused' | 'cut';
  to: string;
  /** Null before the message was read. */
  messageId: string | null;
  /** Null where nothing was answered. */
  code: number | null;
}

/**
 * A reply line (or lines), or what happens instead. `end` follows the reply, `drip` never ends, `trickle` is a whole
 * reply byte by byte, `taken` keeps the message and says nothing of it.
 */
export type Misbehaviour =
  | string
  | { drop: 'fin' | 'rst'; taken?: true }
  | { hang: true; taken?: true }
  | { reply: string; end: 'fin' | 'rst' }
  | { drip: string }
  | { trickle: string };

export interface Asked {
  verb: 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'dot' | 'RSET';
  /** The recipient, from RCPT on. */
  to: string;
  /** How often this verb was asked before with this recipient. */
  before: number;
  connection: number;
}

export type Behaviour = (asked: Asked) => Misbehaviour | undefined | Promise<Misbehaviour | undefined>;

export interface DoubleOptions {
  /** Told at once, before the client is answered. With it, neither the log, mails nor commands are kept in memory. */
  onLog?(entry: MailLogEntry): void;
}

const POLITE: Record<Asked['verb'], string> = {
  greeting: '220 mx.test ESMTP',
  EHLO: '250-mx.test\r\n250-PIPELINING\r\n250-SIZE 9000000\r\n250 ENHANCEDSTATUSCODES',
  MAIL: '250 2.1.0 sender ok',
  RCPT: '250 2.1.5 recipient ok',
  DATA: '354 go ahead',
  dot: '250 2.0.0 queued',
  RSET: '250 2.0.0 reset',
};

/** To MAIL within a transaction (RFC 5321 4.1.4), as all servers of weight answer it. */
const NESTED = '503 5.5.1 nested MAIL command';
/** To DATA, and to a message of nothing, where no recipient was taken. */
const NOBODY = '554 5.5.1 no valid recipients';

export async function startSmtpDouble(
  behave: Behaviour = () => undefined,
  { onLog }: DoubleOptions = {},
): Promise<SmtpDouble> {
  const sockets = new Set<Socket>();
  const seen = new Map<string, number>();
  const double: Omit<SmtpDouble, typeof Symbol.asyncDispose> = {
    port: 0,
    accepted: [],
    log: [],
    commands: [],
    connections: 0,
    dots: 0,
  };
  const server: Server = createServer({ noDelay: true }, (socket) => {
    double.connections++;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    converse(socket, double.connections);
  });

  function note(entry: MailLogEntry): void {
    if (onLog) onLog(entry);
    else double.log.push(entry);
  }

  /** Written down before the client hears of it. */
  function writeDown(asked: Asked, act: Misbehaviour, message: string): void {
    const { verb, to } = asked;
    const reply = wordsOf(act);
    const messageId = verb === 'dot' ? idOf(message) : null;
    const code = reply === null ? null : Number(reply.slice(0, 3)) || null;
    if (/^[45]/.test(reply ?? '') && (verb === 'RCPT' || verb === 'DATA' || verb === 'dot'))
      note({ what: 'refused', to, messageId, code });
    if (verb !== 'dot') return;
    if (reply?.startsWith('2') || (typeof act === 'object' && 'taken' in act)) {
      note({ what: 'taken', to, messageId, code });
      if (!onLog) double.accepted.push({ to, messageId: messageId ?? '', raw: unstuffed(message) });
    }
    if (
      code === null ||
      (code >= 300 && code < 400) ||
      (typeof act === 'object' && 'end' in act && act.end === 'rst')
    )
      note({ what: 'cut', to, messageId, code });
  }

  function converse(socket: Socket, connection: number): void {
    let to = '';
    let inData = false;
    let recipientTaken = false;
    let begun = false;
    /** Nothing more is read: a server that hangs or leaves does not answer what was pipelined behind. */
    let silent = false;
    let buffer = '';
    let busy = Promise.resolve();

    /** True when the verb was answered with success. */
    async function answer(verb: Asked['verb']): Promise<boolean> {
      const key = `${verb} ${to}`;
      const before = seen.get(key) ?? 0;
      seen.set(key, before + 1);
      const asked: Asked = { verb, to, before, connection };
      const act = (await behave(asked)) ?? polite(verb);
      writeDown(asked, act, buffer);
      await say(socket, act);
      silent = typeof act === 'object' && !('trickle' in act);
      return /^[23]/.test(wordsOf(act) ?? '');
    }

    function polite(verb: Asked['verb']): string {
      if (verb === 'MAIL' && begun) return NESTED;
      return recipientTaken || (verb !== 'DATA' && verb !== 'dot') ? POLITE[verb] : NOBODY;
    }

    async function take(line: string): Promise<void> {
      if (!onLog) double.commands.push(line);
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'HELO') socket.write('250 mx.test\r\n');
      if (verb === 'AUTH') socket.write(`${double.refuseLogin ?? '235 2.7.0 welcome'}\r\n`);
      if (verb === 'QUIT') socket.end('221 bye\r\n');
      if (verb === 'RCPT') to = alone(/<(.*)>/.exec(line)?.[1] ?? '');
      if (verb === 'MAIL' || verb === 'RSET') to = '';
      if (verb === 'MAIL' || verb === 'RSET') recipientTaken = false;
      if (verb === 'DATA') inData = await answer('DATA');
      else if (verb === 'RCPT') recipientTaken = await answer('RCPT');
      else if (verb === 'MAIL') begun = (await answer('MAIL')) || begun;
      else if (verb === 'EHLO' || verb === 'RSET') begun = !(await answer(verb)) && begun;
    }

    async function work(): Promise<void> {
      for (;;) {
        // The final dot may be all there is (RFC 5321 4.1.1.4).
        if (inData && buffer.startsWith('.\r\n')) buffer = `\r\n${buffer}`;
        const end = inData ? buffer.indexOf('\r\n.\r\n') : buffer.indexOf('\r\n');
        if (end === -1 || silent || socket.destroyed || socket.writableEnded) return;
        const rest = buffer.slice(end + (inData ? 5 : 2));
        buffer = buffer.slice(0, end);
        if (inData) {
          inData = false;
          begun = false;
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

/** The reply as a client would read it, or null where it never gets a whole one. */
function wordsOf(act: Misbehaviour): string | null {
  if (typeof act === 'string') return act;
  if ('reply' in act) return act.reply;
  return 'trickle' in act ? act.trickle : null;
}

async function say(socket: Socket, act: Misbehaviour): Promise<void> {
  if (typeof act === 'string') socket.write(`${act}\r\n`);
  else if ('reply' in act) socket.write(`${act.reply}\r\n`, () => leave(socket, act.end));
  else if ('drop' in act) leave(socket, act.drop);
  else if ('drip' in act) drip(socket, act.drip);
  else if ('trickle' in act) await trickle(socket, `${act.trickle}\r\n`);
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

/** A packet for each byte, until all of it is said. */
async function trickle(socket: Socket, text: string): Promise<void> {
  for (const byte of text) {
    if (socket.destroyed) return;
    socket.write(byte);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** A part of a string keeps the whole alive, and recipients are remembered: a copy, in bytes of its own. */
function alone(part: string): string {
  return Buffer.from(part, 'latin1').toString('latin1');
}

function idOf(message: string): string {
  return /^Message-ID: <(.*)>/im.exec(message)?.[1] ?? '';
}

function unstuffed(message: string): string {
  return message.replaceAll(/^\.\./gm, '.');
}
