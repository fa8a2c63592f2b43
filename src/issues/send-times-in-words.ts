import { countOf } from '../lib/in-words.ts';
import type { EditionConfig } from './edition.ts';

type SendTimes = Pick<EditionConfig, 'zone' | 'sendAt' | 'spreadMinutes' | 'sendTime' | 'quietHours'>;

/** Why “now” is not now for everybody; null where an edition goes out all at once. */
export function sendTimesInWords(times: SendTimes): string | null {
  const { zone, sendAt, spreadMinutes, sendTime, quietHours } = times;
  const parts = [
    ...(sendTime === 'reader'
      ? [`nobody before ${sendAt} in their own zone (${zone} where none is known)`]
      : []),
    ...(quietHours ? [`nobody between ${quietHours[0]} and ${quietHours[1]} there`] : []),
    ...(spreadMinutes > 0 ? [`copies are spread over ${countOf(spreadMinutes, 'minute')}`] : []),
  ];
  return parts.length === 0 ? null : `Not everybody gets it at once: ${parts.join(', ')}.`;
}
