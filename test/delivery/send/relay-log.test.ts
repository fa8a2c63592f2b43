import { expect, test } from 'vitest';
import { createLogReader } from '../../../src/delivery/send/relay-log.ts';

const ID = 'morning-2026-11-23.17.0123456789abcdef@news.example';
const OTHER = 'morning-2026-11-23.18.0123456789abcdef@news.example';

function fateIn(log: string): string | undefined {
  const reader = createLogReader(new Set([ID]));
  for (const line of log.split('\n')) reader.read(line);
  return reader.findings().get(ID)?.fate;
}

const postfix = (program: string, said: string) => `Nov 23 11:30:01 mx postfix/${program}[812]: ${said}`;

test.for([
  {
    server: 'postfix took it and delivered it',
    log: [
      postfix('smtpd', '4cdf2b1E3A: client=news.example[192.0.2.7]'),
      postfix('cleanup', `4cdf2b1E3A: message-id=<${ID}>`),
      postfix('qmgr', '4cdf2b1E3A: from=<morning@news.example>, size=40113, nrcpt=1 (queue active)'),
      postfix(
        'smtp',
        '4cdf2b1E3A: to=<a@mail.example>, relay=mail.example[192.0.2.9]:25, dsn=2.0.0, status=sent (250 ok)',
      ),
    ],
    fate: 'taken',
  },
  {
    server: 'postfix took it and another server bounces it',
    log: [
      postfix('cleanup', `4CDF2B1E3A: message-id=<${ID}>`),
      postfix(
        'smtp',
        '4CDF2B1E3A: to=<a@mail.example>, dsn=5.1.1, status=bounced (host said: 550 rejected by policy)',
      ),
    ],
    fate: 'taken',
  },
  {
    server: 'postfix took it by way of a content filter, under a long queue id each',
    log: [
      postfix('cleanup', `3zQkTb5Dx9zB1: message-id=<${ID}>`),
      postfix('qmgr', '3zQkTb5Dx9zB1: from=<x@news.example>, size=1, nrcpt=1 (queue active)'),
      postfix('cleanup', `3zQkTb6F2tzB2: message-id=<${ID}>`),
    ],
    fate: 'taken',
  },
  {
    server: 'postfix lost the connection before the end',
    log: [
      postfix('cleanup', `4CDF2B1E3A: message-id=<${ID}>`),
      postfix('smtpd', 'lost connection after DATA (30112 bytes) from news.example[192.0.2.7]'),
    ],
    fate: 'unsure',
  },
  {
    server: 'postfix lost the connection, and gave the same short queue id to another mail',
    log: [
      postfix('cleanup', `4CDF2B1E3A: message-id=<${ID}>`),
      postfix('smtpd', 'lost connection after DATA (30112 bytes) from news.example[192.0.2.7]'),
      postfix('cleanup', '4CDF2B1E3A: message-id=<lunch.7@office.example>'),
      postfix('qmgr', '4CDF2B1E3A: from=<x@office.example>, size=1, nrcpt=1 (queue active)'),
    ],
    fate: 'unsure',
  },
  {
    server: 'postfix notes the Message-ID of a mail sent on beside its own',
    log: [
      postfix('cleanup', `4CDF2B1E3A: message-id=<${ID}>`),
      postfix('cleanup', '4CDF2B1E3A: resent-message-id=<lunch.7@office.example>'),
      postfix('qmgr', '4CDF2B1E3A: from=<x@office.example>, size=1, nrcpt=1 (queue active)'),
    ],
    fate: 'taken',
  },
  {
    server: "postfix's milter turned it away",
    log: [
      postfix('cleanup', `4CDF2B1E3A: message-id=<${ID}>`),
      postfix(
        'cleanup',
        '4CDF2B1E3A: milter-reject: END-OF-MESSAGE from news.example[192.0.2.7]: 5.7.1 Spam',
      ),
    ],
    fate: 'refused',
  },
  {
    server: 'postfix says both, of two tries',
    log: [
      postfix('cleanup', `4CDF2B1E3A: message-id=<${ID}>`),
      postfix(
        'cleanup',
        '4CDF2B1E3A: milter-reject: END-OF-MESSAGE from news.example[192.0.2.7]: 5.7.1 Spam',
      ),
      postfix('cleanup', `5CDF2B1E3A: message-id=<${ID}>`),
      postfix('qmgr', '5CDF2B1E3A: from=<x@news.example>, size=1, nrcpt=1 (queue active)'),
    ],
    fate: 'unsure',
  },
  {
    server: 'postfix, a line of ISO time',
    log: [
      `2026-11-23T11:30:01.123456+00:00 mx postfix/submission/cleanup[812]: 4CDF2B1E3A: message-id=<${ID}>`,
      '2026-11-23T11:30:02.123456+00:00 mx postfix/qmgr[1]: 4CDF2B1E3A: from=<>, size=1, nrcpt=1 (queue active)',
    ],
    fate: 'taken',
  },
  {
    server: 'postfix of another message',
    log: [
      postfix('cleanup', `4CDF2B1E3A: message-id=<${OTHER}>`),
      postfix('qmgr', '4CDF2B1E3A: from=<x@news.example>, size=1, nrcpt=1 (queue active)'),
    ],
    fate: undefined,
  },
  {
    server: 'Exim took it',
    log: [
      `2026-11-23 11:30:01 1vN3xZ-0000aB-1C <= morning@news.example H=news.example [192.0.2.7] S=40113 id=${ID}`,
    ],
    fate: 'taken',
  },
  {
    server: 'Exim of today took it',
    log: [
      `2026-11-23 11:30:01 1vN3xZ-00000000aBc-1dEf <= morning@news.example H=(news) [192.0.2.7] P=esmtp id=${ID}`,
      '2026-11-23 11:30:02 1vN3xZ-00000000aBc-1dEf ** a@mail.example: 550 rejected by policy',
    ],
    fate: 'taken',
  },
  {
    server: 'Exim turned it away',
    log: [
      `2026-11-23 11:30:01 1vN3xZ-0000aB-1C H=news.example [192.0.2.7] F=<x@news.example> rejected after DATA: spam, id=${ID}`,
    ],
    fate: 'refused',
  },
  {
    server: 'sendmail took it',
    log: [
      `Nov 23 11:30:01 mx sm-mta[99]: 0ANBU1xx012345: from=<x@news.example>, size=40113, class=0, nrcpts=1, msgid=<${ID}>, proto=ESMTP`,
    ],
    fate: 'taken',
  },
  {
    server: 'another server says it queued it',
    log: [`11:30:01 INFO message <${ID}> queued as 99182`],
    fate: 'taken',
  },
  {
    server: 'another server says it did not deliver it',
    log: [`11:30:01 WARN message <${ID}> could not be delivered: error 451 4.3.0`],
    fate: 'unsure',
  },
  {
    server: 'a line that quotes a longer id',
    log: [postfix('cleanup', `4CDF2B1E3A: message-id=<x.${ID}.net> queued as 1`)],
    fate: undefined,
  },
])('$server: $fate', ({ log, fate }) => {
  expect(fateIn(log.join('\n'))).toBe(fate);
});

