import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Escaped by `hono/html`: interpolated text is data, only templates are markup. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

interface NavLink {
  href: string;
  label: string;
  current?: boolean;
}

export interface PageShell {
  /** Document title; the site's name is added after it. */
  title: string;
  /** Printed in the masthead and linked to `homeHref`. */
  siteName: string;
  /** '/' by default. */
  homeHref?: string;
  /** BCP 47 tag. */
  language: string;
  main: Html;
  nav?: NavLink[];
  footer?: Html;
  /** `text` holds one column of prose, `wide` several, `full` the whole window. `text` by default. */
  width?: 'text' | 'wide' | 'full';
  /** Loaded after `/static/site.css`. */
  stylesheets?: string[];
  /** Loaded as modules; pages must work without them. */
  scripts?: string[];
  /** Canonical link, feed links. */
  head?: Html;
  noindex?: boolean;
  /** The shell's own words; English by default. */
  words?: { skip: string; mainNavigation: string };
}

/** The one HTML document around every screen: pages for subscribers, the desk, the dev mailbox. */
export function layout(shell: PageShell): Html {
  const home = shell.homeHref ?? '/';
  return html`<!doctype html>
<html lang="${shell.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${shell.noindex ? html`<meta name="robots" content="noindex, nofollow">` : ''}
<title>${shell.title === shell.siteName ? shell.title : `${shell.title} · ${shell.siteName}`}</title>
<link rel="icon" href="/static/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/static/site.css">
${(shell.stylesheets ?? []).map((href) => html`<link rel="stylesheet" href="${href}">`)}
${(shell.scripts ?? []).map((src) => html`<script type="module" src="${src}"></script>`)}
${shell.head ?? ''}
</head>
<body class="page page-${shell.width ?? 'text'}">
<a class="skip-link" href="#main">${shell.words?.skip ?? 'Skip to content'}</a>
<header class="masthead">
<div class="masthead-inner">
<a class="masthead-name" href="${home}">${shell.siteName}</a>
${navigation(shell.nav ?? [], shell.words?.mainNavigation ?? 'Main')}
</div>
</header>
<main id="main" tabindex="-1">
${shell.main}
</main>
${shell.footer ? html`<footer class="site-footer"><div class="site-footer-inner">${shell.footer}</div></footer>` : ''}
</body>
</html>`;
}

function navigation(links: NavLink[], name: string): Html | '' {
  if (links.length === 0) return '';
  return html`<nav class="masthead-nav" aria-label="${name}"><ul>${links.map(
    (link) =>
      html`<li><a href="${link.href}"${link.current ? html` aria-current="page"` : ''}>${link.label}</a></li>`,
  )}</ul></nav>`;
}
