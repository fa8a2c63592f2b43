/** Exit codes of every CLI verb. */
export const ExitCode = {
  ok: 0,
  failure: 1,
  usage: 2,
  lintFailed: 3,
  waitingForApproval: 4,
  locked: 5,
  tryAgain: 75,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/**
 * Something an operator or editor can put right: printed as message and hint, without a stack.
 * Bugs and broken environments are plain errors with a `cause`.
 */
export class OperatorError extends Error {
  override name = 'OperatorError';
  readonly hint: string | undefined;
  readonly exitCode: ExitCode;

  constructor(message: string, options: { hint?: string; exitCode?: ExitCode; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.hint = options.hint;
    this.exitCode = options.exitCode ?? ExitCode.failure;
  }
}

/** A mistake in settings or on the command line: exit code 2. */
export function usage(message: string, hint: string): OperatorError {
  return new OperatorError(message, { hint, exitCode: ExitCode.usage });
}

/** What a person needs of any thrown value. */
export function messageOf(error: unknown): string {
  // A host with several addresses, none of which answers, says nothing itself.
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join('; ');
  // pg-boss hands on copies of errors, which are plain objects.
  if (typeof error === 'object' && error !== null && 'message' in error) return String(error.message);
  return String(error);
}

/** Whether the system says that there is no such file or folder. */
export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

const UNREADABLE: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead in a circle',
  EACCES: 'this account may not read it',
};

/** Why a file could not be read, without Node's name of the system call. */
export function whyUnreadable(error: unknown): string {
  return UNREADABLE[codeOf(error)] ?? messageOf(error);
}

const NO_FOLDER: Record<string, string> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'it is not a folder',
};

/** The same of a folder. */
export function whyFolderUnreadable(error: unknown): string {
  return NO_FOLDER[codeOf(error)] ?? whyUnreadable(error);
}

const UNWRITABLE: Record<string, string> = {
  ENOENT: 'nothing can be made there',
  ENOTDIR: 'a part of its path is a file',
  EISDIR: 'it is a folder',
  EACCES: 'this account may not write there',
  EPERM: 'this account may not write there',
  EROFS: 'what is there can only be read',
  ENAMETOOLONG: 'its name is too long',
  ELOOP: 'its links lead in a circle',
  EFBIG: 'this account may make no file that large',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full, as far as this account may use it',
};

/** Why a file or a folder could not be made or written. */
export function whyUnwritable(error: unknown): string {
  return UNWRITABLE[codeOf(error)] ?? messageOf(error);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
