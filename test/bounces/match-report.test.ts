import { expect, test } from 'vitest';
import { addressesOf, reportsAbout } from '../../src/bounces/match-report.ts';
import { bounce } from './sent-issues.ts';

test('addresses are compared as the ledger writes them', () => {
  const report = bounce({
    address: 'Ada@Bücher.Example',
    otherAddresses: ['Not an Address', 'BO@mail.example'],
  });
  expect(addressesOf(report)).toEqual(['ada@xn--bcher-kva.example', 'not an address', 'bo@mail.example']);
});

test('of the reports in one message those that name our reader, or else all', () => {
  const delivery = { id: 1, issueId: '', messageId: '', canonicalAddress: 'ada@mail.example', date: 0 };
  const [ours, others] = [bounce({ address: 'ada@mail.example' }), bounce({ address: 'bo@mail.example' })];
  expect(reportsAbout([others, ours], delivery)).toEqual([ours]);
  expect(reportsAbout([others], delivery)).toEqual([others]);
});
