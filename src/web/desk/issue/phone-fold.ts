import { html } from 'hono/html';
import type { Html } from '../../layout.ts';

/** A part of a long page that is folded on a phone, under a line that says what is in it, and in sight everywhere else. */
export function phoneFold(fold: { id: string; line: Html | string; open?: boolean }, content: Html): Html {
  return html`<details class="phone-fold" id="${fold.id}"${fold.open ? html` open` : ''}><summary>${fold.line}</summary>
${content}
</details>`;
}
