import type { BetterAuthOptions } from 'better-auth';
import { messageOf } from '../../../lib/errors.ts';
import type { DeskDeps } from '../desk-deps.ts';

export const CODE_MINUTES = 10;
const SESSION_DAYS = 7;

type AuthDeps = Pick<DeskDeps, 'baseUrl' | 'database' | 'editors' | 'secret' | 'sendSignInCode' | 'log'>;

type CodeCheck =
  /** `cookies` are Set-Cookie values. */
  | { outcome: 'signed_in'; cookies: string[] }
  | { outcome: 'wrong' }
  | { outcome: 'expired' }
  | { outcome: 'used_up' };

export interface DeskAuth {
  /** Mails a six-digit code to an editor; does nothing for any other address. */
  sendCode(address: string): Promise<void>;
  /** The same path for every address, so that its time tells nothing; only editors ever have a code. */
  checkCode(address: string, code: string): Promise<CodeCheck>;
  /** The signed-in editor's address, or null. Somebody taken off the editors' list is out at once. */
  editorOf(headers: Headers): Promise<string | null>;
  /** Set-Cookie values that end the session. */
  signOut(headers: Headers): Promise<string[]>;
}

export function normaliseEditorAddress(address: string): string {
  return address.trim().toLowerCase();
}

/** Sign-in by emailed code: codes are stored hashed, work once, and die after three wrong guesses. */
export function createDeskAuth(deps: AuthDeps): DeskAuth {
  const editors = new Set(deps.editors.emails.map(normaliseEditorAddress));
  let made: ReturnType<typeof makeAuth> | undefined;
  // Loading the library takes half a second, so it waits for the first visit to the desk.
  const auth = () => {
    made ??= makeAuth(deps);
    return made;
  };
  return {
    async sendCode(address) {
      if (!editors.has(address)) return;
      await (await auth()).api.sendVerificationOTP({ body: { email: address, type: 'sign-in' } });
    },
    async checkCode(address, code) {
      try {
        const body = { email: address, otp: code };
        const { headers } = await (await auth()).api.signInEmailOTP({ body, returnHeaders: true });
        return { outcome: 'signed_in', cookies: headers.getSetCookie() };
      } catch (error) {
        return failedCheck(error);
      }
    },
    async editorOf(headers) {
      const session = await (await auth()).api.getSession({ headers });
      const address = session && normaliseEditorAddress(session.user.email);
      return address && editors.has(address) ? address : null;
    },
    async signOut(headers) {
      const answer = await (await auth()).api.signOut({ headers, returnHeaders: true });
      return answer.headers.getSetCookie();
    },
  };
}

function failedCheck(error: unknown): CodeCheck {
  switch (error instanceof Error && 'body' in error && (error.body as { code?: string } | undefined)?.code) {
    case 'INVALID_OTP':
      return { outcome: 'wrong' };
    case 'OTP_EXPIRED':
      return { outcome: 'expired' };
    case 'TOO_MANY_ATTEMPTS':
      return { outcome: 'used_up' };
    default:
      throw error;
  }
}

async function makeAuth({ baseUrl, database, secret, sendSignInCode, log }: AuthDeps) {
  const [{ betterAuth }, { emailOTP }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/email-otp'),
  ]);
  const times = { createdAt: 'created_at', updatedAt: 'updated_at' };
  return betterAuth({
    baseURL: baseUrl,
    basePath: '/desk/auth',
    secret,
    database: { db: database.db, type: database.dialect } as NonNullable<BetterAuthOptions['database']>,
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => log[level === 'error' ? 'error' : 'warn']({ message }, 'sign-in'),
    },
    advanced: {
      cookiePrefix: 'twofold',
      defaultCookieAttributes: { path: '/desk', httpOnly: true, sameSite: 'lax' },
    },
    user: { modelName: 'desk_users', fields: { emailVerified: 'email_verified', ...times } },
    session: {
      modelName: 'desk_sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...times,
      },
      expiresIn: SESSION_DAYS * 86_400,
      disableSessionRefresh: true,
    },
    verification: { modelName: 'desk_codes', fields: { expiresAt: 'expires_at', ...times } },
    account: { modelName: 'desk_accounts', fields: { ...ACCOUNT_FIELDS, ...times } },
    plugins: [
      emailOTP({
        otpLength: 6,
        expiresIn: CODE_MINUTES * 60,
        allowedAttempts: 3,
        storeOTP: 'hashed',
        // A mail server that is slow or down is the log's business, not the visitor's.
        async sendVerificationOTP({ email, otp }) {
          sendSignInCode(email, otp).catch((error: unknown) =>
            log.error({ error: messageOf(error) }, 'the sign-in code could not be mailed'),
          );
        },
      }),
    ],
  });
}

const ACCOUNT_FIELDS = {
  userId: 'user_id',
  accountId: 'account_id',
  providerId: 'provider_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
};
