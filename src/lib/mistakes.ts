import { ExitCode, OperatorError } from './errors.ts';

/** Reads on past what an operator got wrong, so that all of it is told at once. */
export interface Mistakes {
  /** What `read` gives, to be asked for later. Where it threw an OperatorError that is kept, and thrown to whoever asks. */
  of<T>(read: () => T): () => T;
  ofLater<T>(read: () => Promise<T>): Promise<() => T>;
  keep(mistake: OperatorError): void;
  any(): boolean;
  /** Throws what was kept: one as it is, several as one. */
  tell(): void;
}

export function createMistakes(): Mistakes {
  // By their words: a mistake met again, by what depends on it, is one mistake.
  const kept = new Map<string, OperatorError>();
  const keep = (mistake: OperatorError) => {
    const several = mistake instanceof SeveralMistakes ? mistake.mistakes : [mistake];
    for (const one of several) if (!kept.has(one.message)) kept.set(one.message, one);
  };
  const failed = (error: unknown) => {
    if (!(error instanceof OperatorError)) throw error;
    keep(error);
    return () => {
      throw error;
    };
  };
  return {
    of: (read) => {
      try {
        const value = read();
        return () => value;
      } catch (error) {
        return failed(error);
      }
    },
    ofLater: async (read) => {
      try {
        const value = await read();
        return () => value;
      } catch (error) {
        return failed(error);
      }
    },
    keep,
    any: () => kept.size > 0,
    tell: () => {
      const [first, ...more] = kept.values();
      if (first) throw more.length === 0 ? first : new SeveralMistakes([first, ...more]);
    },
  };
}

/** `otherwise` where what is read is wrong, which is told elsewhere. */
export function rightOr<T, U>(read: () => T, otherwise: U): T | U {
  try {
    return read();
  } catch (error) {
    if (error instanceof OperatorError) return otherwise;
    throw error;
  }
}

class SeveralMistakes extends OperatorError {
  readonly mistakes: OperatorError[];

  constructor(mistakes: OperatorError[]) {
    const told = mistakes.map(({ message, hint }) => {
      const lines = hint === undefined ? [message] : [message, hint];
      return `- ${lines.join('\n').replaceAll('\n', '\n  ')}`;
    });
    const isUsage = mistakes.every(({ exitCode }) => exitCode === ExitCode.usage);
    super(['Several settings are wrong:', ...told].join('\n'), {
      exitCode: isUsage ? ExitCode.usage : ExitCode.failure,
      cause: mistakes,
    });
    this.mistakes = mistakes;
  }
}
