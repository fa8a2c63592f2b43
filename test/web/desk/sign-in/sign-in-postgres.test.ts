import { describe, expect, test } from 'vitest';
import { silentLog } from '../../../../src/lib/log.ts';
import { createDeskAuth } from '../../../../src/web/desk/sign-in/desk-auth.ts';
import { EDITOR } from '../../../support/desk-server.ts';
import { openMigrated } from '../../../support/newsroom-database.ts';
import { postgresBinaries, startPostgres } from '../../../support/postgres.ts';

const binaries = await postgresBinaries();

describe.skipIf(binaries === null)('sign-in on PostgreSQL (skipped where it is not installed)', () => {
  test('a code opens a session, and signing out ends it', { timeout: 120_000 }, async () => {
    await using postgres = await startPostgres(binaries ?? '');
    await using database = await openMigrated(postgres.url);
    const codes: string[] = [];
    const auth = createDeskAuth({
      baseUrl: 'http://127.0.0.1:3000',
      database,
      secret: 'k7Qf2-not-a-real-secret-Zp91-Ld04-Wx',
      editors: { emails: [EDITOR] },
      log: silentLog,
      sendSignInCode: async (_address, code) => void codes.push(code),
    });
    await auth.sendCode(EDITOR);
    const checked = await auth.checkCode(EDITOR, codes[0] ?? '');
    if (checked.outcome !== 'signed_in') throw new Error(checked.outcome);
    const headers = new Headers({ cookie: checked.cookies[0]?.split(';')[0] ?? '' });
    expect(await auth.editorOf(headers)).toBe(EDITOR);
    await auth.signOut(headers);
    expect(await auth.editorOf(headers)).toBeNull();
  });
});
