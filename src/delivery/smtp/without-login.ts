import type { Login } from './smtp-connect.ts';

/**
 * What a mail server said, without the password or token: some repeat the command they did not understand, in which it
 * stands in base64.
 */
export function withoutLogin(said: string, login: Login): string {
  if (login === null) return said;
  const secret = 'pass' in login ? login.pass : login.accessToken;
  return said
    .replaceAll(secret, '…')
    .replaceAll(/[A-Za-z0-9+/]{4,}={0,2}/g, (run) =>
      Buffer.from(run, 'base64').toString().includes(secret) ? '…' : run,
    );
}
