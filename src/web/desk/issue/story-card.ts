import { html } from 'hono/html';
import type { EditionConfig } from '../../../issues/edition.ts';
import type { IssueStory } from '../../../issues/issue.ts';
import { countWords, headlineOf, kickerOf, summaryOf, whyItMattersOf } from '../../../render/story-words.ts';
import type { SummaryLength } from '../../../stories/story.ts';
import type { Html } from '../../layout.ts';
import { tag } from '../desk-page.ts';
import { issuePath } from '../words.ts';
import { isEdited } from './edited-report.ts';
import { gauge } from './gauges.ts';
import type { StoryPlace } from './issue-view.ts';
import { phoneFold } from './phone-fold.ts';
import { type FieldState, fieldState, type TypedForm } from './typed-form.ts';
import { whyPanel } from './why-panel.ts';
import { wordingTag } from './wording.ts';

export interface StoryCard {
  issueId: string;
  version: number;
  story: IssueStory;
  edition: EditionConfig;
  /** 0-based, among `of` stories; null where the order cannot be changed (reads). */
  position: { place: number; of: number } | null;
  /** Undefined where no block has room: the story is not in the email. */
  place: StoryPlace | undefined;
  editable: boolean;
  /** What was typed into this card and refused. */
  typed: TypedForm | null;
}

/** One story, edited in place. "Save" comes first, so that Enter in a field saves. */
export function storyCard(card: StoryCard): Html {
  const { story, position } = card;
  const id = `story-${story.id}`;
  const open = position?.place === 0 || card.typed !== null;
  return html`<li class="story${card.place ? '' : ' story-unplaced'}" id="${id}" data-part>
${phoneFold({ id: `${id}-fold`, line: storyLine(card), open }, storyForm(card, id))}
</li>`;
}

/** What a phone shows of a story that is folded. */
function storyLine({ story, position, place }: StoryCard): Html {
  return html`${position ? html`<span class="story-number">${position.place + 1}</span> ` : ''}<span class="story-line">${headlineOf(story)} <span class="meta">${blockName(place)}</span></span>${marks(story)}`;
}

function storyForm(card: StoryCard, id: string): Html {
  const { story, position } = card;
  return html`<form method="post" action="${issuePath(card.issueId)}/edit" id="${id}-form" data-autosave>
<input type="hidden" name="version" value="${card.version}">
<input type="hidden" name="kind" value="story">
<input type="hidden" name="story" value="${story.id}">
${position ? html`<input type="hidden" name="place" value="${position.place}">` : ''}
${storyHead(card)}
${storyTexts(card, id)}
${card.editable ? storyButtons(card, id) : ''}
</form>
${whyPanel(story, card.edition)}`;
}

function blockName(place: StoryPlace | undefined): string {
  return place?.block ?? 'No room: not in the email';
}

function storyHead({ story, position, place, editable }: StoryCard): Html {
  return html`<p class="story-head">
${position ? html`<span class="story-number"${editable ? html` draggable="true" data-drag title="Drag to reorder"` : ''}>${position.place + 1}</span>` : ''}
<span class="story-block">${blockName(place)}</span>
${marks(story)}
${wordingTag(story, place?.length ?? 'brief')}
<span class="story-outlets">${story.outlets.join(', ')}</span>
</p>`;
}

function marks(story: IssueStory): Html {
  return html`<span class="story-marks">${story.pinned ? tag('Pinned', 'good') : ''}
${story.updated ? tag('Updated') : ''}
${story.articles.some(isEdited) ? tag('Source edited') : ''}
${Object.keys(story.edits).length > 0 ? tag('Edited', 'warn') : ''}</span>`;
}

