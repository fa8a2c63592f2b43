import { createHash, timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import type { MetricsReading } from './metrics-reading.ts';
import { createMetricsWriter } from './write-metrics.ts';

export interface MetricsDeps {
  /** Null: only this machine may ask. */
  token: string | null;
  /** True where the connection comes from this machine, and no proxy passed it on. */
  isLocal(c: Context): boolean;
  read(): Promise<MetricsReading>;
}

/** `GET /metrics`. Who may not ask gets what any unknown address gets. */
export function createMetrics({ token, isLocal, read }: MetricsDeps): Hono {
  const writer = createMetricsWriter();
  const app = new Hono();
  app.get('/', async (c, next) => {
    const allowed = token === null ? isLocal(c) : isToken(c.req.header('authorization'), token);
    if (!allowed) return next();
    return c.body(await writer.write(await read()), 200, {
      'Content-Type': writer.contentType,
      'Cache-Control': 'no-store',
    });
  });
  return app;
}

function isToken(authorization: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
}
