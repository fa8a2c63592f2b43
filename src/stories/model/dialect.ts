import { ANSWER_SCHEMA } from './answer.ts';
import type { ChatMessage } from './chat.ts';

/** How a server wants to be spoken to: they differ in what of the API they know. */
export interface Dialect {
  format: 'json_schema' | 'json_object' | 'plain';
  limit: 'max_tokens' | 'max_completion_tokens';
  temperature: boolean;
}

export const FIRST_DIALECT: Dialect = { format: 'json_schema', limit: 'max_tokens', temperature: true };

interface Request {
  model: string;
  outputTokens: number;
  messages: ChatMessage[];
}

/** The body of a chat completion request. */
export function requestBody(
  { format, limit, temperature }: Dialect,
  { model, outputTokens, messages }: Request,
): object {
  return {
    model,
    messages,
    stream: false,
    [limit]: outputTokens,
    ...(temperature ? { temperature: 0 } : {}),
    ...(format === 'plain' ? {} : { response_format: responseFormat(format) }),
  };
}

function responseFormat(format: 'json_schema' | 'json_object'): object {
  if (format === 'json_object') return { type: 'json_object' };
  return { type: 'json_schema', json_schema: { name: 'story', strict: true, schema: ANSWER_SCHEMA } };
}

/** What to try where a server refuses a request for its form; null where its form is not to blame, or nothing is left. */
export function adapt(dialect: Dialect, status: number, body: string): Dialect | null {
  if (status !== 400 && status !== 422 && status !== 501) return null;
  if (/max_tokens|max_completion_tokens/.test(body) && dialect.limit === 'max_tokens') {
    return { ...dialect, limit: 'max_completion_tokens' };
  }
  if (/temperature/.test(body) && dialect.temperature) return { ...dialect, temperature: false };
  if (dialect.format === 'json_schema') return { ...dialect, format: 'json_object' };
  return dialect.format === 'json_object' ? { ...dialect, format: 'plain' } : null;
}
