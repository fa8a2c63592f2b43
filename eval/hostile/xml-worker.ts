import { parentPort, workerData } from 'node:worker_threads';
import { normaliseItems } from '../../src/feeds/normalise/normalise-items.ts';
import { parseFeed } from '../../src/feeds/parse/parse-feed.ts';
import { SOME_TIME } from '../lib/to-article.ts';
import { READY } from './read-in-worker.ts';

const url = 'https://eval.example/feed';
const source = {
  id: 'eval',
  url,
  outlet: 'Outlet',
  family: 'Outlet',
  section: null,
  topics: [],
  weight: 1,
  language: 'en',
};

parentPort?.postMessage(READY);
const read = await parseFeed(Buffer.from(workerData as Uint8Array), { contentType: null, url });
const output = read.outcome === 'parsed' ? normaliseItems(read.feed, source, SOME_TIME).articles : [];
parentPort?.postMessage(JSON.stringify(output));
