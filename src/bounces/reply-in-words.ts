interface Reply {
  code: number | null;
  enhanced: string | null;
  detail: string;
}

/** "550 5.1.1 no such user": each code once, whether or not the server's words begin with it. */
export function replyInWords({ code, enhanced, detail }: Reply): string {
  const known = [code, enhanced].filter((part) => part !== null).map(String);
  const words = known.reduce(without, detail);
  return [...known, words].filter((part) => part !== '').join(' ');
}

function without(words: string, code: string): string {
  const next = words.charAt(code.length);
  return words.startsWith(code) && !/[\w.]/.test(next)
    ? words.slice(code.length).replace(/^[\s-]+/, '')
    : words;
}
