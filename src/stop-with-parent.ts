const LOOKS_EVERY_MS = 500;

/**
 * npm dies of a SIGTERM without passing it on, and would leave the server running that it started.
 * A process whose parent is gone belongs to another one (PID 1, as a rule): then it stops.
 */
export function stopWithParent(stop: () => void): void {
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    stop();
  }, LOOKS_EVERY_MS);
  look.unref();
}
