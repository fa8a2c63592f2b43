import { usage } from '../lib/errors.ts';
import type { Env } from './env.ts';

/** A language model behind an endpoint that speaks OpenAI's chat completions, and what it may cost. */
export interface ModelConfig {
  /** Base address, as https://api.example.org/v1. */
  url: string;
  name: string;
  key: string | null;
  timeoutMs: number;
  /** For all stories of an issue together. */
  issueMs: number;
  /** Most of one answer. */
  outputTokens: number;
  /** Per million tokens, in whatever currency the budgets are in; 0 where nothing is paid. */
  prices: { input: number; output: number };
  /** Infinity where nothing limits it. */
  tokens: { perIssue: number; perDay: number };
  budget: { perIssue: number; perDay: number };
}

const NUMBERS = [
  'MODEL_KEY',
  'MODEL_PRICE_INPUT',
  'MODEL_PRICE_OUTPUT',
  'MODEL_BUDGET_PER_ISSUE',
  'MODEL_BUDGET_PER_DAY',
] as const;

/** Null where none is configured. Throws OperatorError (exit 2) where half of one is. */
export function modelConfig(env: Env): ModelConfig | null {
  if (!env.MODEL_URL && !env.MODEL_NAME) {
    const lone = NUMBERS.find((name) => env[name] !== undefined);
    if (lone)
      throw usage(`${lone} is set, but no model is.`, 'Set MODEL_URL and MODEL_NAME too, or unset it.');
    return null;
  }
  if (!env.MODEL_URL || !env.MODEL_NAME) {
    const [set, missing] = env.MODEL_URL ? ['MODEL_URL', 'MODEL_NAME'] : ['MODEL_NAME', 'MODEL_URL'];
    throw usage(
      `${set} is set, but ${missing} is not.`,
      'A model needs its endpoint’s address and its name there.',
    );
  }
  refuseOpenKey(env.MODEL_URL, env.MODEL_KEY);
  refuseUnpricedBudget(env);
  return {
    url: env.MODEL_URL,
    name: env.MODEL_NAME,
    key: env.MODEL_KEY ?? null,
    timeoutMs: env.MODEL_TIMEOUT * 1_000,
    issueMs: env.MODEL_ISSUE_TIMEOUT * 1_000,
    outputTokens: env.MODEL_OUTPUT_TOKENS,
    prices: { input: env.MODEL_PRICE_INPUT ?? 0, output: env.MODEL_PRICE_OUTPUT ?? 0 },
    tokens: { perIssue: env.MODEL_TOKENS_PER_ISSUE, perDay: env.MODEL_TOKENS_PER_DAY },
    budget: {
      perIssue: env.MODEL_BUDGET_PER_ISSUE ?? Number.POSITIVE_INFINITY,
      perDay: env.MODEL_BUDGET_PER_DAY ?? Number.POSITIVE_INFINITY,
    },
  };
}

/** This machine and its network: names without a dot, .local and .internal, and private addresses (RFC 1918, RFC 4193). */
const NEAR =
  /^(?:[^.:]+|.+\.(?:local|internal|lan|home\.arpa)|127\.[\d.]+|10\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|\[(?:::1|f[cd][\da-f:]+|fe80:[\da-f:]+)\])$/i;

/** A key in the clear can be read by everybody between here and there. */
function refuseOpenKey(url: string, key: string | undefined): void {
  const { protocol, hostname, username } = new URL(url);
  if (username !== '')
    throw usage('MODEL_URL holds a user or a password.', 'Give the key as MODEL_KEY or MODEL_KEY_FILE.');
  if (!key) return;
  // What no header can hold would fail at every request, and be quoted in the error.
  if (/[^\x21-\x7e]/.test(key))
    throw usage('MODEL_KEY holds spaces or letters that no key has.', 'Copy it again.');
  if (protocol === 'https:' || NEAR.test(hostname)) return;
  throw usage(
    'MODEL_URL is http, and MODEL_KEY would travel unencrypted.',
    'Use the endpoint’s https address.',
  );
}

function refuseUnpricedBudget(env: Env): void {
  const budget = (['MODEL_BUDGET_PER_ISSUE', 'MODEL_BUDGET_PER_DAY'] as const).find(
    (name) => env[name] !== undefined,
  );
  if (!budget || (env.MODEL_PRICE_INPUT !== undefined && env.MODEL_PRICE_OUTPUT !== undefined)) return;
  throw usage(
    `${budget} is set, but not what tokens cost.`,
    'Set MODEL_PRICE_INPUT and MODEL_PRICE_OUTPUT, per million tokens, in the same currency.',
  );
}
