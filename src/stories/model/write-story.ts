import type { Article } from '../../feeds/article.ts';
import { baseLanguage } from '../../lib/base-language.ts';
import { MOST_CHARACTERS, readSources } from '../gate/read-sources.ts';
import { countWords } from '../language/terms.ts';
import type { StoryToWrite, WrittenStory } from '../summariser.ts';
import { type ModelTexts, readAnswer } from './answer.ts';
import type { Asked } from './ask-once.ts';
import type { ChatMessage } from './chat.ts';
import { judgeTexts } from './judge-texts.ts';
import { keepExtractive, reconcile } from './reconcile.ts';
import { withoutInstructions } from './without-instructions.ts';
import { REPORTS_SHOWN, repairPrompt, writePrompt } from './write-prompt.ts';

/** Asks the model; an answer that `isUsable` says no to is not worth keeping. */
export type Ask = (messages: ChatMessage[], isUsable: (text: string) => boolean) => Promise<Asked>;

/** Below this many words of report there is nothing to word better. */
const FEWEST_WORDS = 30;
const NONSENSE = 'the model’s answer was not what was asked for';

/**
 * A story in a model's words: asked once, held against the sources, asked once more where something is wrong, and
 * then put together with the extractive texts. `onFailure` hears why a request brought nothing.
 */
export async function writeStory(
  story: StoryToWrite,
  model: string,
  ask: Ask,
  onFailure: (failed: Extract<Asked, { outcome: 'failed' }>) => void,
): Promise<WrittenStory> {
  const articles = readable(story);
  const refusal = whyNot(articles);
  if (refusal !== null) return keepExtractive(story, model, refusal);
  const sources = readSources(articles, story.language);
  const isUsable = (text: string) => readAnswer(text, story.language) !== null;

  const prompt = writePrompt(story, articles);
  const first = await ask(prompt, isUsable);
  if (first.outcome === 'failed') {
    onFailure(first);
    return keepExtractive(story, model, first.reason);
  }
  const texts = readAnswer(first.text, story.language);
  if (texts === null) return keepExtractive(story, model, NONSENSE);
  const findings = judgeTexts(texts, story, sources);
  if (findings.length === 0) return reconcile(story, { model, texts, findings, repaired: [] }, sources);

  const second = await ask(repairPrompt(prompt, first.text, findings), isUsable);
  if (second.outcome === 'failed') onFailure(second);
  const repaired = second.outcome === 'answered' ? readAnswer(second.text, story.language) : null;
  if (repaired === null) return reconcile(story, { model, texts, findings, repaired: [] }, sources);
  const best = keepGood(
    texts,
    repaired,
    findings.map(({ part }) => part),
  );
  const left = judgeTexts(best, story, sources);
  return reconcile(story, { model, texts: best, findings: left, repaired: findings }, sources);
}

/** A repair may only touch what was wrong. */
function keepGood(before: ModelTexts, after: ModelTexts, wrong: readonly (keyof ModelTexts)[]): ModelTexts {
  return { ...before, ...Object.fromEntries(wrong.map((part) => [part, after[part]])) };
}

/**
 * The best in the language, without what they say to machines: what the model is shown, and what its words
 * are held against.
 */
function readable({ articles, language }: StoryToWrite): Article[] {
  const clean = (text: string) => withoutInstructions(text.slice(0, MOST_CHARACTERS), language);
  return articles
    .filter((article) => baseLanguage(article.language) === baseLanguage(language))
    .slice(0, REPORTS_SHOWN)
    .map((article) => ({
      ...article,
      title: clean(article.title),
      teaser: clean(article.teaser),
      body: clean(article.body),
    }));
}

function whyNot(articles: readonly Article[]): string | null {
  if (articles.length === 0) return 'no report is in the issue’s language';
  const words = articles.reduce(
    (sum, { teaser, body }) => sum + countWords(body.length > teaser.length ? body : teaser),
    0,
  );
  return words < FEWEST_WORDS ? 'the reports are too short to be worded anew' : null;
}
