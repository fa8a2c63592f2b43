/** Waiting for what others wait for too. Rejects with what `stopped` makes where its own signal fires first. */
export type WaitTogether = <T>(asked: () => Promise<T>, signal: AbortSignal) => Promise<T>;

/** Several wait for one request; when the last of them was told to stop, `giveUp` is called. */
export function waitTogether(giveUp: () => void, stopped: (signal: AbortSignal) => Error): WaitTogether {
  let waiting = 0;
  return async (ask, signal) => {
    if (signal.aborted) throw stopped(signal);
    waiting++;
    const { promise, reject } = Promise.withResolvers<never>();
    const stop = () => reject(stopped(signal));
    signal.addEventListener('abort', stop, { once: true });
    try {
      return await Promise.race([ask(), promise]);
    } finally {
      signal.removeEventListener('abort', stop);
      waiting--;
      if (waiting === 0 && signal.aborted) giveUp();
    }
  };
}
