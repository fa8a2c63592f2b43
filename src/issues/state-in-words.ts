import { inWords } from '../lib/in-words.ts';
import type { IssueState } from './issue.ts';

/** What an issue is: "a draft", "finished with failures". */
export function stateInWords(state: IssueState): string {
  return state === 'draft' ? 'a draft' : inWords(state);
}
