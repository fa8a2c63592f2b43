import type { Clock, EpochMs } from '../../lib/clock.ts';

/**
 * Where the lanes of one send wait: for their turn, a slot, a relay that comes back, rows that are given back. When
 * all of them wait and nothing is near, the send is over.
 */
export interface WaitingRoom {
  /** A lane begins. */
  enter(): void;
  /** A lane ends. */
  leave(): void;
  /** False where the send is over. `near`: the time will come soon, and the send waits for it. */
  wait(what: WaitsFor, until: EpochMs | null, near: boolean): Promise<boolean>;
  /** Something changed for those who wait for a turn, or, where rows came back, for everybody. */
  wake(what: WaitsFor): void;
  /** A row is taken, and is settled or back. While one is under way, its lane may bring news. */
  begin(): void;
  over(): void;
  close(): void;
  closed(): boolean;
}

/** A turn, or a row to be due. */
type WaitsFor = 'turn' | 'rows';

interface Waiting {
  what: WaitsFor;
  until: EpochMs | null;
  near: boolean;
  resolve(on: boolean): void;
}

export function createWaitingRoom(clock: Clock): WaitingRoom {
  const waiting = new Set<Waiting>();
  let lanes = 0;
  let underWay = 0;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;

  function release(those: Waiting[], on: boolean): void {
    for (const one of those) waiting.delete(one);
    for (const one of those) one.resolve(on);
  }

  function close(): void {
    closed = true;
    clearTimeout(timer);
    release([...waiting], false);
  }

  /** Sets the clock for the next time that comes, or ends the send. */
  function settle(): void {
    clearTimeout(timer);
    if (waiting.size === 0) return;
    if (waiting.size === lanes && underWay === 0 && ![...waiting].some(({ near }) => near)) {
      close();
      return;
    }
    const times = [...waiting].map(({ until }) => until).filter((until) => until !== null);
    if (times.length === 0) return;
    const soonest = Math.min(...times);
    timer = setTimeout(
      () => {
        release(
          [...waiting].filter(({ until }) => until !== null && until <= soonest),
          true,
        );
        settle();
      },
      Math.min(60_000, Math.max(1, soonest - clock.now())),
    );
  }

  return {
    enter() {
      lanes++;
    },
    leave() {
      lanes--;
      settle();
    },
    wait(what, until, near) {
      if (closed) return Promise.resolve(false);
      return new Promise((resolve) => {
        waiting.add({ what, until, near, resolve });
        settle();
      });
    },
    wake(what) {
      if (waiting.size === 0) return;
      release(what === 'rows' ? [...waiting] : [...waiting].filter((one) => one.what === 'turn'), true);
    },
    begin() {
      underWay++;
    },
    over() {
      if (--underWay === 0) settle();
    },
    close,
    closed: () => closed,
  };
}
