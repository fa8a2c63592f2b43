import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { EditionConfig } from '../../issues/edition.ts';
import type { SignUpOutcome } from '../../subscribers/sign-up.ts';
import type { Html } from '../layout.ts';
import { issueList } from './archive-list.ts';
import { describeEdition, describeSchedule } from './describe-edition.ts';
import type { PageContext, PublishedIssue } from './pages-deps.ts';
import { renderPage } from './render-page.ts';

const LATEST = 4;

/** What the visitor had filled in, for a form that comes back. */
export interface SignUpForm {
  address: string;
  editions: string[];
  problems: Extract<SignUpOutcome, { outcome: 'invalid' }> | null;
}

const EMPTY_FORM: SignUpForm = { address: '', editions: [], problems: null };

export function addHomePage(app: Hono, deps: PageContext): void {
  app.get('/', (c) => homePage(c, deps, EMPTY_FORM));
}

export async function homePage(c: Context, deps: PageContext, form: SignUpForm): Promise<Response> {
  const { newsroom, editions } = deps;
  const latest = await deps.archive.list({ limit: LATEST });
  return renderPage(c, newsroom, {
    title: newsroom.name,
    width: 'wide',
    status: form.problems ? 422 : 200,
    head: html`<link rel="canonical" href="${deps.baseUrl}/">`,
    main: html`<div class="front">
<div>
<h1>The day’s news in your inbox</h1>
<p class="lede">The reporting that matters from ${newsroom.name}, and the authors and topics you follow.</p>
${editions.map(editionCard)}
</div>
${signUpForm(deps, form)}
</div>
${latestIssues(editions, latest)}`,
  });
}

function editionCard(edition: EditionConfig): Html {
  return html`<section class="edition edition-${edition.template}">
<p class="kicker">${describeSchedule(edition)}</p>
<h2>${edition.title}</h2>
<p>${describeEdition(edition)}</p>
</section>`;
}

function signUpForm(
  { editions, wordingOf }: PageContext,
  { address, editions: chosen, problems }: SignUpForm,
): Html {
  return html`<form class="panel sign-up" method="post" action="/sign-up" novalidate>
<h2>Sign up</h2>
${problems ? html`<p class="notice notice-bad" role="alert">Nothing was sent yet: please look at what is marked below.</p>` : ''}
<fieldset${problems?.editions ? html` aria-describedby="editions-problem"` : ''}>
<legend>Which editions?</legend>
${problems?.editions ? html`<p class="field-error" id="editions-problem">${problems.editions}</p>` : ''}
${editions.map(
  (
    edition,
  ) => html`<label class="choice"><input type="checkbox" name="edition" value="${edition.id}"${chosen.includes(edition.id) ? html` checked` : ''}>
<span><strong>${edition.title}</strong> ${wordingOf(edition.id)}</span></label>`,
)}
</fieldset>
<div class="field">
<label for="address">Your email address</label>
<input id="address" name="address" type="email" autocomplete="email" inputmode="email" required maxlength="254" value="${address}"
${problems?.address ? html` aria-invalid="true" aria-describedby="address-problem address-hint"` : html` aria-describedby="address-hint"`}>
${problems?.address ? html`<p class="field-error" id="address-problem">${problems.address}</p>` : ''}
<p class="hint" id="address-hint">We send you a link first. Nothing else comes before you confirm it.</p>
</div>
<button>Sign up</button>
</form>`;
}

function latestIssues(editions: EditionConfig[], latest: PublishedIssue[]): Html | '' {
  if (latest.length === 0) return '';
  return html`<section class="latest" aria-labelledby="latest">
<h2 id="latest">Latest issues</h2>
${issueList(editions, latest)}
<p><a class="more-link" href="/archive">All past issues</a></p>
</section>`;
}
