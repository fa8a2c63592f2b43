/** What somebody who was told to stop goes by. */
export interface Grace extends Disposable {
  /** From here on nothing is begun. */
  stop: AbortSignal;
  /** From here on what is under way is broken off. */
  cut: AbortSignal;
}

/** Less than the ten seconds after which whoever sent SIGTERM sends SIGKILL; a send's connections have as long. */
const GRACE_MS = 8_000;

/** A stop that leaves what is under way some time. Once it is over, it is to be disposed: `stop` may live on. */
export function withGrace(stop: AbortSignal, ms = GRACE_MS): Grace {
  const cut = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const begin = () => {
    timer = setTimeout(() => cut.abort(), ms);
  };
  if (stop.aborted) begin();
  else stop.addEventListener('abort', begin, { once: true });
  return {
    stop,
    cut: cut.signal,
    [Symbol.dispose]() {
      clearTimeout(timer);
      stop.removeEventListener('abort', begin);
    },
  };
}
