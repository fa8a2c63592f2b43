/** `HH:MM` in the edition's zone. */
export type LocalTime = string;
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** `auto` sends the current draft at the deadline; `hold` never sends without approval; `last-approved` sends the newest approved version. */
export type ApprovalPolicy = 'auto' | 'hold' | 'last-approved';

/** From the first until the second, over midnight where the first is later. */
export type QuietHours = [from: LocalTime, to: LocalTime];

/** One part of an edition, in the order it is printed. `max` counts stories or lines. */
export interface BlockConfig {
  kind: 'note' | 'headlines' | 'lead' | 'stories' | 'updates' | 'radar' | 'reads' | 'agenda' | 'following';
  /** Heading printed above the block; '' prints none. */
  title: string;
  max: number;
  /** Word budget of one summary in this block: [fewest, most]. */
  words: [number, number];
  /** Section ids it takes from; empty takes from every section that may be a headline. */
  sections: string[];
}

/** The recurring product: Morning Update, Evening Update. */
export interface EditionConfig {
  id: string;
  title: string;
  language: string;
  /** IANA zone. */
  zone: string;
  days: Weekday[];
  draftAt: LocalTime;
  approveBy: LocalTime;
  sendAt: LocalTime;
  /** Articles published in this many hours before `draftAt` are considered. */
  windowHours: number;
  /** Look of the email: `templates/email/<template>.*`. */
  template: string;
  greeting: string;
  /** Who words the stories where a language model is configured; without one they are extractive. */
  summaries: 'extractive' | 'model';
  blocks: BlockConfig[];
  minStories: number;
  maxStories: number;
  approval: ApprovalPolicy;
  /** How many minutes after `sendAt` a missed slot may still be sent. */
  latenessMinutes: number;
  /** How many hours after the freeze a delivery is still tried: later it is no news. */
  giveUpHours: number;
  /** Minutes over which the readers' mails are spread; 0 sends as fast as the mail server takes them. */
  spreadMinutes: number;
  /** `reader`: at `sendAt` of each reader's own zone, where it is known and later than the newsroom's. */
  sendTime: 'newsroom' | 'reader';
  /** Hours in each reader's zone (else the edition's) at which no mail goes out; null where any will do. */
  quietHours: QuietHours | null;
}
