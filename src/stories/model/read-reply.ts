import { z } from 'zod';
import type { ChatOutcome } from './chat.ts';

/** A count no server can mean seriously is as good as none. */
const tokens = z.number().int().min(0).max(10_000_000);

const completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.union([z.string(), z.array(z.object({ text: z.string().default('') }))]).nullish(),
        }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: tokens, completion_tokens: tokens }).nullish().catch(null),
});

export type Reply =
  | Extract<ChatOutcome, { outcome: 'answered' }>
  /** `again`: it may be asked once more. */
  | { outcome: 'failed'; reason: string; billed: boolean; hopeless: boolean; again: boolean };

/** What a server's reply to a chat completion request comes to. */
export function readReply(status: number, body: string): Reply {
  if (status >= 300 && status < 400)
    return refused('the model’s address redirects; name where it leads in MODEL_URL', true);
  if (status === 429 || status >= 500) {
    return {
      ...refused(`the model’s server is busy or broken (${status}${said(body)})`, false),
      again: true,
    };
  }
  if (status === 401 || status === 403)
    return refused(`the model’s server refuses the key (${status}${said(body)})`, true);
  if (status === 404) return refused(`the model or its address is not known (404${said(body)})`, true);
  if (status < 200 || status >= 300)
    return refused(`the model’s server refuses the request (${status}${said(body)})`, false);
  const parsed = completion.safeParse(jsonOf(body));
  if (!parsed.success)
    return {
      ...refused('the model’s server answers with something else than a completion', false),
      billed: true,
    };
  const { choices, usage } = parsed.data;
  const content = choices[0]?.message.content ?? '';
  const text = typeof content === 'string' ? content : content.map((part) => part.text).join('');
  return {
    outcome: 'answered',
    text,
    usage: usage ? { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens } : null,
  };
}

function refused(reason: string, hopeless: boolean): Extract<Reply, { outcome: 'failed' }> {
  return { outcome: 'failed', reason, billed: false, hopeless, again: false };
}

/** The server's own message, cut short; a page of HTML says nothing. */
function said(body: string): string {
  const json = jsonOf(body) as { error?: { message?: unknown } | string; message?: unknown } | null;
  const error = json?.error;
  const message = typeof error === 'string' ? error : (error?.message ?? json?.message);
  if (typeof message !== 'string' || message === '') return '';
  return `: ${message.replace(/[\s\p{Cc}]+/gu, ' ').slice(0, 160)}`;
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
