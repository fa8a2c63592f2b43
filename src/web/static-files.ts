import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { Hono } from 'hono';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * Serves the CSS, JavaScript and SVG files of one folder by name. They are read once, at start,
 * so a request's path never reaches the file system.
 */
export function createStaticFiles(folder: URL): Hono {
  const files = new Map(
    readdirSync(folder)
      .filter((name) => TYPES[extname(name)])
      .map((name) => [name, readStatic(folder, name)]),
  );
  const app = new Hono();
  app.get('/:name', (c) => {
    const file = files.get(c.req.param('name'));
    if (!file) return c.notFound();
    const headers = { ETag: file.etag, 'Cache-Control': 'public, max-age=300' };
    if (c.req.header('if-none-match') === file.etag) return c.body(null, 304, headers);
    return c.body(file.body, 200, { ...headers, 'Content-Type': file.type });
  });
  return app;
}

function readStatic(folder: URL, name: string) {
  const body = readFileSync(new URL(name, folder), 'utf8');
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, etag, type: TYPES[extname(name)] ?? 'application/octet-stream' };
}
