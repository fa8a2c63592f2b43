import type { Socket } from 'node:net';
import { StringDecoder } from 'node:string_decoder';
import { parseReply } from './parse-reply.ts';
import type { SmtpReply } from './smtp-reply.ts';

/** The connection is of no more use; `message` says why. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost';
}

/** Replies of one connection, in order. Several may arrive in one packet, one may arrive in many. */
export interface ReplyReader {
  /** Rejects with ConnectionLost when the whole reply is not there in time, however busily bytes arrive. */
  next(timeoutMs: number): Promise<SmtpReply>;
  /** True when the server said something that was not asked for yet. */
  waiting(): boolean;
  /** What it said, where it is here already. */
  take(): SmtpReply | undefined;
  /** Every later read fails with this. */
  fail(reason: string): void;
}

const MAX_REPLY_BYTES = 64 * 1024;

/** Reads from now on. Hangs up on a server that never ends a reply (64 KB), or gives more than 100 that nobody asked for. */
export function readReplies(socket: Socket): ReplyReader {
  const replies: SmtpReply[] = [];
  const decoder = new StringDecoder('utf8');
  let lines: string[] = [];
  let rest = '';
  let lost: ConnectionLost | null = null;
  let asking: { resolve: (reply: SmtpReply) => void; reject: (error: ConnectionLost) => void } | null = null;
  const deadline = createDeadline((ms) => asking && fail(`No reply within ${ms / 1000} s.`));

  function fail(reason: string): void {
    lost ??= new ConnectionLost(reason);
    socket.destroy();
    deadline.end();
    asking?.reject(lost);
    asking = null;
  }

  function takeLine(line: string): void {
    if (lost) return; // after nonsense nobody can say which question a reply answers
    const goesOn = line[3] === '-' && /^\d{3}-/.test(line);
    if (goesOn || lines.length > 0) lines.push(line);
    if (goesOn) return;
    const reply = lines.length === 0 ? parseLine(line) : parseReply(lines);
    if (lines.length > 0) lines = [];
    if (!reply) fail('The server said something that is not SMTP.');
    else if (asking) asking.resolve(reply);
    else replies.push(reply);
    asking = null;
  }

  socket.on('data', (chunk: Buffer) => {
    const text = rest + decoder.write(chunk);
    let begin = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', begin)) {
      takeLine(text.slice(begin, text[end - 1] === '\r' ? end - 1 : end));
      begin = end + 1;
    }
    rest = text.slice(begin);
    const held = lines.reduce((sum, line) => sum + line.length, rest.length);
    if (held > MAX_REPLY_BYTES || replies.length > 100) fail('The server does not stop talking.');
  });
  socket.on('error', (error) => fail(error.message));
  socket.on('end', () => fail('The server closed the connection.'));
  socket.on('close', () => fail('The connection was closed.'));
  socket.resume();

  return {
    waiting: () => replies.length > 0,
    take: () => replies.shift(),
    fail,
    next(timeoutMs) {
      const reply = replies.shift();
      if (reply) return Promise.resolve(reply);
      if (lost) return Promise.reject(lost);
      deadline.in(timeoutMs);
      return new Promise((resolve, reject) => {
        asking = { resolve, reject };
      });
    },
  };
}

/** One timer a connection and length: setting a new one for every reply would cost more than reading it. */
function createDeadline(missed: (ms: number) => void) {
  let timer: NodeJS.Timeout | null = null;
  let length = 0;
  return {
    /** In place of the one before. */
    in(ms: number): void {
      if (timer && length === ms) {
        timer.refresh();
        return;
      }
      clearTimeout(timer ?? undefined);
      length = ms;
      timer = setTimeout(() => missed(ms), ms);
      timer.unref(); // the connection itself keeps the process alive
    },
    end(): void {
      clearTimeout(timer ?? undefined);
    },
  };
}

const MOST_KNOWN = 100;
/** Replies that were read before: to all commands but the last they are the same words each time. */
const known = new Map<string, SmtpReply>();

function parseLine(line: string): SmtpReply | null {
  const before = known.get(line);
  if (before) return before;
  const reply = parseReply([line]);
  if (known.size >= MOST_KNOWN) known.clear();
  if (reply && line.length < 100) known.set(line, reply);
  return reply;
}
