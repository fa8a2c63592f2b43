import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { EditionConfig } from '../../issues/edition.ts';
import type { SignUpOutcome } from '../../subscribers/sign-up.ts';
import type { Html } from '../layout.ts';
import { issueList } from './archive-list.ts';
import { describeEdition, describeSchedule } from './describe-edition.ts';
import type { PageContext, PublishedIssue } from './pages-deps.ts';
import { renderPage } from './render-page.ts';
import type { PageWords } from './words/page-words.ts';

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
  const { newsroom, editions, words } = deps;
  const latest = await deps.archive.list({ limit: LATEST });
  return renderPage(c, newsroom, {
    title: newsroom.name,
    width: 'wide',
    scripts: ['/static/sign-up.js'],
    status: form.problems ? 422 : 200,
    head: html`<link rel="canonical" href="${deps.baseUrl}/">`,
    main: html`<div class="front">
<div>
<h1>${words.home.heading}</h1>
<p class="lede">${words.home.lede(newsroom.name)}</p>
${editions.map((edition) => editionCard(edition, words))}
</div>
${signUpForm(deps, form)}
</div>
${latestIssues(editions, latest, words)}`,
  });
}

function editionCard(edition: EditionConfig, words: PageWords): Html {
  return html`<section class="edition edition-${edition.template}">
<p class="kicker">${describeSchedule(edition, words)}</p>
<h2>${edition.title}</h2>
<p>${describeEdition(edition, words)}</p>
</section>`;
}

function signUpForm(
  { editions, wordingOf, words: { home, signUp } }: PageContext,
  { address, editions: chosen, problems }: SignUpForm,
): Html {
  return html`<form class="panel sign-up" method="post" action="/sign-up" novalidate>
<h2>${signUp}</h2>
${problems ? html`<p class="notice notice-bad" role="alert">${home.problem}</p>` : ''}
<fieldset${problems?.editions ? html` aria-describedby="editions-problem"` : ''}>
<legend>${home.which}</legend>
${problems?.editions ? html`<p class="field-error" id="editions-problem">${home.noEdition}</p>` : ''}
${editions.map(
  (
    edition,
  ) => html`<label class="choice"><input type="checkbox" name="edition" value="${edition.id}"${chosen.includes(edition.id) ? html` checked` : ''}>
<span><strong>${edition.title}</strong> ${wordingOf(edition.id)}</span></label>`,
)}
</fieldset>
<div class="field">
<label for="address">${home.address}</label>
<input id="address" name="address" type="email" autocomplete="email" inputmode="email" required maxlength="254" value="${address}"
${problems?.address ? html` aria-invalid="true" aria-describedby="address-problem address-hint"` : html` aria-describedby="address-hint"`}>
${problems?.address ? html`<p class="field-error" id="address-problem">${home.badAddress(problems.address)}</p>` : ''}
<p class="hint" id="address-hint">${home.hint}</p>
</div>
<input type="hidden" name="zone" value="">
<button>${signUp}</button>
</form>`;
}

function latestIssues(
  editions: EditionConfig[],
  latest: PublishedIssue[],
  { home, locale }: PageWords,
): Html | '' {
  if (latest.length === 0) return '';
  return html`<section class="latest" aria-labelledby="latest">
<h2 id="latest">${home.latest}</h2>
${issueList(editions, latest, locale)}
<p><a class="more-link" href="/archive">${home.allPast}</a></p>
</section>`;
}