function storyTexts({ story, place, editable, typed, edition }: StoryCard, id: string): Html {
  const length = place?.length ?? 'brief';
  const [min, max] = place?.words ?? [0, 0];
  const texts = { kicker: kickerOf(story), headline: headlineOf(story), summary: summaryOf(story, length) };
  const gauged = editable && place !== undefined;
  const state = (name: string, stored: string, describedBy = '') =>
    fieldState(typed, { id: `${id}-${name}`, name, stored, describedBy, language: edition.language });
  const kicker = state('kicker', texts.kicker);
  const headline = state('headline', texts.headline);
  const summary = state('summary', texts.summary, gauged ? `${id}-summary-gauge` : '');
  const readonly = editable ? '' : html` readonly`;
  return html`<input type="hidden" name="length" value="${length}">
<input type="hidden" name="was.kicker" value="${texts.kicker}">
<input type="hidden" name="was.headline" value="${texts.headline}">
<input type="hidden" name="was.summary" value="${texts.summary}">
<div class="story-fields">
<div><label for="${id}-kicker">Kicker</label>
<input type="text" class="field-kicker" id="${id}-kicker" name="kicker" value="${kicker.value}" maxlength="60"${kicker.attributes}${readonly}>
${kicker.problem}</div>
<div><label for="${id}-headline">Headline</label>
<textarea class="field-headline" id="${id}-headline" name="headline" rows="${rowsFor(headline.value, 52, 1)}" maxlength="300" data-one-line${headline.attributes}${readonly}>${headline.value}</textarea>
${headline.problem}</div>
<div><label for="${id}-summary">Summary</label>
<textarea id="${id}-summary" name="summary" rows="${rowsFor(summary.value, 85, 2)}"${summary.attributes}${readonly}>${summary.value}</textarea>
${summary.problem}
${gauged ? gauge(`${id}-summary`, countWords(summary.value), { unit: 'words', min, max }) : ''}</div>
${whyField(story, id, length, readonly, (stored) => state('why', stored))}
</div>`;
}

/** Only where a language model words the stories, or somebody wrote the line; short stories print none. */
function whyField(
  story: IssueStory,
  id: string,
  length: SummaryLength,
  readonly: Html | string,
  stateOf: (stored: string) => FieldState,
): Html | string {
  const line = whyItMattersOf(story);
  if (length === 'brief' || (line === '' && !story.wording)) return '';
  const { value, attributes, problem } = stateOf(line);
  return html`<div><label for="${id}-why">Why it matters (optional)</label>
<input type="hidden" name="was.why" value="${line}">
<textarea id="${id}-why" name="why" rows="${rowsFor(value, 85, 1)}" maxlength="400" data-one-line${attributes}${readonly}>${value}</textarea>
${problem}</div>`;
}

/** Roughly as many rows as the text takes; browsers that can, fit the field to its text. */
function rowsFor(text: string, charactersARow: number, least: number): number {
  return Math.min(14, Math.max(least, Math.ceil(text.length / charactersARow)));
}

function storyButtons({ story, position }: StoryCard, id: string): Html {
  const name = html`<span class="visually-hidden"> ${headlineOf(story)}</span>`;
  const press = (value: string, label: string, disabled = false, key = value) =>
    html`<button class="button-quiet button-small" name="do" value="${value}" id="${id}-${key}"${disabled ? html` aria-disabled="true"` : ''}>${label}${name}</button>`;
  return html`<div class="story-buttons">
<button class="button-quiet button-small button-save" name="do" value="save" id="${id}-save">Save${name}</button>
${position ? moveButtons(position, id, press) : ''}
${story.pinned ? press('unpin', 'Unpin', false, 'pin') : press('pin', 'Pin')}
${press('drop', 'Drop')}
</div>`;
}

/** A button that leads nowhere stays focusable, so that pressing Up twice does not lose the keyboard's place. */
function moveButtons(
  { place, of }: { place: number; of: number },
  id: string,
  press: (value: string, label: string, disabled?: boolean) => Html,
): Html {
  return html`${press('up', 'Up', place === 0)}
${press('down', 'Down', place === of - 1)}
<span class="move-to"><label for="${id}-to">to place</label>
<input type="number" id="${id}-to" name="to" min="1" max="${of}" value="${place + 1}">
${press('to', 'Move')}</span>`;
}
