import { countOf } from '../../lib/in-words.ts';

/** What a freeze under way has done so far; nothing where none is. */
export function freezingInWords(written: number | null): string {
  return written === null ? '' : `being frozen: ${countOf(written, 'subscriber')} written down so far`;
}
