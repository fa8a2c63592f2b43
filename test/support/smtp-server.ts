import type { SMTPServerAuthentication, SMTPServerOptions } from 'smtp-server';
import { SMTPServer } from 'smtp-server';

export interface StartedSmtpServer extends AsyncDisposable {
  port: number;
  received: { raw: string; secure: boolean; user: string | undefined }[];
  /** Every attempt to sign in. */
  logins: SMTPServerAuthentication[];
}

/** The independent smtp-server package: parses, authenticates and speaks TLS by its own lights. The password is “right”. */
export async function startSmtpServer(options: SMTPServerOptions = {}): Promise<StartedSmtpServer> {
  const received: StartedSmtpServer['received'] = [];
  const logins: SMTPServerAuthentication[] = [];
  const { onAuth = byPassword, ...others } = options;
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    onAuth(auth, session, done) {
      logins.push(auth);
      onAuth.call(this, auth, session, done);
    },
    onData(stream, session, done) {
      let raw = '';
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        raw += chunk;
      });
      stream.on('end', () => {
        received.push({ raw, secure: session.secure, user: session.user });
        done();
      });
    },
    ...others,
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return {
    received,
    logins,
    port: address.port,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

const byPassword: NonNullable<SMTPServerOptions['onAuth']> = (auth, _session, done) => {
  const right = auth.method === 'CRAM-MD5' ? auth.validatePassword('right') : auth.password === 'right';
  return right ? done(null, { user: auth.username }) : done(new Error('Wrong password'));
};
