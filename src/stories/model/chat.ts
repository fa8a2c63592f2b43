/** What is said to a language model, and by it. */
export interface ChatMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

export interface Usage {
  inputTokens: number;
  outputTokens: number;
}

/** Expected failures are returned, never thrown. */
export type ChatOutcome =
  /** `usage` is null where the server does not say. */
  | { outcome: 'answered'; text: string; usage: Usage | null }
  /**
   * `billed`: it may have to be paid all the same. `hopeless`: asking again would fail in the same way, as with a
   * wrong key.
   */
  | { outcome: 'failed'; reason: string; billed: boolean; hopeless: boolean };

/** One exchange with a model that answers in JSON. */
export interface Chat {
  /** The model's name. */
  model: string;
  /** Most tokens of one answer. */
  outputTokens: number;
  ask(messages: ChatMessage[], signal: AbortSignal): Promise<ChatOutcome>;
}
