import type { ArticleKind } from './kind-of-article.ts';

export interface KindRule {
  kind: ArticleKind;
  where: 'title' | 'teaser' | 'path' | 'topics';
  pattern: RegExp;
}

export function rules(kind: ArticleKind, where: KindRule['where'], ...patterns: RegExp[]): KindRule[] {
  return patterns.map((pattern) => ({ kind, where, pattern }));
}