test('of the lines that prove it, the one of the delivery is shown', () => {
  const reader = createLogReader(new Set([ID, OTHER]));
  for (const line of [
    postfix('cleanup', `4cdf2b1E3A: message-id=<${ID}>`),
    postfix('qmgr', '4cdf2b1E3A: from=<x@news.example>, size=1, nrcpt=1 (queue active)'),
    postfix('smtp', '4cdf2b1E3A: to=<a@mail.example>, dsn=2.0.0, status=sent (250 ok)'),
    postfix('qmgr', '4cdf2b1E3A: removed'),
    postfix('cleanup', `5cdf2b1E3A: message-id=<${OTHER}>`),
    postfix('qmgr', '5cdf2b1E3A: from=<x@news.example>, size=1, nrcpt=1 (queue active)'),
    postfix('smtp', '5cdf2b1E3A: to=<b@mail.example>, dsn=4.0.0, status=deferred (later)'),
  ])
    reader.read(line);
  expect(reader.findings().get(ID)).toMatchObject({ at: 3, line: expect.stringContaining('status=sent') });
  expect(reader.findings().get(OTHER)).toMatchObject({
    at: 6,
    line: expect.stringContaining('queue active'),
  });
});

test('a try that was turned away and one that was taken: undecided, but taken at some time', () => {
  const reader = createLogReader(new Set([ID]));
  const lines = [
    postfix('cleanup', `4CDF2B1E3A: message-id=<${ID}>`),
    postfix('cleanup', '4CDF2B1E3A: milter-reject: END-OF-MESSAGE from news.example[192.0.2.7]: 4.7.1 later'),
  ];
  for (const line of lines) reader.read(line);
  expect(reader.findings().get(ID)).toMatchObject({ fate: 'refused', everTaken: false });
  reader.read(postfix('cleanup', `5CDF2B1E3A: message-id=<${ID}>`));
  reader.read(postfix('smtp', '5CDF2B1E3A: to=<a@mail.example>, dsn=2.0.0, status=sent (250 ok)'));
  expect(reader.findings().get(ID)).toMatchObject({ fate: 'unsure', everTaken: true });
});
