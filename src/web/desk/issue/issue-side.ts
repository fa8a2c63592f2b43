import { html } from 'hono/html';
import type { AuditEntry } from '../../../issues/issue-store.ts';
import { isEditable } from '../../../issues/transitions.ts';
import { countOf } from '../../../lib/in-words.ts';
import type { LintFinding } from '../../../render/lint/finding.ts';
import { minutesToRead } from '../../../render/reading-time.ts';
import { headlineOf } from '../../../render/story-words.ts';
import type { Html } from '../../layout.ts';
import { tag } from '../desk-page.ts';
import { actionInWords, issuePath, newsroomTime } from '../words.ts';
import type { IssueView } from './issue-view.ts';

/** Gmail clips near 102 KB. */
const MOST_BYTES = 90_000;

const PREVIEW_VIEWS = ['desktop', 'phone', 'dark', 'text'] as const;
export type PreviewView = (typeof PREVIEW_VIEWS)[number];

export function readPreviewView(value: string | undefined): PreviewView {
  return PREVIEW_VIEWS.find((view) => view === value) ?? 'desktop';
}

const VIEW_NAMES: Record<PreviewView, string> = {
  desktop: 'Desktop',
  phone: 'Phone',
  dark: 'Dark',
  text: 'Text',
};

/** The email as it will be mailed, in a frame that runs nothing. */
export function previewPanel(view: IssueView, shown: PreviewView): Html {
  const { issue, preview } = view;
  return html`<section class="preview" id="preview" data-part data-view="${shown}" aria-labelledby="preview-title">
<h2 id="preview-title">Preview</h2>
<nav class="tabs" aria-label="Preview as"><ul>${PREVIEW_VIEWS.map(
    (name) =>
      html`<li><a href="?view=${name}#preview" data-preview-view="${name}"${name === shown ? html` aria-current="true"` : ''}>${VIEW_NAMES[name]}</a></li>`,
  )}</ul></nav>
${
  preview
    ? html`<p class="measures" id="measures">${measures(view.words, preview.bytes)}</p>
<p class="mail-subject"><span class="visually-hidden">Subject: </span>${preview.subject}</p>
<div class="preview-frame"><iframe id="preview-frame" title="The email as it will be mailed" sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox" src="${issuePath(issue.id)}/preview/${shown}?v=${issue.version}" data-base="${issuePath(issue.id)}/preview/" data-version="${issue.version}"></iframe></div>`
    : html`<p class="field-error">The preview cannot be made: ${view.previewProblem ?? ''}</p>`
}
</section>`;
}

function measures(words: number, bytes: number): Html {
  const heavy = bytes > MOST_BYTES;
  return html`${countOf(words, 'word')} · ${countOf(minutesToRead(words), 'minute')} · <span class="${heavy ? 'gauge-long' : ''}">${Math.ceil(bytes / 1000)} KB of ${MOST_BYTES / 1000}${heavy ? ', too heavy' : ''}</span>`;
}

export function checksPanel(view: IssueView): Html {
  const sorted = [...view.lint].sort((a, b) => a.level.localeCompare(b.level));
  const findings = checksList(view, sorted);
  const count = view.preview ? countFindings(sorted) : 'not made';
  if (!isEditable(view.issue.state)) {
    return html`<section class="checks" id="checks" data-part aria-labelledby="checks-title">
<details class="fold" id="checks-list"><summary id="checks-title">Checks <span class="meta">${count}</span></summary>${findings}</details>
</section>`;
  }
  return html`<section class="checks" id="checks" data-part aria-labelledby="checks-title">
<h2 id="checks-title">Checks <span class="meta">${count}</span></h2>
${findings}
</section>`;
}

function countFindings(findings: LintFinding[]): string {
  if (findings.length === 0) return 'all pass';
  const errors = findings.filter(({ level }) => level === 'error').length;
  const warnings = findings.length - errors;
  return [errors > 0 ? countOf(errors, 'error') : '', warnings > 0 ? countOf(warnings, 'warning') : '']
    .filter(Boolean)
    .join(', ');
}

function checksList(view: IssueView, sorted: LintFinding[]): Html {
  return html`${
    sorted.length === 0
      ? html`<p class="empty">${view.preview ? 'Every check passes.' : 'Nothing can be checked until the preview can be made.'}</p>`
      : html`<ul>${sorted.map(
          ({ level, message, where }) =>
            html`<li>${tag(level === 'error' ? 'Error' : 'Warning', level === 'error' ? 'bad' : 'warn')} <span>${message}${where ? html` ${placeOfFinding(where, view)}` : ''}</span></li>`,
        )}</ul>`
  }`;
}

/** A finding names a story by its id, or a part of the mail. */
function placeOfFinding(where: string, { issue }: IssueView): Html {
  const story = [...issue.content.stories, ...issue.content.reads].find(({ id }) => id === where);
  if (!story) return html`<span class="meta">${where}</span>`;
  return html`<a href="#story-${story.id}">${headlineOf(story)}</a>`;
}

export function testSendPanel({ issue }: IssueView, editor: string): Html {
  if (!isEditable(issue.state)) return html`<section id="test-send" data-part hidden></section>`;
  return html`<section class="test-send" id="test-send" data-part aria-labelledby="test-send-title">
<h2 id="test-send-title">Test send</h2>
<form method="post" action="${issuePath(issue.id)}/test-send" id="test-send-form" data-plain>
<div class="field">
<label for="test-addresses">Addresses, separated by spaces or commas</label>
<input type="text" id="test-addresses" name="addresses" value="${editor}" autocomplete="off">
</div>
<button class="button-quiet button-small">Send a test</button>
</form>
</section>`;
}

const AUDIT_FIRST = 5;
const AUDIT_MOST = 50;

export function auditPanel(view: IssueView): Html {
  const earlier = view.audit.slice(AUDIT_FIRST, AUDIT_MOST);
  return html`<section class="audit" id="audit" data-part aria-labelledby="audit-title">
<h2 id="audit-title">What happened</h2>
${view.audit.length === 0 ? html`<p class="empty">Nothing yet.</p>` : ''}
<ol>${view.audit.slice(0, AUDIT_FIRST).map((entry) => auditRow(entry, view))}</ol>
${earlier.length === 0 ? '' : html`<details class="fold" id="audit-earlier"><summary>Earlier <span class="meta">${earlier.length}</span></summary><ol>${earlier.map((entry) => auditRow(entry, view))}</ol></details>`}
</section>`;
}

function auditRow(entry: AuditEntry, { edition }: IssueView): Html {
  return html`<li><p><strong>${actionInWords(entry.action)}</strong> by ${entry.actor}</p>
<p class="meta">${newsroomTime(entry.at, edition)}</p>
${entry.detail ? html`<details id="audit-${entry.at}-${entry.action}"><summary>Detail</summary><pre>${entry.detail}</pre></details>` : ''}</li>`;
}
