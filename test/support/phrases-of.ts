/** Every phrase of three letters or more in a dictionary of fixed words, cut at what is filled in. */
export function phrasesOf(value: unknown): string[] {
  if (typeof value === 'string')
    return value
      .split('\u0000')
      .map((part) => part.trim())
      .filter((part) => /\p{L}{3}/u.test(part));
  if (typeof value === 'function') {
    const filled = new Proxy(
      {},
      {
        get: (_, key) => {
          if (key === Symbol.toPrimitive) return () => '\u0000';
          if (key === 'reports') return [{ authors: '\u0000', outlet: '\u0000' }];
          return key === 'editions' ? ['\u0000'] : '\u0000';
        },
      },
    );
    return phrasesOf(value(filled));
  }
  return Object.values(value ?? {}).flatMap(phrasesOf);
}
