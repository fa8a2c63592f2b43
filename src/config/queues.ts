/**
 * `news`: polls and drafts, in order. `issue`: start or hold one. `deliver`: share in an issue’s send.
 * `returns`: read the bounce mailbox. `tidy`: retention.
 */
export const QUEUES = ['news', 'issue', 'deliver', 'returns', 'tidy'] as const;
export type QueueName = (typeof QUEUES)[number];
