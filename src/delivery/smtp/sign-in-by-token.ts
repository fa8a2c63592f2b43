import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import XOAuth2 from 'nodemailer/lib/xoauth2';

/**
 * XOAUTH2, each token offered once. nodemailer's own exchange answers a challenge (334) with a second offer, of the same
 * token where it knows no other; who has another one is `withLogin`.
 */
export const signInByToken = (signedIn = () => {}): NonNullable<SMTPConnectionOptions['customAuth']> => ({
  async XOAUTH2({ auth, sendCommand }) {
    const token: unknown = auth.oauth2;
    if (!(token instanceof XOAuth2)) throw new Error('There is no access token to sign in with.');
    const offered = await sendCommand(
      `AUTH XOAUTH2 ${token.buildXOAuth2Token(String(token.accessToken || ''))}`,
    );
    // The challenge holds the reason; the empty line after it asks for the reply.
    const reply = offered.status === 334 ? await sendCommand('') : offered;
    if (reply.status !== 235) throw new Error('Invalid login');
    signedIn();
  },
});
