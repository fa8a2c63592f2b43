import type { IssueWords } from './words.ts';

type Reports = Parameters<IssueWords['credit']>[0]['reports'];

/** "By Ada Marsh, Island Wire; by Bo Lund, Radio Merrow; Tidewatch", of “by” and what stands between two reports. */
export function joinReports(reports: Reports, by: string, between: string): string {
  return reports
    .map(({ authors, outlet }, index) => {
      if (authors === '') return outlet;
      return `${index === 0 ? by.charAt(0).toUpperCase() + by.slice(1) : by} ${authors}, ${outlet}`;
    })
    .join(between);
}
