/** `morning/2026-11-23` as a Message-ID of its copies begins: `morning-2026-11-23`. */
export function messageIdStart(issueId: string): string {
  return issueId.replaceAll(/[^a-z0-9]+/gi, '-');
}
