import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { type ReplyReader, readReplies } from '../../../src/delivery/smtp/reply-reader.ts';

interface Pair extends AsyncDisposable {
  /** The server's end. */
  server: Socket;
  client: Socket;
  replies: ReplyReader;
}

/** Both ends of one connection on this machine. */
async function connected(): Promise<Pair> {
  const listening = createServer();
  await once(listening.listen(0, '127.0.0.1'), 'listening');
  const client = connect((listening.address() as AddressInfo).port, '127.0.0.1');
  const [server] = (await once(listening, 'connection')) as [Socket];
  server.on('error', () => {});
  return {
    server,
    client,
    replies: readReplies(client),
    async [Symbol.asyncDispose]() {
      client.destroy();
      server.destroy();
      await new Promise((resolve) => listening.close(resolve));
    },
  };
}

const texts = async (replies: ReplyReader, count: number) => {
  const read: string[] = [];
  for (let n = 0; n < count; n++) read.push((await replies.next(20_000)).text);
  return read;
};

test('every line of a reply is read, however the packets fall', async () => {
  await using pair = await connected();
  pair.server.write('250-one\r\n250-t');
  const read = texts(pair.replies, 3);
  await new Promise(setImmediate);
  pair.server.write('wo\r\n250 three\r\n250 four\r\n451-five\r\n451 six\r\n');
  expect(await read).toEqual(['one two three', 'four', 'five six']);
});

test('lines may end in a line feed alone, and a code may be all there is', async () => {
  await using pair = await connected();
  pair.server.write('250 one\n250-two\n250 three\r\n354\r\n');
  expect(await texts(pair.replies, 3)).toEqual(['one', 'two three', '']);
});

test('a connection that is reset says so', async () => {
  await using pair = await connected();
  const read = pair.replies.next(20_000);
  pair.server.resetAndDestroy();
  await expect(read).rejects.toThrow('ECONNRESET');
});

test('behind nonsense no reply counts any more', async () => {
  await using pair = await connected();
  pair.server.write('HTTP/1.1 400 Bad Request\r\n250 ok\r\n');
  await once(pair.client, 'close');
  await expect(pair.replies.next(20_000)).rejects.toThrow('not SMTP');
  expect(pair.replies.waiting()).toBe(false);
});

test('the first reason is told, whatever follows from it', async () => {
  await using pair = await connected();
  pair.replies.fail('We have had enough.');
  await once(pair.client, 'close');
  await expect(pair.replies.next(20_000)).rejects.toThrow('We have had enough.');
});

test('what was said before the end is still read', async () => {
  await using pair = await connected();
  pair.server.end('250 one\r\n421 bye\r\n');
  await once(pair.client, 'close');
  expect(await texts(pair.replies, 2)).toEqual(['one', 'bye']);
  await expect(pair.replies.next(20_000)).rejects.toThrow('The server closed the connection.');
});

test.for<[string, string]>([
  ['a line without end', '250 '.padEnd(70_000, 'x')],
  ['a reply without end', '250-and so on\r\n'.repeat(6_000)],
  ['replies without end', '250 ok\r\n'.repeat(102)],
])('%s is cut off', async ([, said]) => {
  await using pair = await connected();
  pair.server.write(said);
  await once(pair.client, 'close');
  while (pair.replies.waiting()) pair.replies.take();
  await expect(pair.replies.next(20_000)).rejects.toThrow('does not stop talking');
});

test('each question has its own time', async () => {
  await using pair = await connected();
  pair.server.write('250 one\r\n');
  await texts(pair.replies, 1);
  await expect(pair.replies.next(30)).rejects.toThrow('No reply within 0.03 s.');
});
