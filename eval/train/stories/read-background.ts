import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const CHARS = 2_000;
const TOKENISED_DOCUMENTS = 3_000;

/** News texts of several kinds, none of them a story the grouping is judged by. */
export async function readBackground(corpora: string): Promise<{ text: string; lower: boolean }[]> {
  const cased = [
    ...(await rows(join(corpora, 'summaries/cased.jsonl'))),
    ...(await rows(join(corpora, 'summaries/inshorts.jsonl'))),
  ].map((row) => `${row.title ?? ''}\n${row.text}`);
  const roundups = (await rows(join(corpora, 'stories/roundups/train.jsonl'))).flatMap((row) =>
    (row.reports as { title: string; text: string }[]).map(({ title, text }) => `${title}\n${text}`),
  );
  const tokenised = (await rows(join(corpora, 'summaries/tokenised.jsonl')))
    .slice(0, TOKENISED_DOCUMENTS)
    .map((row) => (row.sentences as string[]).join('\n'));
  const items = await feedItems(join(corpora, 'feeds/days'));
  return [
    ...[...cased, ...roundups, ...items].map((text) => ({ text: text.slice(0, CHARS), lower: false })),
    ...tokenised.map((text) => ({ text: text.slice(0, CHARS), lower: true })),
  ];
}

async function rows(path: string): Promise<Record<string, unknown>[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Descriptions only: headlines that capitalise every word would make every word a name. */
async function feedItems(folder: string): Promise<string[]> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.xml')).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  return texts.flatMap((xml) =>
    [...xml.matchAll(/<item>.*?<description>(.*?)<\/description>/gs)]
      .map(([, text = '']) => plain(text))
      .filter((text) => text.length > 40),
  );
}

function plain(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#x27;|&apos;|&#39;|&amp;#x27;/g, "'")
    .replace(/&[#\w]+;/g, ' ');
}
