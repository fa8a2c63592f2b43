import { openSync, readSync } from 'node:fs';

/** Follows the receiving server's log while it grows. */
export interface LogTail {
  /** Messages taken or refused for good so far. */
  settled(): number;
}

export function followLog(path: string): LogTail {
  const file = openSync(path, 'a+');
  const chunk = Buffer.alloc(1 << 20);
  let at = 0;
  let settled = 0;
  return {
    settled() {
      for (;;) {
        const read = readSync(file, chunk, 0, chunk.length, at);
        const end = chunk.subarray(0, read).lastIndexOf('\n') + 1;
        if (end === 0) return settled;
        settled += chunk.toString('latin1', 0, end).match(/^\["taken"|,5\d\d\]$/gm)?.length ?? 0;
        at += end;
      }
    },
  };
}
