import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Asked, Behaviour, Misbehaviour } from '../../../test/support/smtp-double.ts';

interface Trouble {
  /** In a million. */
  rate: number;
  verb: Asked['verb'];
  /** `once`: at the first attempt only; `always`: whenever this recipient is tried. */
  when: 'once' | 'always';
  act: Misbehaviour;
  slow?: true;
}

/** What the internet does to a sender, and more of it. Rates are those of one recipient, or of one connection. */
const TROUBLES: readonly Trouble[] = [
  { rate: 20_000, verb: 'RCPT', when: 'once', act: '450 4.2.0 greylisted, come back' },
  { rate: 4_000, verb: 'RCPT', when: 'always', act: '550 5.1.1 no such user' },
  { rate: 2_000, verb: 'RCPT', when: 'once', act: { reply: '421 4.7.0 too many messages', end: 'fin' } },
  { rate: 1_000, verb: 'RCPT', when: 'once', act: { drop: 'rst' } },
  { rate: 1_000, verb: 'DATA', when: 'once', act: { drop: 'fin' } },
  { rate: 3_000, verb: 'dot', when: 'once', act: '451 4.3.0 try again' },
  { rate: 2_000, verb: 'dot', when: 'once', act: { reply: '250 2.0.0 queued', end: 'fin' } },
  { rate: 2_000, verb: 'dot', when: 'once', act: { reply: '250 2.0.0 queued', end: 'rst' } },
  { rate: 1_000, verb: 'dot', when: 'once', act: '250 2.0.0 queued\r\n421 4.4.2 idle' },
  { rate: 3_000, verb: 'dot', when: 'once', act: '250 2.0.0 queued', slow: true },
  { rate: 1_000, verb: 'dot', when: 'once', act: { trickle: '250-2.0.0 queued\r\n250 2.0.0 and well' } },
  { rate: 500, verb: 'dot', when: 'once', act: { drop: 'rst' } },
  { rate: 500, verb: 'dot', when: 'once', act: { drop: 'rst', taken: true } },
  { rate: 500, verb: 'dot', when: 'once', act: { drop: 'fin', taken: true } },
  { rate: 30, verb: 'dot', when: 'once', act: { hang: true } },
  { rate: 30, verb: 'dot', when: 'once', act: { hang: true, taken: true } },
];

/** Of connections, not of recipients. */
const GREETING_421 = 5_000;
const SLOW_MS = 60;

/** Deterministic but for the order in which connections come. */
export function randomTrouble(seed: number, trouble: number): Behaviour {
  return async ({ verb, to, before, connection }) => {
    if (verb === 'greeting')
      return drawn(`${seed} greeting ${connection}`) < GREETING_421 * trouble ? '421 4.3.2 busy' : undefined;
    if (to === '') return undefined;
    for (const [place, { rate, verb: at, when, act, slow }] of TROUBLES.entries()) {
      if (at !== verb || (when === 'once' && before > 0)) continue;
      if (drawn(`${seed} ${place} ${to}`) >= rate * trouble) continue;
      if (slow) await wait(SLOW_MS);
      return act;
    }
    return undefined;
  };
}

/** 0 to 999,999, the same for the same text. */
function drawn(text: string): number {
  return createHash('sha1').update(text).digest().readUInt32BE() % 1_000_000;
}
