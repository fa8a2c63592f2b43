import type { Supply } from './send-supply.ts';

/** Stops a send that does harm: everybody refused, or message after message in doubt. */
export interface Alarm {
  /** The server turned one connection away; the others go on. */
  backOff(reason: string): void;
  halt(reason: string): void;
  /** Counts what became of a recipient. */
  saw(state: 'accepted' | 'deferred' | 'rejected' | 'in_doubt' | 'ready', detail: string | null): void;
  halted(): string | null;
  backedOff(): string | null;
}

/** In a row and without one acceptance between: a blocked sender, not so many dead mailboxes. */
const REFUSALS = 50;
/** A server that swallows messages without a word. */
const DOUBTS = 5;

/** `doubts`: messages of earlier runs that are still in doubt. */
export function createAlarm(supply: Pick<Supply, 'stop'>, doubts: number): Alarm {
  let halted: string | null = null;
  let backedOff: string | null = null;
  let refusals = 0;

  function halt(reason: string): void {
    halted ??= reason;
    supply.stop();
  }

  return {
    halt,
    backOff(reason) {
      backedOff ??= reason;
    },
    saw(state, detail) {
      if (state === 'accepted') {
        refusals = 0;
        doubts = 0;
      }
      if (state === 'rejected' && ++refusals >= REFUSALS)
        halt(`${refusals} recipients in a row were refused; the last: ${detail}`);
      if (state === 'in_doubt' && ++doubts >= DOUBTS)
        halt(`${doubts} messages are in doubt and none was accepted since; the last: ${detail}`);
    },
    halted: () => halted,
    backedOff: () => backedOff,
  };
}
