import { parentPort } from 'node:worker_threads';
import { decodePage } from './decode-page.ts';
import { extractArticle } from './extract-article.ts';

export interface ExtractRequest {
  id: number;
  bytes: Uint8Array;
  url: string;
  contentType: string | null;
}

parentPort?.on('message', ({ id, bytes, url, contentType }: ExtractRequest) => {
  const article = extractArticle(decodePage(Buffer.from(bytes), contentType), url);
  parentPort?.postMessage({ id, article });
});
