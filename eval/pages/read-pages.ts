import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { decodePage } from '../../src/feeds/page/decode-page.ts';
import { ExitCode, messageOf, OperatorError } from '../../src/lib/errors.ts';
import { readRows } from '../lib/read-rows.ts';
import type { EvalRun } from '../lib/report.ts';
import { expectedText } from './expected-text.ts';

/** A saved page and what is known of it; a field without gold is null. */
export interface PageCase {
  id: string;
  html: string;
  url: string;
  text: string;
  title: string | null;
  byline: string[] | null;
  published: string | null;
  image: string | null;
}

const maybe = z.string().nullish();
const names = z.union([z.string(), z.array(z.string())]).nullish();
const manifestRow = z.object({
  file: z.string().min(1),
  text: z.string(),
  url: maybe,
  title: maybe,
  byline: names,
  published: maybe,
  image: maybe,
});
const metadata = z.object({ title: maybe, byline: names, publishedTime: maybe, image: maybe });

/** Where a page's address is not told. */
const SOME_URL = 'https://pages.example/article';

/** The pages of DIR: `manifest.jsonl` and the files it names, else a folder a page. Throws OperatorError without any. */
export async function readPages(dir: string, run: EvalRun): Promise<PageCase[]> {
  const found = await stat(dir).catch(() => null);
  if (!found?.isDirectory())
    throw usage(found ? `${dir} is a file; this kind reads a folder.` : `There is no ${dir}.`);
  const manifest = join(dir, 'manifest.jsonl');
  const listed = await stat(manifest).then(
    () => true,
    () => false,
  );
  const pages = listed ? await fromManifest(dir, manifest, run) : await fromFolders(dir, run);
  if (pages.length > 0) return pages;
  throw usage(`${dir} holds no page: neither a manifest.jsonl nor folders with a source.html.`);
}

async function fromManifest(dir: string, manifest: string, run: EvalRun): Promise<PageCase[]> {
  const pages: PageCase[] = [];
  for (const { line, value } of await readRows(manifest, manifestRow, run)) {
    const path = resolve(dir, value.file);
    const bytes = path.startsWith(resolve(dir) + sep) ? await readFile(path).catch(() => null) : null;
    if (!bytes) {
      run.warn(`${manifest}:${line}: skipped, ${value.file} cannot be read`);
      continue;
    }
    const html = htmlOf(bytes);
    pages.push({
      id: value.file,
      html,
      url: value.url || ownAddress(html),
      text: value.text,
      title: value.title || null,
      byline: asList(value.byline),
      published: value.published || null,
      image: value.image || null,
    });
  }
  return pages;
}

function htmlOf(bytes: Buffer): string {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
  return decodePage(plain, null);
}

/** Where a page was fetched from is what it calls its own address, if nobody says otherwise. */
function ownAddress(html: string): string {
  const tag =
    html.match(/<link[^>]{0,500}\brel=["']?canonical\b[^>]{0,2000}>/i)?.[0] ??
    html.match(/<meta[^>]{0,500}\bog:url\b[^>]{0,2000}>/i)?.[0];
  const url = tag?.match(/\b(?:href|content)=["']?(https?:\/\/[^"'\s>]+)/i)?.[1];
  return url && URL.canParse(url) ? url : SOME_URL;
}

async function fromFolders(dir: string, run: EvalRun): Promise<PageCase[]> {
  const folders = (await readdir(dir, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  const pages: PageCase[] = [];
  for (const id of folders) {
    if (pages.length >= run.limit) break;
    try {
      pages.push(await fromFolder(dir, id));
    } catch (error) {
      run.warn(`${join(dir, id)}: skipped, ${messageOf(error)}`);
    }
  }
  return pages;
}

async function fromFolder(dir: string, id: string): Promise<PageCase> {
  const [source, expected, gold] = await Promise.all(
    ['source.html', 'expected.html', 'expected-metadata.json'].map((name) => readFile(join(dir, id, name))),
  );
  if (!source || !expected || !gold) throw new Error('incomplete');
  const html = htmlOf(source);
  const { title, byline, publishedTime, image } = metadata.parse(JSON.parse(gold.toString('utf8')));
  return {
    id,
    html,
    url: ownAddress(html),
    text: expectedText(expected.toString('utf8')),
    title: title || null,
    byline: asList(byline),
    published: publishedTime || null,
    image: image || null,
  };
}

function asList(byline: string | string[] | null | undefined): string[] | null {
  const list = typeof byline === 'string' ? [byline] : (byline ?? []);
  return list.length > 0 ? list : null;
}

function usage(message: string): OperatorError {
  return new OperatorError(message, {
    hint: 'docs/MEASURING.md shows both forms.',
    exitCode: ExitCode.usage,
  });
}
