import { Worker } from 'node:worker_threads';
import { messageOf } from '../../lib/errors.ts';
import type { PageArticle } from './extract-article.ts';
import type { ExtractRequest } from './extract-worker.ts';
import type { ExtractPage } from './read/read-page.ts';

const WORKER = new URL('./extract-worker.ts', import.meta.url);
const MEMORY_MB = 512;

export interface PageExtractor extends AsyncDisposable {
  extract: ExtractPage;
}

type Extracted = Awaited<ReturnType<ExtractPage>>;

/**
 * Reads pages in a thread of its own, one at a time, each within so many milliseconds and half a gigabyte:
 * a page that was made to hang a parser costs that thread and nothing else.
 */
export function createPageExtractor({ timeoutMs = 10_000 }: { timeoutMs?: number } = {}): PageExtractor {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let count = 0;

  const stop = async () => {
    const stopped = worker;
    worker = null;
    await stopped?.terminate();
  };
  const start = () => {
    const started = new Worker(WORKER, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    // Idle, it keeps nobody from ending.
    started.unref();
    started.on('error', () => {});
    return started;
  };
  const one = async (request: Omit<ExtractRequest, 'id'>): Promise<Extracted> => {
    worker ??= start();
    const answer = await ask(worker, { id: ++count, ...request }, timeoutMs);
    if (answer.outcome === 'failed') await stop();
    return answer;
  };
  return {
    extract(bytes, { url, contentType, signal }) {
      const answer = last.then(() =>
        signal?.aborted ? failed('There was no time left to read it.') : one({ bytes, url, contentType }),
      );
      last = answer.catch(() => {});
      return answer;
    },
    async [Symbol.asyncDispose]() {
      await last;
      await stop();
    },
  };
}

function ask(worker: Worker, request: ExtractRequest, timeoutMs: number): Promise<Extracted> {
  return new Promise((resolve) => {
    const finish = (answer: Extracted) => {
      clearTimeout(deadline);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      resolve(answer);
    };
    const onMessage = ({ id, article }: { id: number; article: PageArticle }) => {
      if (id === request.id) finish({ outcome: 'extracted', article });
    };
    const onError = (error: unknown) => finish(failed(`Reading the page failed: ${messageOf(error)}`));
    const onExit = () => finish(failed('Reading the page failed.'));
    const deadline = setTimeout(() => finish(failed('Reading the page took too long.')), timeoutMs);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(request);
  });
}

function failed(reason: string): Extracted {
  return { outcome: 'failed', reason };
}
