import type { EditionConfig } from '../../issues/edition.ts';
import { instantOf, type LocalDate } from '../../issues/local-time.ts';
import { quietUntil } from '../../issues/quiet-hours.ts';
import type { EpochMs } from '../../lib/clock.ts';

/** What an edition asks of the hour at which its readers get it. */
export type SendTimes = Pick<EditionConfig, 'zone' | 'sendAt' | 'spreadMinutes' | 'sendTime' | 'quietHours'>;

/** When the readers of one zone may get an issue. */
interface ZonePlan {
  /** null for readers whose zone is not known. */
  zone: string | null;
  /** For a first attempt; 0 where the freeze is all it waits for. */
  notBefore: EpochMs;
  /** The end of the quiet hours now; 0 outside of them. */
  quietUntil: EpochMs;
}

export interface SendPlan {
  home: ZonePlan;
  zones: ZonePlan[];
  /** Added to a first attempt's time, by reader: anything from 0 to this. */
  spreadMs: number;
}

/** True where every reader gets every issue as soon as the mail server takes it. */
export function isAtOnce({ spreadMinutes, sendTime, quietHours }: SendTimes): boolean {
  return spreadMinutes === 0 && sendTime === 'newsroom' && quietHours === null;
}

/** The plan of one moment. A reader whose own zone has the time already passed gets the issue with the newsroom's. */
export function planSend(times: SendTimes, date: LocalDate, zones: string[], now: EpochMs): SendPlan {
  const planOf = (zone: string | null): ZonePlan => {
    const place = zone ?? times.zone;
    const quiet = times.quietHours === null ? null : quietUntil(now, place, times.quietHours);
    return {
      zone,
      notBefore: times.sendTime === 'reader' ? instantOf(date, times.sendAt, place) : 0,
      quietUntil: quiet ?? 0,
    };
  };
  return { home: planOf(null), zones: zones.map(planOf), spreadMs: times.spreadMinutes * 60_000 };
}
