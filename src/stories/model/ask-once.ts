import { hashOf } from '../../lib/canonical-json.ts';
import type { Clock } from '../../lib/clock.ts';
import type { AnswerStore, Spend, SpendLimits } from './answer-store.ts';
import type { Chat, ChatMessage, ChatOutcome, Usage } from './chat.ts';

/** Price of a million tokens, in any one currency; 0 where nothing is paid. */
interface Prices {
  input: number;
  output: number;
}

export interface AskNeeds {
  chat: Chat;
  answers: AnswerStore;
  limits: SpendLimits;
  prices: Prices;
  clock: Clock;
}

export type Asked =
  | { outcome: 'answered'; text: string }
  | { outcome: 'failed'; reason: string; hopeless: boolean };

/** Raised whenever the same messages should be asked anew. */
const EDITION_OF_PROMPT = 1;

/**
 * The model's answer, kept from before or asked for now within the budget. `isUsable` says whether an answer is
 * worth keeping: one that is not is paid, and asked for again another time.
 */
export async function askOnce(
  { chat, answers, limits, prices, clock }: AskNeeds,
  issueId: string,
  messages: ChatMessage[],
  isUsable: (text: string) => boolean,
  signal: AbortSignal,
): Promise<Asked> {
  const key = hashOf({ model: chat.model, messages, edition: EDITION_OF_PROMPT });
  const kept = await answers.answerTo(key);
  if (kept !== undefined) return { outcome: 'answered', text: kept };
  const expected: Usage = { inputTokens: tokensOf(messages), outputTokens: chat.outputTokens };
  const estimate = spendOf(expected, prices);
  const booked = await answers.book({ key, model: chat.model, issueId, at: clock.now(), estimate }, limits);
  if ('past' in booked) {
    const whose = booked.past === 'issue' ? 'the issue’s' : 'the day’s';
    return { outcome: 'failed', reason: `${whose} budget for the model is used up`, hopeless: true };
  }
  const answered = await chat.ask(messages, signal);
  const text = answered.outcome === 'answered' ? answered.text : null;
  await answers.settle(
    booked.id,
    text !== null && isUsable(text) ? text : null,
    spendFor(answered, expected, estimate, prices),
  );
  return answered;
}

/** What is not known to be less is what was expected. */
function spendFor(answered: ChatOutcome, expected: Usage, estimate: Spend, prices: Prices): Spend {
  if (answered.outcome === 'failed') return answered.billed ? estimate : { tokens: 0, costMicros: 0 };
  const written = { ...expected, outputTokens: Math.ceil(answered.text.length / CHARACTERS_A_TOKEN) };
  return spendOf(answered.usage ?? written, prices);
}

/** Fewer than there are, so that an estimate is never too low for English or French. */
const CHARACTERS_A_TOKEN = 3;
const TOKENS_A_MESSAGE = 8;

function tokensOf(messages: ChatMessage[]): number {
  const sizes = messages.map(
    ({ content }) => Math.ceil(content.length / CHARACTERS_A_TOKEN) + TOKENS_A_MESSAGE,
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

function spendOf({ inputTokens, outputTokens }: Usage, { input, output }: Prices): Spend {
  return {
    tokens: inputTokens + outputTokens,
    costMicros: Math.ceil(inputTokens * input + outputTokens * output),
  };
}
