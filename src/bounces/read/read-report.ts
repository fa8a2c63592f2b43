import type { Report } from './report.ts';

/**
 * Reads whatever came back: one report a recipient, at least one. Never throws: what is not understood is `other`,
 * `unrelated`.
 */
export async function readReport(_message: Buffer): Promise<Report[]> {
  return [
    {
      kind: 'other',
      why: 'unrelated',
      address: null,
      otherAddresses: [],
      messageId: null,
      returnPaths: [],
      detail: '',
    },
  ];
}
