import { setTimeout as wait } from 'node:timers/promises';
import type { Asked, Behaviour, Misbehaviour } from '../../../test/support/smtp-double.ts';

/** A receiving server of the crash matrix. */
export interface MatrixServer {
  name: string;
  /** Made anew for each row. */
  behave: Behaviour;
  /** It leaves the client waiting, which then does not wait for long. */
  silent?: true;
}

/** Who meets the trouble, at the first attempt. */
const UNLUCKY = 3;
const POLITE_EHLO = '250-mx.test\r\n250-PIPELINING\r\n250-SIZE 9000000\r\n250 ENHANCEDSTATUSCODES';
const NO_PIPELINING = '250-mx.test\r\n250-SIZE 9000000\r\n250 ENHANCEDSTATUSCODES';

/** The two steps before a recipient is named are counted: the first connection's, and the third message's. */
function meets(verb: Asked['verb'], asked: Asked): boolean {
  if (asked.verb !== verb) return false;
  if (verb === 'greeting' || verb === 'EHLO') return asked.connection === 1;
  if (verb === 'MAIL') return asked.before === UNLUCKY - 1;
  return asked.to.startsWith(`reader${UNLUCKY}@`) && asked.before === 0;
}

const at =
  (verb: Asked['verb'], act: Misbehaviour): Behaviour =>
  (asked) =>
    meets(verb, asked) ? act : undefined;

const both =
  (...behaviours: Behaviour[]): Behaviour =>
  async (asked) => {
    for (const behave of behaviours) {
      const act = await behave(asked);
      if (act !== undefined) return act;
    }
    return undefined;
  };

const always =
  (verb: Asked['verb'], act: Misbehaviour): Behaviour =>
  (asked) =>
    asked.verb === verb ? act : undefined;

const noPipelining = always('EHLO', NO_PIPELINING);

/** Every reply of the session, put differently. */
const everyReply =
  (put: (reply: string) => Misbehaviour): Behaviour =>
  ({ verb }) =>
    put(PLAIN[verb]);

const PLAIN: Record<Asked['verb'], string> = {
  greeting: '220 mx.test ESMTP',
  EHLO: POLITE_EHLO,
  MAIL: '250 2.1.0 sender ok',
  RCPT: '250 2.1.5 recipient ok',
  DATA: '354 go ahead',
  dot: '250 2.0.0 queued',
  RSET: '250 2.0.0 reset',
};

/** `250-one`, `250-two`, `250 three`. */
function inLines(reply: string): string {
  const last = reply.split('\r\n').at(-1) ?? reply;
  const code = last.slice(0, 3);
  const before = reply === last ? '' : `${reply.slice(0, -last.length)}`;
  return `${before}${code}-and this\r\n${code}-and that\r\n${last}`;
}

const VERBS = ['EHLO', 'MAIL', 'RCPT', 'DATA', 'dot'] as const;
const REPLIES: Record<(typeof VERBS)[number], [string, string]> = {
  EHLO: ['451 4.3.0 not now', '550 5.7.1 not you'],
  MAIL: ['451 4.3.0 not now', '550 5.7.1 sender refused'],
  RCPT: ['450 4.2.0 not now', '550 5.1.1 no such user'],
  DATA: ['451 4.3.0 not now', '554 5.5.1 no'],
  dot: ['451 4.3.0 not now', '554 5.7.1 looks like spam'],
};

export const MATRIX_SERVERS: readonly MatrixServer[] = [
  { name: 'ok', behave: () => undefined },
  ...VERBS.flatMap((verb) =>
    REPLIES[verb].map((reply) => ({ name: `${reply.slice(0, 3)} at ${verb}`, behave: at(verb, reply) })),
  ),
  { name: '452 at MAIL', behave: at('MAIL', '452 4.3.1 disk full') },
  { name: '552 at dot', behave: at('dot', '552 5.3.4 message too big') },
  ...(['greeting', ...VERBS] as const).map((verb) => ({
    name: `421 at ${verb}`,
    behave: at(verb, { reply: '421 4.3.2 shutting down', end: 'fin' }),
  })),
  { name: '421 between messages', behave: at('dot', '250 2.0.0 queued\r\n421 4.4.2 idle') },
  ...(['greeting', ...VERBS] as const).flatMap((verb) =>
    (['fin', 'rst'] as const).map((drop) => ({
      name: `${drop.toUpperCase()} at ${verb}`,
      behave: at(verb, { drop }),
    })),
  ),
  { name: 'FIN after it took the message', behave: at('dot', { drop: 'fin', taken: true }) },
  { name: 'RST after it took the message', behave: at('dot', { drop: 'rst', taken: true }) },
  { name: '250 then FIN', behave: at('dot', { reply: '250 2.0.0 queued', end: 'fin' }) },
  { name: '250 then RST', behave: at('dot', { reply: '250 2.0.0 queued', end: 'rst' }) },
  ...(['greeting', ...VERBS] as const).map((verb) => ({
    name: `a hang at ${verb}`,
    behave: at(verb, { hang: true }),
    silent: true as const,
  })),
  {
    name: 'a hang after it took the message',
    behave: at('dot', { hang: true, taken: true }),
    silent: true,
  },
  { name: 'a reply without end', behave: at('dot', { drip: '250 slowly ' }), silent: true },
  { name: 'every reply byte by byte', behave: everyReply((reply) => ({ trickle: reply })) },
  { name: 'every reply in several lines', behave: everyReply(inLines) },
  {
    name: 'every reply slow',
    behave: async () => {
      await wait(25);
      return undefined;
    },
  },
  {
    name: 'greylisting',
    behave: ({ verb, before }) => (verb === 'RCPT' && before === 0 ? '450 4.2.0 greylisted' : undefined),
  },
  { name: 'RCPT 550, DATA 354', behave: both(at('RCPT', '550 5.1.1 no'), at('DATA', '354 go ahead')) },
  { name: 'RCPT 450, DATA 354', behave: both(at('RCPT', '450 4.2.0 later'), at('DATA', '354 go ahead')) },
  { name: 'nonsense at RCPT', behave: at('RCPT', 'what?') },
  { name: 'nonsense at dot', behave: at('dot', 'what?\r\n250 2.0.0 queued') },
  { name: 'no PIPELINING', behave: noPipelining },
  { name: 'no PIPELINING, 550 at RCPT', behave: both(noPipelining, at('RCPT', '550 5.1.1 no')) },
  {
    name: 'no PIPELINING, 421 at DATA',
    behave: both(noPipelining, at('DATA', { reply: '421 4.3.2 bye', end: 'fin' })),
  },
  { name: 'no PIPELINING, RST at dot', behave: both(noPipelining, at('dot', { drop: 'rst' })) },
];
