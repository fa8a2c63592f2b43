/** `HH:MM` in the edition's zone. */
export type LocalTime = string;
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** `auto` sends the current draft at the deadline; `hold` never sends without approval; `last-approved` sends the newest approved version. */
export type ApprovalPolicy = 'auto' | 'hold' | 'last-approved';

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
}
