/** True for a name of the IANA list. Intl also takes offsets such as `+01:00`, which know nothing of daylight saving. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name) || name.length > 64) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}

/** The list's own spelling of a name ("america/toronto"), or null where it is none. */
export function timeZoneOf(name: string): string | null {
  const trimmed = name.trim();
  if (!isTimeZone(trimmed)) return null;
  return new Intl.DateTimeFormat('en', { timeZone: trimmed }).resolvedOptions().timeZone;
}
