import { html } from 'hono/html';
import { type Html, layout } from '../layout.ts';
import type { DeskDeps } from './desk-deps.ts';

export interface DeskPage {
  title: string;
  main: Html;
  /** The signed-in editor's address; null before sign-in. */
  editor: string | null;
  /** Why no issue is sent at all, where something is in the way. */
  refused?: string | null;
  width?: 'text' | 'wide' | 'full';
  /** Which entry of the navigation this page is. */
  here?: 'issues' | 'returned';
}

/** The desk's frame around one page. */
export function deskPage({ newsroom }: Pick<DeskDeps, 'newsroom'>, page: DeskPage): Html {
  return layout({
    title: page.title,
    siteName: `${newsroom.name} · Desk`,
    homeHref: '/desk',
    language: 'en',
    width: page.width ?? 'text',
    stylesheets: ['/desk/static/desk.css'],
    scripts: ['/desk/static/desk.js'],
    noindex: true,
    nav: page.editor
      ? [
          { href: '/desk', label: 'Issues', current: page.here === 'issues' },
          { href: '/desk#feeds', label: 'Feeds' },
          { href: '/desk/returned', label: 'Returned mail', current: page.here === 'returned' },
        ]
      : [],
    footer: page.editor ? signedInAs(page.editor) : html`<p>For the editors of ${newsroom.name}.</p>`,
    main: page.refused ? html`${sendingRefused(page.refused)}${page.main}` : page.main,
  });
}

function sendingRefused(why: string): Html {
  return notice(
    'bad',
    html`No issue is sent. ${why} Whoever runs the server finds the way on with <code>twofold status</code>.`,
  );
}

function signedInAs(editor: string): Html {
  return html`<form method="post" action="/desk/sign-out" class="sign-out">
<p>Signed in as ${editor}</p>
<button class="button-quiet button-small">Sign out</button>
</form>`;
}

export type Tone = 'plain' | 'good' | 'warn' | 'bad';

export function tag(label: string, tone: Tone = 'plain'): Html {
  return html`<span class="tag${tone === 'plain' ? '' : ` tag-${tone}`}">${label}</span>`;
}

export function notice(tone: Tone, text: Html | string): Html {
  return noticeBox(tone, html`<p>${text}</p>`);
}

/** Several things to know, in one box. */
export function noticeList(tone: Tone, texts: readonly string[]): Html {
  return noticeBox(tone, html`<ul>${texts.map((text) => html`<li>${text}</li>`)}</ul>`);
}

/** `bad` and `warn` interrupt a screen reader; the others wait. */
function noticeBox(tone: Tone, content: Html): Html {
  const role = tone === 'bad' || tone === 'warn' ? 'alert' : 'status';
  return html`<div class="notice${tone === 'plain' ? '' : ` notice-${tone}`}" role="${role}">${content}</div>`;
}

/** A page that is only a heading and a sentence: not found, refused. */
export function messagePage(title: string, text: string, back: { href: string; label: string }): Html {
  return html`<h1>${title}</h1><p>${text}</p><p><a href="${back.href}">${back.label}</a></p>`;
}
