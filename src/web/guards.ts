import type { Context, MiddlewareHandler } from 'hono';

const PAGE_CSP = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** For a route that answers with a mail's HTML inside our own sandboxed frame: no scripts, no forms, no origin. */
const MAIL_FRAME_CSP = [
  'sandbox allow-popups allow-popups-to-escape-sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src https: http: data:',
  "frame-ancestors 'self'",
  "base-uri 'none'",
].join('; ');

/** Headers of a mail-frame answer; `securityHeaders` leaves them as they are. */
export const mailFrameHeaders = {
  'Content-Security-Policy': MAIL_FRAME_CSP,
  'X-Frame-Options': 'SAMEORIGIN',
  'X-Robots-Tag': 'noindex',
} as const;

/**
 * For a mail in a frame whose height or scroll our page holds: it keeps our origin, which without scripts and forms
 * gives it nothing.
 */
export const ownMailFrameHeaders = {
  ...mailFrameHeaders,
  'Content-Security-Policy': MAIL_FRAME_CSP.replace('sandbox ', 'sandbox allow-same-origin '),
};

/** Sets the headers every answer needs; a route that set one itself keeps its own. */
export function securityHeaders(baseUrl: string): MiddlewareHandler {
  const defaults: [string, string][] = [
    ['Content-Security-Policy', PAGE_CSP],
    ['X-Frame-Options', 'DENY'],
    ['X-Content-Type-Options', 'nosniff'],
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(), geolocation=(), microphone=()'],
  ];
  if (new URL(baseUrl).protocol === 'https:') {
    defaults.push(['Strict-Transport-Security', 'max-age=31536000']);
  }
  return async (c, next) => {
    await next();
    for (const [name, value] of defaults) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };
}

/** The 403 for a request that came from another site. */
type Refusal = (c: Context) => Response | Promise<Response>;

/**
 * Answers 403 to an unsafe request that another site made the browser send.
 * The rule is the browser's own word: Sec-Fetch-Site, or Origin where that is missing (plain http).
 * A request with neither comes from no browser and so carries nobody's cookies against their will.
 */
export function refuseCrossSite(baseUrl: string, refuse: Refusal = refuseInWords): MiddlewareHandler {
  const own = new URL(baseUrl).origin;
  return async (c, next) => {
    const request = { site: c.req.header('sec-fetch-site'), origin: c.req.header('origin') };
    if (isUnsafe(c.req.method) && isCrossSite(request, own)) {
      return refuse(c);
    }
    return next();
  };
}

function refuseInWords(c: Context): Response {
  return c.text('This form was sent from another site, so nothing was changed.', 403);
}

/** RFC 9110, section 9.2.1. */
function isUnsafe(method: string): boolean {
  return !['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method);
}

function isCrossSite(
  request: { site: string | undefined; origin: string | undefined },
  own: string,
): boolean {
  if (request.site !== undefined) return request.site !== 'same-origin' && request.site !== 'none';
  return request.origin !== undefined && request.origin !== own;
}
